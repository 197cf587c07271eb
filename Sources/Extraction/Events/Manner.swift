import Language
import Records

/// Whether an event happened, by the words around its verb.
struct Manner: Equatable {
    var polarity = EventRecord.Polarity.positive
    var modality = EventRecord.Modality.asserted
    /// The verb above refuses what this one would do.
    var isRefused = false

    init(modality: EventRecord.Modality) { self.modality = modality }

    init(of verb: Int, in tree: SentenceTree, folded: [String], words: EventWords) {
        negate(verb, tree, folded, words)
        if let modal = modal(verb, tree, folded, words) { modality = modal }
        govern(verb, tree, folded, words)
        if isConditional(verb, tree, folded, words) { modality = .conditional }
    }

    private mutating func negate(
        _ verb: Int, _ tree: SentenceTree, _ folded: [String], _ words: EventWords
    ) {
        for child in tree.dependents(of: verb) {
            let isNegator =
                words.isNegator(folded[child]) && child < verb
                && ![.mark, .case, .cc, .det].contains(tree.words[child].relation)
            let isEmpty =
                [.nsubj, .nsubjPassive, .obj].contains(tree.words[child].relation)
                && (folded[child] == "none" || folded[child] == "nobody"
                    || tree.dependents(of: child, .det).contains { folded[$0] == "no" })
            if isNegator || isEmpty { polarity = .negative }
        }
    }

    private func modal(
        _ verb: Int, _ tree: SentenceTree, _ folded: [String], _ words: EventWords
    ) -> EventRecord.Modality? {
        for child in tree.dependents(of: verb, .aux) {
            if let value = words.modal(folded[child]) {
                return EventRecord.Modality(rawValue: value)
            }
        }
        return nil
    }

    /// What the verb above makes of its infinitive: `plans to`, `refused to`, `urged … to`.
    private mutating func govern(
        _ verb: Int, _ tree: SentenceTree, _ folded: [String], _ words: EventWords
    ) {
        let relation = tree.words[verb].relation
        guard [.xcomp, .ccomp, .advcl, .acl].contains(relation), let head = tree.words[verb].head,
            isInfinitive(verb, tree, folded) || relation == .xcomp
        else { return }
        let lemma = tree.words[head].lemma.lowercased()
        if lemma == "have", tree.dependents(of: head).contains(where: { folded[$0] == "yet" }) {
            polarity = .negative
            return
        }
        guard let value = words.governor(lemma) else {
            if relation == .xcomp {
                let above = Manner(of: head, in: tree, folded: folded, words: words)
                if above.modality != .asserted { modality = above.modality }
                if above.polarity == .negative { polarity = .negative }
            }
            return
        }
        switch value {
        case "refused": isRefused = true
        case "negative": polarity = .negative
        case "asserted":
            let above = Manner(of: head, in: tree, folded: folded, words: words)
            modality = above.modality
            if above.polarity == .negative { polarity = .negative }
        default:
            if let told = EventRecord.Modality(rawValue: value) { modality = told }
        }
    }

    private func isInfinitive(_ verb: Int, _ tree: SentenceTree, _ folded: [String]) -> Bool {
        tree.dependents(of: verb, .mark).contains { folded[$0] == "to" }
    }

    private func isConditional(
        _ verb: Int, _ tree: SentenceTree, _ folded: [String], _ words: EventWords
    ) -> Bool {
        tree.dependents(of: verb, .mark).contains { words.isCondition(folded[$0]) }
    }
}
