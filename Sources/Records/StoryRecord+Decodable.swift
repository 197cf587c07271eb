extension StoryRecord {
    private enum Key: String, CodingKey {
        case id, revision, merged, title, articles, firstPublished, lastPublished, sources, facts
        case disputes, entities, timeline
    }

    /// Journals of 0.1.0 have no merged stories.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = try fields.decode(String.self, forKey: .id)
        revision = try fields.decode(Int.self, forKey: .revision)
        merged = try fields.decodeIfPresent([String].self, forKey: .merged) ?? []
        title = try fields.decodeIfPresent(String.self, forKey: .title)
        articles = try fields.decode([Account].self, forKey: .articles)
        firstPublished = try fields.decodeIfPresent(CalendarDate.self, forKey: .firstPublished)
        lastPublished = try fields.decodeIfPresent(CalendarDate.self, forKey: .lastPublished)
        sources = try fields.decode(Int.self, forKey: .sources)
        facts = try fields.decode([Fact].self, forKey: .facts)
        disputes = try fields.decode([Dispute].self, forKey: .disputes)
        entities = try fields.decode([EntityCount].self, forKey: .entities)
        timeline = try fields.decode([TimelineEntry].self, forKey: .timeline)
    }
}
