import Language
import Records

/// Whose the ships and balloons of an article are: `a balloon from China` stays China's when it is
/// only `the balloon`.
struct ThingOwners {
    private let kinds: Set<String>
    private var owners: [String: EventRecord.Party] = [:]

    /// `kinds` are the lemmas of things that are followed.
    init(kinds: Set<String>) { self.kinds = kinds }

    /// Notes the owners that a sentence tells.
    mutating func note(_ tree: SentenceTree, _ parties: PartyFinder) {
        for token in tree.words.indices where tree.words[token].upos == .noun {
            guard kinds.contains(tree.lemma(token)), let owner = parties.owner(token),
                owner.actor != nil
            else { continue }
            owners[tree.lemma(token)] = owner
        }
    }

    /// Of a thing that the text takes for known.
    func owner(of token: Int, in tree: SentenceTree) -> EventRecord.Party? {
        guard tree.words[token].upos == .noun,
            tree.dependents(of: token, .det).contains(where: {
                ["the", "this", "that"].contains(tree.lemma($0))
            })
        else { return nil }
        return owners[tree.lemma(token)]
    }
}
