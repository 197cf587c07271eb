import Language
import Records

/// Reads the manner of every word of a sentence that may tell of an event, heads first, so that a
/// word knows what those above make of it.
struct MannerReader {
    let tree: SentenceTree
    let folded: [String]
    let words: EventWords
    /// What the words above say of each word, and that together with its own negation and modal.
    private var contexts: [Manner]
    private(set) var manners: [Manner]

    init(_ tree: SentenceTree, folded: [String], words: EventWords) {
        self.tree = tree
        self.folded = folded
        self.words = words
        contexts = [Manner](repeating: Manner(), count: tree.words.count)
        manners = contexts
        let isAsked = folded.last { $0 != "\"" && $0 != "”" } == "?"
        for token in tree.order {
            contexts[token] = context(of: token)
            if isAsked, tree.words[token].relation == .root, tree.isVerb(token) {
                contexts[token].modality = .possible
            }
            manners[token] = own(token, contexts[token])
        }
    }

    // MARK: - From above

    private func context(of token: Int) -> Manner {
        guard let head = tree.words[token].head, tree.words.indices.contains(head) else {
            return Manner()
        }
        if let partner = tree.partner(of: token) { return joined(token, partner) }
        switch tree.words[token].relation {
        case .conj: return joined(token, head)
        case .xcomp, .ccomp, .csubj, .csubjPassive: return governed(token, head)
        case .advcl: return adverbial(token, head)
        case .acl: return adnominal(token, head)
        case .obj, .nsubjPassive, .obl, .nmod:
            return tree.isVerb(token) || tree.words[token].upos == .noun
                ? nominal(token, head) : Manner()
        default: return Manner()
        }
    }

    /// `will visit Paris and meet Macron`: without a tense of its own it shares all.
    private func joined(_ token: Int, _ head: Int) -> Manner {
        let isBare =
            tree.isVerb(token)
            && (!tree.words[token].features.contains(.finite)
                || tree.words[token].relation != .conj
                    && tree.words[token].features.contains(.imperative))
            && tree.first(of: token, .aux, .nsubj, .nsubjPassive) == nil
        let isAlternative = tree.dependents(of: token, .cc).contains {
            folded[$0] == "or" || folded[$0] == "nor"
        }
        if isBare || isAlternative || tree.words[token].upos == .noun { return manners[head] }
        return contexts[head]
    }

    private func governed(_ token: Int, _ head: Int) -> Manner {
        let above = manners[head]
        let lemma = tree.lemma(head)
        let isFinite =
            tree.words[token].relation == .ccomp && !isInfinitive(token)
            && !tree.words[token].features.contains(.gerund)
        var value = isFinite ? words.teller(lemma) : governor(head)
        // `a letter intended to clear her`.
        if Self.meaning.contains(lemma), isInfinitive(token), tree.isVerb(head), isPassive(head) {
            value = "possible"
        }
        // `called the premier to congratulate him` asks for nothing.
        if lemma == "call", !isAsking(head) { value = "asserted" }
        if lemma == "go" || lemma == "be", !isFinite, isInfinitive(token),
            lemma == "be" || tree.words[head].features.contains(.gerund)
        {
            value = "planned"
        }
        return apply(value ?? (isFinite ? "reported" : "asserted"), above, head)
    }

    /// What a verb makes of its infinitive: a court that orders somebody to do it demands it; who
    /// orders his own troops plans.
    private func governor(_ head: Int) -> String? {
        let lemma = tree.lemma(head)
        if lemma == "order", let judge = tree.first(of: head, .nsubj),
            words.sector(tree.lemma(judge)) == "JUD"
        {
            return "demanded"
        }
        return words.governor(lemma)
    }

    private static let meaning: Set = ["aim", "design", "intend", "mean"]

    private func isPassive(_ verb: Int) -> Bool {
        tree.first(of: verb, .auxPassive, .nsubjPassive) != nil
            || tree.words[verb].relation == .acl && tree.words[verb].features.contains(.past)
    }

    /// `called on them to leave`, `called for them to leave`; not `called him to thank him`.
    private func isAsking(_ call: Int) -> Bool {
        tree.first(of: call, .obj) == nil
            && (tree.dependents(of: call).contains {
                ["on", "upon", "for"].contains(tree.preposition(of: $0) ?? "")
                    || ["on", "upon", "for"].contains(folded[$0])
            }
                || tree.dependents(of: call, .xcomp, .advcl, .ccomp).contains { below in
                    tree.dependents(of: below, .mark).contains { folded[$0] == "for" }
                })
    }

