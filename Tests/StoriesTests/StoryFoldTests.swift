import Records
import Stories
import Testing

@Suite("Story fold")
struct StoryFoldTests {
    private func batch(
        _ id: String, _ words: String, day: Int = 10, publisher: String? = nil,
        shingles: [UInt32] = [], actor: String = "FRA", denies: Bool? = nil
    ) -> [Record] {
        let span = Span(start: 0, end: 1, text: "x")
        let provenance = Provenance(confidence: 1, rule: "test")
        var article = ArticleRecord(
            id: id, source: SourceFile(name: id, sha256: nil, bytes: 1, format: "text"), title: id,
            publisher: publisher,
            published: ArticleRecord.Published(
                value: CalendarDate(year: 2023, month: 2, day: day), basis: .metadata),
            language: "en", words: 1, sentences: 1, parts: [],
            version: ArticleRecord.Version(dateline: "1", seeds: "0"))
        article.features = ArticleFeatures(
            terms: words.split(separator: " ").map {
                ArticleFeatures.Term(word: String($0), weight: 2)
            }, shingles: shingles)
        var records: [Record] = [
            .article(article),
            .entity(
                EntityRecord(
                    id: "e1", type: .country, name: "France", actor: actor, salience: 1,
                    mentions: [EntityRecord.Mention(span, form: .name)], provenance: provenance)),
            .event(
                EventRecord(
                    id: "v1", type: "ACCUSE", trigger: EventRecord.Trigger(span, lemma: "condemn"),
                    sources: [EventRecord.Party(span, entity: "e1", actor: actor)],
                    targets: [EventRecord.Party(span, actor: "RUS.GOV")],
                    time: EventRecord.TimeReference(id: "t1", value: "2023-02-09"),
                    polarity: .positive, modality: .asserted,
                    sentence: EventRecord.Extent(0..<1), provenance: provenance)),
        ]
        if let denies {
            records.append(
                .claim(
                    ClaimRecord(
                        id: "c1",
                        claimant: ClaimRecord.Claimant(
                            entity: nil, text: denies ? "Moscow" : "Paris"),
                        stance: denies ? .denies : .asserts, span: span, about: ["v1"],
                        provenance: provenance)))
        }
        return records
    }

    private static let flood = "flood embankment dadu sindh river village homeless"
    private static let strike = "strike port docker union container mombasa levy"

    @Test("one article makes no story, two of a kind do, another kind does not join")
    func clusters() {
        var fold = StoryFold()
        #expect(fold.add(batch("a", Self.flood)).isEmpty)
        #expect(fold.add(batch("b", Self.strike, actor: "KEN")).isEmpty)
        let stories = fold.add(batch("c", Self.flood, day: 11))
        #expect(stories.map { $0.articles.map(\.id) } == [["a", "c"]])
        #expect(stories.map(\.revision) == [1])
        #expect(stories.first?.firstPublished?.day == 10)
    }

    @Test("the id stays, the revision rises")
    func revisions() {
        var fold = StoryFold()
        _ = fold.add(batch("a", Self.flood))
        let first = fold.add(batch("b", Self.flood))
        let second = fold.add(batch("c", Self.flood))
        #expect(first.map(\.id) == second.map(\.id))
        #expect(second.map(\.revision) == [2])
    }

    @Test("the same article again changes nothing")
    func duplicate() {
        var fold = StoryFold()
        _ = fold.add(batch("a", Self.flood))
        #expect(fold.add(batch("a", Self.flood)).isEmpty)
    }

    @Test("a reprint counts once")
    func copies() throws {
        var fold = StoryFold()
        let hashes = (0..<UInt32(60)).map { $0 * 1_000 }
        _ = fold.add(batch("a", Self.flood, publisher: "Wire", shingles: hashes))
        _ = fold.add(batch("b", Self.flood, publisher: "Post", shingles: Array(hashes.dropLast(9))))
        let story = try #require(fold.add(batch("c", Self.flood, publisher: "Sun")).first)
        #expect(story.articles.map(\.copyOf) == [nil, "a", nil])
        #expect(story.sources == 2)
        #expect(story.facts.first?.independentSources == 2)
        #expect(story.facts.first?.events.count == 3)
    }

    @Test("facts need the same type, actors and day")
    func facts() throws {
        var fold = StoryFold()
        _ = fold.add(batch("a", Self.flood))
        let story = try #require(fold.add(batch("b", Self.flood)).first)
        #expect(story.facts.map(\.type) == ["ACCUSE"])
        #expect(story.facts.first?.actors == ["FRA", "RUS.GOV"])
        #expect(story.timeline == [StoryRecord.TimelineEntry(time: "2023-02-09", fact: 0)])
        let other = try #require(fold.add(batch("c", Self.flood, actor: "DEU")).first)
        #expect(other.facts.count == 1)
        #expect(other.facts.first?.events.count == 2)
    }

    @Test("who denies what another asserts is in dispute")
    func disputes() throws {
        var fold = StoryFold()
        _ = fold.add(batch("a", Self.flood, denies: false))
        let story = try #require(fold.add(batch("b", Self.flood, denies: true)).first)
        #expect(story.disputes.count == 1)
        #expect(story.disputes.first?.positions.map(\.claimant) == ["Moscow", "Paris"])
    }

    @Test("rebuilt from the journal it goes on as if it had not stopped")
    func restored() {
        var fold = StoryFold()
        var rebuilt = StoryFold()
        for (number, words) in [Self.flood, Self.strike, Self.flood, Self.strike].enumerated() {
            let batch = batch("a\(number)", words)
            let stories = fold.add(batch)
            rebuilt.restore(batch)
            for story in stories { rebuilt.restore(story) }
        }
        let next = batch("z", Self.flood)
        #expect(fold.add(next) == rebuilt.add(next))
        let other = batch("y", Self.strike)
        #expect(fold.add(other) == rebuilt.add(other))
    }

    @Test("the window is bounded")
    func bounded() {
        var fold = StoryFold()
        for number in 0..<(Limits.windowArticlesMax + 5) {
            _ = fold.add(batch("id\(number)", "w\(number) v\(number)"))
        }
        // The first has left the window, so that it is new again.
        #expect(fold.add(batch("id0", "w0 v0")).isEmpty)
    }
}
