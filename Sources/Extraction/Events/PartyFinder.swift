import Language
import Prose
import Records

/// Finds who a noun of a sentence is: a party itself, or the party that it belongs to.
struct PartyFinder {
    let reading: Reading
    let entities: EntityTable
    let sentence: Int
    let tree: SentenceTree
    let words: EventWords

    /// The party that a noun names.
    func party(_ token: Int) -> EventRecord.Party? {
        guard let mention = entities.mention(headedBy: token, of: sentence) ?? covering(token)
        else { return nameless(token) }
        return isParty(mention) ? party(mention) : nil
    }

    /// `German police`, `rebels`: somebody without a name; the actor by the country beside the
    /// noun.
    private func nameless(_ token: Int) -> EventRecord.Party? {
        guard [.noun, .properNoun].contains(tree.words[token].upos),
            ![.compound, .amod].contains(tree.words[token].relation),
            let sector = sector(tree.words[token].lemma.lowercased())
        else { return nil }
        let before = tree.dependents(of: token, .amod, .compound, .nummod, .nmodPossessive, .det)
        let start = before.map { tree.extent(of: $0).lowerBound }.min() ?? token
        let end = tree.dependents(of: token, .compound, .flat).map { $0 + 1 }.max() ?? token
        let range = min(start, token)..<max(token + 1, end)
        let country = owner(token)?.actor?.prefix(3)
        return EventRecord.Party(
            reading.span(range, of: sentence), actor: country.map { $0 + "." + sector })
    }

    /// Of `rebels` too, which a tagger may take for a name at the head of a sentence.
    private func sector(_ lemma: String) -> String? {
        words.sector(lemma) ?? (lemma.hasSuffix("s") ? words.sector(String(lemma.dropLast())) : nil)
    }

    /// The place that is a target: `the annexation of Crimea`.
    func place(_ token: Int) -> EventRecord.Party? {
        guard let mention = entities.mention(headedBy: token, of: sentence),
            entities.record(of: mention).type == .place
        else { return nil }
        return party(mention)
    }

    /// The party that a thing belongs to: `China's balloon`, `the Russian jet`.
    func owner(_ token: Int) -> EventRecord.Party? {
        for child in tree.dependents(of: token, .nmodPossessive, .amod, .compound, .nmod)
        where tree.words[child].relation != .nmod || tree.preposition(of: child) == "of" {
            if let found = party(child) { return found }
        }
        return nil
    }

    func partyOrOwner(_ token: Int) -> EventRecord.Party? { party(token) ?? owner(token) }

    private func covering(_ token: Int) -> EntityTable.Mention? {
        guard let mention = entities.mention(at: token, of: sentence),
            mention.tokens.upperBound == token + 1 || mention.head == token
        else { return nil }
        return mention
    }

    private func isParty(_ mention: EntityTable.Mention) -> Bool {
        let record = entities.record(of: mention)
        if record.actor != nil || mention.standsFor != nil { return true }
        switch record.type {
        case .person, .organization, .country, .group: return true
        default: return false
        }
    }

    private func party(_ mention: EntityTable.Mention) -> EventRecord.Party {
        let record = entities.record(of: mention)
        return EventRecord.Party(
            reading.text.span(mention.range), entity: record.id, actor: record.actor)
    }
}
