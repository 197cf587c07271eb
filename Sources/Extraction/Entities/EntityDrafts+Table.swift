import Language
import Lexicons
import Prose
import Records

/// The finished table: numbered by first mention, with salience and actor codes.
extension EntityDrafts {
    func table() -> EntityTable {
        let kept = drafts.indices.filter { !drafts[$0].mentions.isEmpty }
            .sorted { first($0) < first($1) }
        var number: [Int: Int] = [:]
        for (place, draft) in kept.enumerated() { number[draft] = place }
        var mentions: [EntityTable.Mention] = []
        let total = kept.reduce(0.0) { $0 + weight($1) }
        let records = kept.enumerated().map { place, index in
            let sorted = drafts[index].mentions.sorted { $0.range.lowerBound < $1.range.lowerBound }
            mentions += sorted.map {
                EntityTable.Mention(
                    entity: place, sentence: $0.sentence, tokens: $0.tokens, head: $0.head,
                    range: $0.range, form: $0.form, standsFor: $0.standsFor,
                    isDoubtful: $0.isDoubtful)
            }
            return record(drafts[index], sorted, id: "e\(place + 1)", share: weight(index) / total)
        }
        mentions.sort {
            ($0.range.lowerBound, -$0.range.upperBound, $0.entity)
                < ($1.range.lowerBound, -$1.range.upperBound, $1.entity)
        }
        return EntityTable(
            records: records, mentions: mentions, chains: chains,
            sentenceCount: reading.sentences.count)
    }

    private func first(_ draft: Int) -> Int {
        drafts[draft].mentions.map(\.range.lowerBound).min() ?? .max
    }

    /// Early mentions count more: that of the first sentence three times.
    private func weight(_ draft: Int) -> Double {
        drafts[draft].mentions.reduce(0) { $0 + 1 + 2 / Double(1 + $1.sentence) }
    }

    private func record(
        _ draft: EntityDraft, _ mentions: [EntityTable.Mention], id: String, share: Double
    ) -> EntityRecord {
        EntityRecord(
            id: id, type: draft.type, name: draft.name, aliases: draft.aliases,
            roles: draft.roles, country: draft.country, actor: actor(of: draft),
            salience: (share * 1_000).rounded() / 1_000,
            mentions: mentions.map {
                EntityRecord.Mention(
                    reading.text.span($0.range), form: $0.form, standsFor: $0.standsFor)
            },
            provenance: draft.provenance)
    }

    /// `CHN.MIL`; nil for what is no party to events.
    private func actor(of draft: EntityDraft) -> String? {
        if let actor = draft.actor { return actor }
        guard let country = draft.country, let alpha3 = lexicon.alpha3[country] else { return nil }
        switch draft.type {
        case .country, .group: return alpha3
        case .person, .organization:
            return draft.sector.isEmpty ? alpha3 : "\(alpha3).\(draft.sector)"
        case .place:
            let stands = draft.mentions.contains { $0.standsFor != nil }
            return stands ? "\(alpha3).GOV" : nil
        default: return nil
        }
    }
}
