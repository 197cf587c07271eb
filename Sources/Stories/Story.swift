import Records

/// A story with its articles, the copies among them marked.
struct Story: Sendable {
    let id: String
    var revision: Int
    /// In the order of arrival.
    private(set) var articles: [StoryArticle] = []

    init(id: String, revision: Int) {
        self.id = id
        self.revision = revision
    }

    mutating func insert(_ article: StoryArticle) { articles.append(article) }

    /// Independent sources: copies do not count, nor a second article of the same outlet.
    static func sources(of articles: [StoryArticle]) -> Int {
        var outlets: Set<String> = []
        for article in articles {
            outlets.insert(article.copyOf ?? article.id)
        }
        var publishers: [String: Set<String>] = [:]
        for article in articles {
            if let publisher = article.publisher, article.copyOf == nil {
                publishers[publisher, default: []].insert(article.id)
            }
        }
        return outlets.count - publishers.values.reduce(0) { $0 + $1.count - 1 }
    }

    var record: StoryRecord {
        let dates = articles.compactMap(\.published)
        let facts = FactFinder(articles: articles).facts()
        return StoryRecord(
            id: id, revision: revision, title: title,
            articles: articles.map {
                StoryRecord.Account(
                    id: $0.id, publisher: $0.publisher, published: $0.published, copyOf: $0.copyOf)
            },
            firstPublished: dates.min(), lastPublished: dates.max(),
            sources: Self.sources(of: articles), facts: facts,
            disputes: DisputeFinder(articles: articles).disputes(), entities: entities,
            timeline: timeline(facts))
    }

    /// That of the first article that has one and is no copy.
    private var title: String? {
        articles.first { $0.copyOf == nil && $0.title != nil }?.title
            ?? articles.first { $0.title != nil }?.title
    }

    private var entities: [StoryRecord.EntityCount] {
        var counts: [String: Int] = [:]
        for article in articles {
            for name in Set(article.entities) { counts[name, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Limits.entitiesMax)
            .map { StoryRecord.EntityCount(name: $0.key, articles: $0.value) }
    }

    private func timeline(_ facts: [StoryRecord.Fact]) -> [StoryRecord.TimelineEntry] {
        facts.enumerated().compactMap { number, fact in
            fact.time.map { StoryRecord.TimelineEntry(time: $0, fact: number) }
        }.sorted { ($0.time, $0.fact) < ($1.time, $1.fact) }
    }
}