    /// `if …`, `without …`, `in order to …`, `instead of …`.
    private func adverbial(_ token: Int, _ head: Int) -> Manner {
        var manner = Manner()
        let marks = tree.dependents(of: token, .mark, .case, .advmod).filter { $0 < token }
        for mark in marks {
            if words.isCondition(folded[mark]) { manner.modality = .conditional }
            if words.isInstead(folded[mark]) { manner.polarity = .negative }
            // `before they leave`: they have not left yet.
            // `before leaving, he left a note`: told with the rest.
            if folded[mark] == "before", tree.isGerund(token), manners[head].happened { continue }
            if ["before", "until", "till"].contains(folded[mark]),
                !tree.words[token].features.contains(.past)
            {
                manner.modality = .possible
            }
        }
        if manner != Manner() { return manner }
        if isInfinitive(token) {
            manner.modality = .possible
            // `refused to …`, which a parse may hang as an adverbial.
            let lemma = tree.lemma(head)
            if lemma == "call", !isAsking(head) { return manners[head] }
            if let value = governor(head) {
                return apply(value, manners[head], head)
            }
            return manner
        }
        if marks.isEmpty, !tree.words[token].features.contains(.finite),
            manners[head].modality != .asserted
        {
            manner.modality = manners[head].modality
        }
        return manner
    }

    /// `its refusal to leave`, `a plan to leave`; `the man leading …` did so.
    private func adnominal(_ token: Int, _ head: Int) -> Manner {
        // `sincere about improving …` tells of no deed.
        let marks = tree.dependents(of: token, .mark).filter { $0 < token }.map(tree.lemma)
        if tree.isGerund(token),
            marks.contains("in")
                || tree.words[token].features.contains(.gerund) && !marks.isEmpty
        {
            return apply(words.governor(tree.lemma(head)) ?? "possible", manners[head], head)
        }
        guard isInfinitive(token) else {
            return tree.words[token].features.contains(.finite)
                ? apply(words.teller(tree.lemma(head)) ?? "reported", manners[head], head)
                : Manner()
        }
        return apply(words.governor(tree.lemma(head)) ?? "possible", manners[head], head)
    }

    /// A noun under a verb or noun that plans, asks for or ends it.
    private func nominal(_ token: Int, _ head: Int) -> Manner {
        // `could lead to war`.
        if words.isCausing(tree.lemma(head)), tree.words[token].relation != .nsubjPassive {
            return manners[head]
        }
        if tree.words[token].relation == .obl,
            !["for", "on", "from", "to", "of", "with"].contains(tree.preposition(of: token) ?? "")
        {
            return Manner()
        }
        let lemma = tree.lemma(head)
        let value =
            tree.isVerb(head)
            ? words.objectGovernor(lemma) : words.nounGovernor(lemma)
        guard let value else {
            return words.isSupport(lemma) ? manners[head] : Manner()
        }
        // `ended with a rally`.
        if value == "ended", tree.words[token].relation == .obl,
            tree.preposition(of: token) == "with"
        {
            return Manner()
        }
        return apply(value, manners[head], head)
    }

    /// What a governor's kind makes of an event, itself told in a manner.
    private func apply(_ value: String, _ above: Manner, _ head: Int) -> Manner {
        var manner = Manner()
        manner.modality = above.modality
        switch value {
        case "asserted", "raised":
            manner = above
            return manner
        case "reported":
            if above.modality != .conditional { manner.modality = .asserted }
            if above.polarity == .negative { manner.modality = .possible }
            return manner
        case "factive":
            manner.modality = .asserted
            return manner
        case "denied", "negative":
            manner.polarity = above.polarity == .positive ? .negative : .positive
            return manner
        case "refused", "ended", "failed":
            manner.polarity = above.polarity == .positive ? .negative : .positive
        case "demanded":
            manner.modality = .requested
        case "threatened", "agreed":
            manner.modality = .planned
            if above.polarity == .negative { manner.polarity = .negative }
        default:
            manner.modality = EventRecord.Modality(rawValue: value) ?? .possible
            if above.polarity == .negative { manner.polarity = .negative }
        }
        if above.polarity == .positive, let force = Manner.Force(rawValue: value) {
            manner.force = force
            manner.governor = head
        }
        return manner
    }

    func isInfinitive(_ token: Int) -> Bool {
        tree.dependents(of: token, .mark).contains { folded[$0] == "to" }
    }
}
