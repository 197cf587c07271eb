package import Lexicons
package import Records

/// What somebody holds to be so: every quote whose speaker and cue are known.
package struct Claims: Sendable {
    private let lexicon: CueLexicon

    package init(seeds: Seeds) throws(SeedsError) {
        lexicon = try CueLexicon(seeds: seeds)
    }

    /// In the order of the quotes.
    package func find(
        in reading: Reading, entities: EntityTable, quotes: [QuoteRecord], events: [EventRecord]
    ) -> [ClaimRecord] {
        let mentions = entities.mentions
        let triggers = events.sorted { $0.trigger.start < $1.trigger.start }
        var claims: [ClaimRecord] = []
        for quote in quotes {
            guard let speaker = quote.speaker, let cue = quote.cue,
                let stance = lexicon.stance(of: cue.lemma), quote.continues == nil
            else { continue }
            let range = quote.start..<quote.end
            let inside = triggers[
                first(in: triggers, { $0.trigger.start }, from: range.lowerBound)...
            ]
            .prefix { $0.trigger.start < range.upperBound }
            let about = mentions[
                first(in: mentions, { $0.range.lowerBound }, from: range.lowerBound)...
            ]
            .prefix { $0.range.lowerBound < range.upperBound }
            .map { entities.record(of: $0).id }
            claims.append(
                ClaimRecord(
                    id: "c\(claims.count + 1)",
                    claimant: .init(
                        entity: speaker.entity,
                        text: speaker.name ?? speaker.description ?? speaker.text),
                    stance: stance,
                    span: Span(start: quote.start, end: quote.end, text: quote.text),
                    about: Self.unique(about.filter { $0 != speaker.entity } + inside.map(\.id)),
                    quote: quote.id, event: inside.first?.id,
                    provenance: Provenance(
                        confidence: quote.confidence * 0.9, rule: "claim.\(cue.lemma)")))
        }
        return claims
    }

    /// The index of the first element at or behind a byte.
    private func first<Element>(
        in elements: [Element], _ start: (Element) -> Int, from byte: Int
    ) -> Int {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if start(elements[middle]) < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func unique(_ ids: [String]) -> [String] {
        var seen: Set<String> = []
        return ids.filter { seen.insert($0).inserted }
    }
}
