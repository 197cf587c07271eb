import Language

/// A clause of the title or lead that may tell the main event.
struct LeadClause {
    let sentence: Int
    let tree: SentenceTree
    let verb: Int
    let clause: Clause
}
