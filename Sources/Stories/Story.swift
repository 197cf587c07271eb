import Records

/// A story with its articles, the copies among them marked.
struct Story: Sendable {
    let id: String
    var revision: Int
    /// The ids of the stories that were merged into it, in the order of the merges.
    var merged: [String] = []
    /// In the order of arrival; some may have left the window.
    var members: [Member] = []

    struct Member: Sendable {
        var account: StoryRecord.Account
        /// In the window.
        let number: Int
        /// Of the publisher's name; nil where it is not known.
        let outlet: UInt32?
        /// How like it is to others of the story: a sum of similarities, and of how many.
        var closeness: Float = 0
        var compared = 0

        init(_ account: StoryRecord.Account, number: Int) {
            self.account = account
            self.number = number
            outlet = account.publisher.map { Outlet($0).key }
        }
    }

    init(id: String, revision: Int = 0) {
        self.id = id
        self.revision = revision
    }

    /// What the journal says of it holds.
    mutating func adopt(_ record: StoryRecord) {
        revision = record.revision
        merged = record.merged
        let accounts = Dictionary(record.articles.map { ($0.id, $0) }) { first, _ in first }
        for index in members.indices {
            if let account = accounts[members[index].account.id] {
                members[index].account = account
            }
        }
    }

    /// Members that stand for all of it, from the first to the latest, by their indices.
    func sample(in window: ArticleWindow) -> [Int] {
        let held = members.indices.filter { window.holds(members[$0].number) }
        guard held.count > Limits.sampleMax else { return held }
        return (0..<Limits.sampleMax).map {
            held[$0 * (held.count - 1) / (Limits.sampleMax - 1)]
        }
    }

    /// The originals whose events and claims are compared: the first and the latest.
    private func tellers(
        in window: inout ArticleWindow, _ sources: IndependentSources
    ) -> [Teller] {
        let held = members.filter { window.holds($0.number) && $0.account.copyOf == nil }
        let half = Limits.tellersMax / 2
        let chosen =
            held.count > Limits.tellersMax ? held.prefix(half) + held.suffix(half) : held[...]
        var tellers: [Teller] = []
        for member in chosen {
            guard let account = window.account(member.number) else { continue }
            tellers.append(
                Teller(
                    account: account, telling: window.telling(member.number),
                    source: sources.source(of: member.account.id)))
        }
        return tellers
    }

    func record(in window: inout ArticleWindow) -> StoryRecord {
        let dates = members.compactMap(\.account.published)
        let sources = IndependentSources(members)
        let tellers = tellers(in: &window, sources)
        let facts = FactFinder(tellers: tellers).facts()
        return StoryRecord(
            id: id, revision: revision, merged: merged, title: title(in: window),
            articles: members.map(\.account), firstPublished: dates.min(),
            lastPublished: dates.max(), sources: sources.count, facts: facts,
            disputes: DisputeFinder(tellers: tellers).disputes(),
            entities: Self.entities(tellers), timeline: Self.timeline(facts))
    }

    /// That of the article that is most like the others; copies don't run.
    private func title(in window: ArticleWindow) -> String? {
        let titled = members.compactMap { member -> (title: String, mean: Float)? in
            guard member.account.copyOf == nil,
                let title = window.account(member.number)?.title
            else { return nil }
            return (title, member.closeness / Float(max(1, member.compared)))
        }
        // The first of equals.
        return titled.reversed().max { $0.mean < $1.mean }?.title
            ?? members.lazy.compactMap { window.account($0.number)?.title }.first
    }

    private static func entities(_ tellers: [Teller]) -> [StoryRecord.EntityCount] {
        var counts: [UInt32: (count: Int, name: String)] = [:]
        for teller in tellers {
            for index in teller.telling.entities {
                let name = teller.telling.names[Int(index)]
                counts[name.party.text, default: (0, name.text)].count += 1
            }
        }
        return counts.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
            .prefix(Limits.entitiesMax)
            .map { StoryRecord.EntityCount(name: $0.name, articles: $0.count) }
    }

    private static func timeline(_ facts: [StoryRecord.Fact]) -> [StoryRecord.TimelineEntry] {
        facts.enumerated().compactMap { number, fact in
            fact.time.map { StoryRecord.TimelineEntry(time: $0, fact: number) }
        }.sorted { ($0.time, $0.fact) < ($1.time, $1.fact) }
    }
}

/// An article that tells of a story, with the independent source that it counts for.
struct Teller {
    let account: Account
    let telling: Telling
    let source: Int
}
