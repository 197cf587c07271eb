import Language

/// The words that belong to a noun, by the tree.
struct NounPhrase {
    let tree: SentenceTree

    /// The noun with what says who or what it is: not its preposition, apposition or clauses.
    ///
    /// `a senior official of the ministry` in `according to a senior official of the ministry, who
    /// asked not to be named`.
    func core(of head: Int) -> Range<Int> {
        span(of: head) { relation, child in
            switch relation {
            case .det, .detPredeterminer, .amod, .compound, .flat, .nummod, .nmodPossessive, .fixed,
                .goeswith, .nmodUnmarked:
                true
            case .nmod: child > head && !Self.days.contains(tree.words[child].lemma.lowercased())
            default: false
            }
        }
    }

    /// `The House on Thursday voted`: the day is not part of who did it.
    private static let days: Set = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// The noun with all that modifies it and what is joined to it by `and`.
    func whole(of head: Int) -> Range<Int> {
        span(of: head) { relation, child in
            switch relation {
            case .case, .punct, .cop, .nsubj, .mark, .parataxis, .aux, .cc, .discourse, .obl,
                .advcl, .expl, .dep, .list, .vocative:
                false
            case .advmod: child < head
            default: true
            }
        }
    }

    /// The noun with all that modifies it, but without what is joined to it by `and`.
    func alone(of head: Int) -> Range<Int> {
        span(of: head) { relation, child in
            switch relation {
            case .det, .detPredeterminer, .amod, .compound, .flat, .nummod, .nmodPossessive, .fixed,
                .goeswith, .nmodUnmarked, .nmod, .appos, .acl, .aclRelative:
                true
            case .advmod: child < head
            default: false
            }
        }
    }

    /// From the first to the last of the dependents that `belongs` takes, as far as they adjoin.
    private func span(of head: Int, _ belongs: (Relation, Int) -> Bool) -> Range<Int> {
        var (start, end) = (head, head + 1)
        for child in tree.dependents(of: head)
        where belongs(tree.words[child].relation, child) {
            let extent = tree.extent(of: child)
            if extent.upperBound <= head { start = min(start, extent.lowerBound) }
            if extent.lowerBound > head { end = max(end, extent.upperBound) }
        }
        return start..<end
    }
}
