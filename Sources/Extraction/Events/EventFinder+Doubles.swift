import Language
import Records

/// One deed that a verb and a noun of its clause both tell.
extension EventFinder {
    /// `were killed in a Nigerian airstrike`, `marched in protest against the mayor`, `the rebels'
    /// attack killed ten`: the verb tells it, with the parties that only the noun has.
    func dropDoubles(_ drafts: inout [Int: Draft]) {
        for noun in drafts.keys.sorted() where tree.words[noun].upos == .noun {
            guard let draft = drafts[noun], let type = draft.code?.type,
                let verb = tree.words[noun].head, tree.words.indices.contains(verb),
                let above = drafts[verb], tree.isVerb(verb), above.code?.type == type,
                Self.doubled.contains(type), isMeans(noun), above.manner == draft.manner
            else { continue }
            if above.sources.isEmpty {
                drafts[verb]?.sources = draft.sources.filter { !isSame($0, above.targets) }
            }
            if above.targets.isEmpty {
                drafts[verb]?.targets = draft.targets.filter { !isSame($0, above.sources) }
            }
            drafts[noun] = nil
        }
    }

    /// What it was done by or in, not after.
    private func isMeans(_ noun: Int) -> Bool {
        switch tree.words[noun].relation {
        case .nsubj, .oblAgent: true
        case .obl:
            ["by", "during", "in", "through", "with"].contains(tree.preposition(of: noun) ?? "")
        default: false
        }
    }

    private static let doubled: Set = ["ASSAULT", "COERCE", "PROTEST"]
}
