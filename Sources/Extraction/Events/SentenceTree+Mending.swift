import Language

/// Where a word really hangs, that a parse hangs too low.
extension SentenceTree {
    /// `watching`, as noun or participle.
    func isGerund(_ token: Int) -> Bool {
        let features = words[token].features
        return features.contains(.gerund)
            || features.contains(.participle) && features.contains(.present)
    }

    /// The verb that a verb is joined to by `and`; nil where it is joined to none.
    ///
    /// `said it would leave and called on …`: a past form goes on with the past form above, not
    /// with what that tells. `will drop the law, deport them and …`: of clauses side by side
    /// one without subject goes on with that before.
    func partner(of verb: Int) -> Int? {
        guard let head = words[verb].head, words.indices.contains(head) else { return nil }
        switch words[verb].relation {
        case .conj: return isVerb(verb) ? past(over: head, of: verb) ?? head : head
        case .ccomp, .parataxis:
            guard isVerb(verb), isVerb(head), head < verb,
                first(of: verb, .nsubj, .nsubjPassive, .mark, .aux, .auxPassive, .expl) == nil
            else { return nil }
            let before = dependents(of: head, .ccomp).last { $0 < verb && isVerb($0) }
            let features = words[verb].features
            if let before, features.contains(.infinitive) || features.contains(.imperative),
                first(of: before, .nsubj) != nil
            {
                return before
            }
            // `began to walk away, then turned`.
            return features.contains(.past) && features.contains(.finite)
                && isPast(head) && before == nil && !Self.telling.contains(lemma(head)) ? head : nil
        default: return nil
        }
    }

    private static let telling: Set = [
        "believe", "claim", "fear", "report", "say", "suspect", "tell", "think",
    ]

    /// The past form above a verb that is none.
    private func past(over head: Int, of verb: Int) -> Int? {
        // A tagger may take the past form for a participle; with an infinitive neither goes.
        guard words[verb].features.contains(.past), isVerb(head), !isPast(head),
            first(of: verb, .aux, .auxPassive) == nil
        else { return nil }
        var at = head
        for _ in 0..<Limits.climbMax {
            guard Self.inner.contains(words[at].relation), let above = words[at].head,
                words.indices.contains(above)
            else { return nil }
            if isVerb(above), above < verb, isPast(above) { return above }
            at = above
        }
        return nil
    }

    private func isPast(_ verb: Int) -> Bool {
        words[verb].features.contains(.past)
            || dependents(of: verb).contains {
                words[$0].relation == .aux && words[$0].features.contains(.past)
            }
    }

    private static let inner: Set<Relation> = [
        .acl, .aclRelative, .advcl, .ccomp, .conj, .csubj, .xcomp,
    ]

    /// `Macron to meet Putin`: in a head without any other verb it is what will be.
    func isAnnounced(_ verb: Int) -> Bool {
        guard words[verb].features.contains(.infinitive), isVerb(verb),
            dependents(of: verb, .mark).contains(where: { lemma($0) == "to" })
        else { return false }
        let isRoot = words[verb].relation == .root && first(of: verb, .nsubj) != nil
        let isBehind =
            words[verb].relation == .acl
            && (words[verb].head.map { isHeadline($0, before: verb) } ?? false)
        guard isRoot || isBehind else { return false }
        return !words[..<verb].contains {
            [.verb, .auxiliary].contains($0.upos) && $0.features.contains(.finite)
        }
    }

    /// Whether a root noun, with its name or those joined to it, stands right before `to`.
    private func isHeadline(_ noun: Int, before verb: Int) -> Bool {
        guard words.indices.contains(noun), words[noun].relation == .root,
            let mark = first(of: verb, .mark), mark > noun
        else { return false }
        let last = mark - 1
        return last == noun
            || [.flat, .conj].contains(words[last].relation) && words[last].head == noun
    }

    /// The nouns of `despite Paris and Berlin repeatedly denouncing it`, which do it.
    func absolute(of verb: Int) -> [Int]? {
        guard isGerund(verb), first(of: verb, .nsubj, .mark, .aux) == nil else { return nil }
        var at = verb - 1
        while at >= 0, words[at].upos == .adverb || lemma(at) == "and" && at < verb - 1 { at -= 1 }
        guard at >= 0, [.noun, .properNoun].contains(words[at].upos) else { return nil }
        for _ in 0..<Limits.climbMax {
            if let preposition = first(of: at, .case).map(lemma) {
                return Self.absolutes.contains(preposition) ? joined(at).filter { $0 < verb } : nil
            }
            guard [.conj, .flat, .compound].contains(words[at].relation), let head = words[at].head,
                words.indices.contains(head)
            else { return nil }
            at = head
        }
        return nil
    }

    private static let absolutes: Set = ["amid", "despite", "notwithstanding", "with", "without"]
}
