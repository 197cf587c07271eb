import Language

/// Who does what a verb tells, by the tree.
struct SubjectReader {
    let tree: SentenceTree
    let folded: [String]
    /// Which tokens are verbs of saying.
    var isSaying: Set<Int> = []

    /// The head of the phrase that names the doer; nil where the sentence does not tell.
    ///
    /// `they` in `they want`, `critics` in `said by critics`; the infinitive, the second verb of
    /// two, and the participle behind a comma have the subject of the verb above them; `who` is
    /// left as it stands.
    func subject(of verb: Int) -> Int? {
        var at = verb
        for _ in 0..<Limits.climbMax {
            if let agent = agent(of: at) { return agent }
            if let own = own(of: at) { return isEmpty(own) ? nil : own }
            let word = tree.words[at]
            if isPassive(at) || tree.first(of: at, .expl) != nil { return nil }
            guard let head = word.head, tree.words.indices.contains(head) else { return nil }
            switch word.relation {
            case .conj:
                if isSaying.contains(at), let saying = saying(above: head) {
                    at = saying
                    continue
                }
            case .xcomp:
                if let object = tree.first(of: head, .obj, .iobj), object < at { return object }
            case .advcl:
                if word.features.contains(.finite) { return nil }
            case .acl:
                let isDoing = !word.features.contains(.past) && !isInfinitive(at)
                return isDoing ? head : nil
            case .parataxis, .ccomp:
                if word.features.contains(.finite) { return nil }
            default: return nil
            }
            at = head
        }
        return nil
    }

    /// `He thinks it late and said`: a verb of saying goes with one of saying or holding above,
    /// wherever the tree joins it.
    private func saying(above start: Int) -> Int? {
        var at = start
        for _ in 0..<4 {
            if isSaying.contains(at) { return at }
            guard let head = tree.words[at].head, tree.words.indices.contains(head) else { break }
            at = head
        }
        return nil
    }

    /// The subject of a finite verb that has none in the tree: the noun right behind or before it.
    func neighbour(of verb: Int) -> Int? {
        let words = tree.words
        if verb + 1 < words.count, verb > 0, words[verb - 1].upos == .punctuation,
            [.noun, .properNoun, .pronoun, .determiner, .adjective].contains(words[verb + 1].upos)
        {
            return top(of: verb + 1) { $0 > verb }
        }
        guard verb > 0, [.noun, .properNoun, .pronoun].contains(words[verb - 1].upos),
            words[verb - 1].relation != .oblUnmarked
        else { return nil }
        return top(of: verb - 1) { $0 < verb }
    }

    /// The noun that a token belongs to, as far as the heads lie on one side.
    private func top(of token: Int, _ isAllowed: (Int) -> Bool) -> Int? {
        var at = token
        for _ in 0..<Limits.climbMax {
            guard let head = tree.words[at].head, tree.words.indices.contains(head),
                isAllowed(head), [.noun, .properNoun].contains(tree.words[head].upos)
            else { break }
            at = head
        }
        let isNominal = [.noun, .properNoun, .pronoun].contains(tree.words[at].upos)
        return isNominal && !Self.objects.contains(folded[at]) ? at : nil
    }

    /// The subject that the tree gives a verb itself.
    private func own(of verb: Int) -> Int? {
        tree.dependents(of: verb, .nsubj, .nsubjPassive).last {
            !Self.objects.contains(folded[$0])
        }
    }

    /// `by critics` behind a passive.
    private func agent(of verb: Int) -> Int? {
        if let agent = tree.first(of: verb, .oblAgent) { return agent }
        guard isPassive(verb) else { return nil }
        return tree.dependents(of: verb, .obl).first { tree.preposition(of: $0) == "by" }
    }

    func isPassive(_ verb: Int) -> Bool {
        tree.first(of: verb, .nsubjPassive, .auxPassive) != nil
    }

    private func isInfinitive(_ verb: Int) -> Bool {
        tree.first(of: verb, .mark).map { folded[$0] == "to" } ?? false
    }

    private func isEmpty(_ token: Int) -> Bool {
        folded[token] == "there" || tree.words[token].relation == .expl
    }

    /// Pronouns that are no subjects, whatever the tree says.
    private static let objects: Set = ["me", "him", "us", "them", "his", "its", "their", "my"]
}
