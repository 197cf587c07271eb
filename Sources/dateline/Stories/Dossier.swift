import FoundationEssentials
import Records

/// A story with what its articles' records say more: quotes, places, the words of its facts.
struct Dossier {
    let story: StoryRecord
    private(set) var articles: [String: ArticleRecord] = [:]
    /// By article and id.
    private(set) var events: [String: EventRecord] = [:]
    private(set) var quotes: [(article: String, quote: QuoteRecord)] = []
    /// With coordinates, each once.
    private(set) var places: [PlaceRecord] = []
    private var placeCounts: [String: Int] = [:]
    private var said: Set<String> = []

    init(_ story: StoryRecord, _ source: RecordSource) throws {
        self.story = story
        let copies = Set(story.articles.filter { $0.copyOf != nil }.map(\.id))
        let ids = Set(story.articles.map(\.id))
        var found: [Envelope] = []
        try source.read([.article, .quote, .event, .place]) { line in
            guard let id = Self.article(of: line), ids.contains(id),
                let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(line))
            else { return }
            found.append(envelope)
        }
        for envelope in found {
            if let id = envelope.article {
                take(envelope.record, of: id, isCopy: copies.contains(id))
            }
        }
        places.sort { (placeCounts[$1.name] ?? 0, $0.name) < (placeCounts[$0.name] ?? 0, $1.name) }
    }

    private mutating func take(_ record: Record, of article: String, isCopy: Bool) {
        switch record {
        case .article(let found): articles[article] = articles[article] ?? found
        case .event(let event): events["\(article) \(event.id)"] = event
        // A copy says what its original says.
        case .quote(let quote) where !isCopy && quote.continues == nil && Self.tells(quote):
            if said.insert(quote.text).inserted { quotes.append((article, quote)) }
        case .place(let place) where place.lat != nil && place.lon != nil:
            placeCounts[place.name, default: 0] += 1
            if placeCounts[place.name] == 1 { places.append(place) }
        default: break
        }
    }

    /// The article's id, without parsing: it stands behind the kind, or begins the payload.
    private static func article(of line: [UInt8]) -> String? {
        let head = String(decoding: line.prefix(240), as: UTF8.self)
        for key in ["\"article\":\"", "\"article\":{\"id\":\""] {
            if let range = head.firstRange(of: key) {
                return String(head[range.upperBound...].prefix { $0 != "\"" })
            }
        }
        return nil
    }

    /// Somebody's own words tell something, however few they are; another's account of them needs
    /// some.
    private static func tells(_ quote: QuoteRecord) -> Bool {
        quote.form != .indirect || quote.text.split(whereSeparator: \.isWhitespace).count > 3
    }

    // MARK: - What pages show

    /// `3 articles, 1 of them a copy`.
    var size: String {
        let copies = story.articles.count { $0.copyOf != nil }
        let told = Self.counted(story.articles.count, "article")
        switch copies {
        case 0: return told
        case 1: return "\(told), 1 of them a copy"
        default: return "\(told), \(copies) of them copies"
        }
    }

    /// `1 source`, `2 sources`.
    static func counted(_ number: Int, _ what: String) -> String {
        "\(number) \(what)\(number == 1 ? "" : "s")"
    }

    func outlet(_ article: String) -> String {
        story.articles.first { $0.id == article }?.publisher
            ?? articles[article]?.publisher ?? articles[article]?.source.name
            ?? String(article.prefix(8))
    }

    func title(_ article: String) -> String { articles[article]?.title ?? "(no title)" }

    /// Who did what to whom, in the words of that of the fact's events that says most: who by name,
    /// and to whom.
    func words(of fact: StoryRecord.Fact) -> String {
        let told = fact.events.compactMap { events["\($0.article) \($0.id)"] }
        let fullest = told.reversed().max { Self.fullness($0) < Self.fullness($1) }
        guard let event = fullest else { return fact.actors.joined(separator: " – ") }
        let whom = event.object?.text ?? event.targets.first?.text
        return [event.sources.first?.text, event.trigger.text, whom]
            .compactMap { $0 }.map(Self.single).joined(separator: " ")
    }

    /// A name begins with a capital where “he” and “they” don't.
    private static func fullness(_ event: EventRecord) -> Int {
        let who = event.sources.first.map { $0.text.first?.isUppercase ?? false ? 2 : 1 } ?? 0
        return who * 2 + (event.object == nil && event.targets.isEmpty ? 0 : 2)
            + (event.type == "OTHER" ? 0 : 1)
    }

    /// Outlets that tell of a fact, each once.
    func outlets(of fact: StoryRecord.Fact) -> [String] {
        var seen: Set<String> = []
        return fact.events.map { outlet($0.article) }.filter { seen.insert($0).inserted }
    }

    /// Speakers in the order of their first quote, with their quotes.
    func speakers() -> [(
        name: String, role: String?, quotes: [(article: String, quote: QuoteRecord)]
    )] {
        var order: [String] = []
        var groups: [String: [(article: String, quote: QuoteRecord)]] = [:]
        for entry in quotes {
            guard let speaker = entry.quote.speaker else { continue }
            let name = Self.single(speaker.name ?? speaker.description ?? speaker.text)
            if groups[name] == nil { order.append(name) }
            groups[name, default: []].append(entry)
        }
        return order.map { name in
            let quotes = groups[name] ?? []
            return (name, quotes.lazy.compactMap { $0.quote.speaker?.role }.first, quotes)
        }
    }

    /// On one line, whatever line breaks the article has.
    static func single(_ text: String) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }
}
