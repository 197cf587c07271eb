import FoundationEssentials
import Records

/// Sets records as text for people, article by article.
struct RecordRenderer {
    private let style: Style
    /// Of the article that is being shown.
    private var entities: [EntityRecord] = []
    private var times: [TimeRecord] = []
    private var places: [PlaceRecord] = []
    private var hasShownMentions = true

    init(style: Style) { self.style = style }

    /// The text of one record's line; what cannot be read as a record is shown as it is.
    mutating func render(_ line: [UInt8]) -> [UInt8] {
        guard let journaled = try? JSONDecoder().decode(Journaled.self, from: Data(line)),
            let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(line))
        else { return line + [UInt8(ascii: "\n")] }
        var lines: [String] = []
        switch envelope.record {
        case .article(let article):
            lines = summary()
            entities = []
            times = []
            places = []
            hasShownMentions = false
            lines += header(article, seq: journaled.seq)
        case .entity(let entity): entities.append(entity)
        case .time(let time): times.append(time)
        case .place(let place): places.append(place)
        case .quote(let quote): lines = self.quote(quote)
        case .event(let event): lines = summary() + [self.event(event)]
        case .failed(let failed):
            lines =
                summary() + [
                    style.warning("✗ \(failed.source.name): \(failed.reason.message)")
                ]
        case .story(let story): lines = summary() + [self.story(story)]
        case .sentence, .quantity, .claim: break
        }
        return bytes(lines)
    }

    /// What is still held back when nothing more comes.
    mutating func flush() -> [UInt8] { bytes(summary()) }

    private struct Journaled: Decodable { let seq: Int }

    private func bytes(_ lines: [String]) -> [UInt8] {
        lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
    }

    private func header(_ article: ArticleRecord, seq: Int) -> [String] {
        let date = article.published.value.map { "\($0) (by \(article.published.basis.rawValue))" }
        let facts = [
            article.publisher, date, "\(article.words) words", "\(article.source.name)",
            article.republishedFrom.map { "republished from \($0)" },
            article.duplicateOf.map { "same text as record \($0)" },
            article.language == "en" ? nil : "not read: its language is “\(article.language)”",
        ]
        return [
            "",
            style.title("■ \(article.title ?? "(no title)")"),
            style.faint("  \(facts.compactMap { $0 }.joined(separator: " · ")) · #\(seq)"),
        ]
    }

    /// Who, when and where, once, as soon as all of it is known.
    private mutating func summary() -> [String] {
        if hasShownMentions { return [] }
        hasShownMentions = true
        var lines: [String] = []
        let named = entities.sorted { $0.salience > $1.salience }.prefix(8).map { entity in
            style.name(entity.name)
                + (entity.roles.first.map { style.role(" (\($0.title))") } ?? "")
        }
        if !named.isEmpty { lines.append("  who    \(named.joined(separator: ", "))") }
        let dates = unique(times.map { "\($0.text) = \($0.value)" }).prefix(6).map(style.time)
        if !dates.isEmpty { lines.append("  when   \(dates.joined(separator: ", "))") }
        let sites = unique(
            places.map { "\($0.name)\($0.country.map { " [\($0)]" } ?? "")" }
        ).prefix(8).map(style.place)
        if !sites.isEmpty { lines.append("  where  \(sites.joined(separator: ", "))") }
        return lines
    }

    private func quote(_ quote: QuoteRecord) -> [String] {
        var speaker = style.faint("somebody")
        if let found = quote.speaker {
            speaker = style.name(found.name ?? found.text)
            if found.anonymous { speaker += style.role(" (anonymous)") }
            let role = found.role ?? found.description
            if let role, role != found.text { speaker += style.role(", \(role)") }
        }
        let marks = quote.form == .indirect ? ("", "") : ("“", "”")
        let words = style.quote("\(marks.0)\(single(quote.text))\(marks.1)")
        let cue = quote.cue.map { " \(style.faint($0.text))" } ?? ""
        return ["  said   \(speaker)\(cue): \(words)"]
    }

    private func event(_ event: EventRecord) -> String {
        var act = event.type == "OTHER" ? event.trigger.lemma : event.type
        if event.polarity == .negative { act = "not \(act)" }
        if event.modality != .asserted { act += " (\(event.modality.rawValue))" }
        var text = "  did    \(parties(event.sources)) → \(style.act(act))"
        if event.type != "OTHER" { text += style.faint(" “\(event.trigger.text)”") }
        let targets = event.targets.isEmpty ? event.object.map { single($0.text) } : nil
        if !event.targets.isEmpty || targets != nil {
            text += " → \(targets ?? parties(event.targets))"
        }
        if let time = event.time { text += " · \(style.time(time.value))" }
        if let place = event.place, let found = places.first(where: { $0.id == place.id }) {
            text += " · \(style.place(found.name))"
        }
        if let entity = event.attribution?.entity,
            let source = entities.first(where: { $0.id == entity })
        {
            text += style.faint(" · says \(source.name)")
        }
        return text
    }

    private func parties(_ parties: [EventRecord.Party]) -> String {
        if parties.isEmpty { return style.faint("?") }
        return parties.map { party in
            let name = party.entity.flatMap { id in entities.first { $0.id == id } }?.name
            let actor = party.actor.map { style.faint(" [\($0)]") } ?? ""
            return style.name(single(name ?? party.text)) + actor
        }.joined(separator: ", ")
    }

    private func story(_ story: StoryRecord) -> String {
        let copies = story.articles.count { $0.copyOf != nil }
        let counts =
            "\(story.articles.count) articles, \(copies) of them copies, "
            + "\(story.sources) independent sources, \(story.facts.count) facts, "
            + "\(story.disputes.count) disputes"
        return style.faint("  story  \(story.id) “\(story.title ?? "")”: \(counts)")
    }

    private func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    /// On one line, whatever line breaks the article has.
    private func single(_ text: String) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }
}
