import Records

/// What of a record an explanation needs, kind by kind.
extension Explainer {
    struct Facts {
        let id: String
        let kind: String
        let rule: String
        let confidence: Double
        /// Where it stands in the text; the first one is the record's own.
        let spans: [Span]
        /// Words that the seeds may know.
        let words: [String]
        let related: [String]
    }

    static func facts(of record: Record) -> Facts? {
        switch record {
        case .entity(let entity): facts(entity)
        case .quote(let quote): facts(quote)
        case .event(let event): facts(event)
        case .time(let time):
            Facts(
                id: time.id, kind: "time", rule: time.rule, confidence: time.confidence,
                spans: [Span(start: time.start, end: time.end, text: time.text)],
                words: [time.rule.split(separator: "/").last.map(String.init) ?? ""],
                related: ["value \(time.value)"])
        case .place(let place):
            Facts(
                id: place.id, kind: "place", rule: place.rule, confidence: place.confidence,
                spans: [Span(start: place.start, end: place.end, text: place.text)],
                words: [place.text, place.name],
                related: place.entity.map { ["entity \($0)"] } ?? [])
        case .quantity(let quantity):
            Facts(
                id: quantity.id, kind: "quantity", rule: quantity.rule,
                confidence: quantity.confidence,
                spans: [Span(start: quantity.start, end: quantity.end, text: quantity.text)],
                words: [quantity.unitText ?? "", quantity.unit ?? ""], related: [])
        case .claim(let claim):
            Facts(
                id: claim.id, kind: "claim", rule: claim.rule, confidence: claim.confidence,
                spans: [Span(start: claim.start, end: claim.end, text: claim.text)],
                words: [claim.rule.split(separator: ".").last.map(String.init) ?? ""],
                related: ["stance \(claim.stance.rawValue)"]
                    + (claim.quote.map { ["quote \($0)"] } ?? [])
                    + (claim.claimant.entity.map { ["claimant \($0)"] } ?? [])
                    + claim.about.map { "about \($0)" })
        case .article, .sentence, .story, .failed: nil
        }
    }

    private static func facts(_ entity: EntityRecord) -> Facts {
        let titles = entity.roles.flatMap { role in
            [role.title] + role.title.split(separator: " ").map(String.init)
        }
        return Facts(
            id: entity.id, kind: "entity", rule: entity.rule, confidence: entity.confidence,
            spans: entity.mentions.map { Span(start: $0.start, end: $0.end, text: $0.text) },
            words: [entity.name] + entity.aliases + titles
                + entity.name.split(separator: " ").map(String.init),
            related: entity.roles.map { role in
                "role \(role.title)" + (role.organization.map { ", \($0)" } ?? "")
                    + (role.country.map { " (\($0))" } ?? "")
            } + (entity.actor.map { ["actor \($0)"] } ?? []))
    }

    private static func facts(_ quote: QuoteRecord) -> Facts {
        var spans = [Span(start: quote.start, end: quote.end, text: quote.text)]
        var words: [String] = []
        var related: [String] = []
        if let cue = quote.cue {
            spans.append(Span(start: cue.start, end: cue.end, text: cue.text))
            words.append(cue.lemma)
            related.append("cue \(cue.text)")
        }
        if let speaker = quote.speaker {
            spans.append(Span(start: speaker.start, end: speaker.end, text: speaker.text))
            related.append(
                "speaker \(speaker.text)" + (speaker.entity.map { ", \($0)" } ?? "")
                    + (speaker.name.map { ", \($0)" } ?? "")
                    + (speaker.description.map { ", anonymous: \($0)" } ?? ""))
        }
        if let addressee = quote.addressee { related.append("addressee \(addressee.text)") }
        if let earlier = quote.continues { related.append("continues \(earlier)") }
        return Facts(
            id: quote.id, kind: "quote", rule: quote.rule, confidence: quote.confidence,
            spans: spans, words: words, related: related)
    }

    private static func facts(_ event: EventRecord) -> Facts {
        let parties = { (role: String, list: [EventRecord.Party]) in
            list.map { "\(role) \($0.text)" + ($0.actor.map { ", \($0)" } ?? "") }
        }
        let trigger = event.trigger
        return Facts(
            id: event.id, kind: "event", rule: event.rule, confidence: event.confidence,
            spans: [Span(start: trigger.start, end: trigger.end, text: trigger.text)],
            words: [trigger.lemma, trigger.text],
            related: ["type \(event.type)"] + parties("source", event.sources)
                + parties("target", event.targets))
    }
}
