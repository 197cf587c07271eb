import Records
import Stories
import Testing

@Suite("Story fold")
struct StoryFoldTests {
    func batch(
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
                    id: "e1", type: .country, name: actor == "FRA" ? "France" : actor, actor: actor,
                    salience: 1,
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
        #expect(story.facts.first?.events.count == 2)
    }

    @Test("facts need the same type, actors and day")
    func facts() throws {
        var fold = StoryFold()
        _ = fold.add(batch("a", Self.flood))
        let story = try #require(fold.add(batch("b", Self.flood)).first)
        #expect(story.facts.map(\.type) == ["ACCUSE"])
        #expect(story.facts.first?.actors == ["FRA", "RUS.GOV"])
        #expect(story.facts.first?.details.map(\.field) == ["time", "who"])
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

    @Test("described in words that exclude each other by two parties, a thing is in dispute")
    func descriptions() throws {
        var fold = StoryFold()
        _ = fold.add(described(batch("a", Self.flood), "civilian airship", "purpose:civil", "c"))
        let same = fold.add(
            described(batch("b", Self.flood), "weather balloon", "purpose:civil", "d"))
        #expect(same.first?.disputes.isEmpty ?? false)
        let story = try #require(
            fold.add(described(batch("c", Self.flood), "spy balloon", "purpose:spying", "d")).first)
        let dispute = try #require(story.disputes.first)
        #expect(dispute.about == "craft")
        #expect(
            dispute.positions.map(\.text) == ["civilian airship", "spy balloon", "weather balloon"])
    }

    private func described(
        _ batch: [Record], _ text: String, _ trait: String, _ claimant: String
    ) -> [Record] {
        batch.map { record in
            guard case .article(var article) = record else { return record }
            article.features?.descriptions = [
                ArticleFeatures.Description(
                    thing: "craft", traits: [trait], span: Span(start: 0, end: 1, text: text),
                    claimant: .init(entity: nil, text: claimant), stance: .asserts, claim: nil)
            ]
            return .article(article)
        }
    }

    @Test("the earliest of one wording is the original, unless it credits a later one")
    func originals() throws {
        let hashes = (0..<UInt32(60)).map { $0 * 1_000 }
        var fold = StoryFold()
        var reprint = batch("a", Self.flood, publisher: "Post", shingles: hashes)
        guard case .article(var article) = reprint[0] else { return }
        article.republishedFrom = "Associated Press"
        reprint[0] = .article(article)
        _ = fold.add(reprint)
        let story = try #require(
            fold.add(batch("b", Self.flood, publisher: "AP", shingles: hashes)).first)
        #expect(story.articles.map(\.copyOf) == ["b", nil])
        #expect(story.articles.first?.share == 1)
        #expect(story.sources == 1)
        let third = fold.add(batch("c", Self.flood, publisher: "Sun", shingles: hashes))
        #expect(third.first?.articles.map(\.copyOf) == ["b", nil, "b"])
    }

    @Test("two stories that turn out to be one become one, and the record names both")
    func merges() throws {
        var fold = StoryFold()
        let left = "quake gallow town tower fallen dead"
        let right = "tremor rescue squad rubble dawn miracle"
        for id in ["a", "b"] { _ = fold.add(batch(id, left, actor: "ITA")) }
        for id in ["c", "d"] { _ = fold.add(batch(id, right, actor: "PER")) }
        var last: StoryRecord?
        for number in 0..<4 where last?.merged.isEmpty ?? true {
            last = fold.add(batch("x\(number)", "\(left) \(right)", actor: "ITA")).first
        }
        let story = try #require(last)
        #expect(story.id == "sa")
        #expect(story.merged == ["sc"])
        #expect(Set(story.articles.map(\.id)).isSuperset(of: ["a", "b", "c", "d"]))
    }

    @Test("a topic that drifts away leaves its story behind")
    func drift() {
        var fold = StoryFold()
        var stories: Set<String> = []
        for step in 0..<60 {
            // Each shares five of six words with the one before, none with the sixth before.
            let words = (step..<step + 6).map { "topic\($0)" }.joined(separator: " ")
            let batch = batch("a\(step)", words).filter {
                if case .entity = $0 { false } else { true }
            }
            for story in fold.add(batch) { stories.insert(story.id) }
        }
        #expect(stories.count > 1)
    }

    /// A stream with copies, merges and enough articles for a window to slide over.
    private var stream: [[Record]] {
        let hashes = (0..<UInt32(40)).map { $0 * 999 }
        return (0..<90).map { number in
            let words =
                number % 3 == 0 ? Self.flood : number % 3 == 1 ? Self.strike : "lone\(number)"
            return batch(
                "id\(number)", words, day: 1 + number / 5, publisher: "p\(number % 7)",
                shingles: number % 10 < 2 ? hashes.map { $0 + UInt32(number / 10) } : [],
                actor: number % 3 == 0 ? "FRA" : number % 3 == 1 ? "KEN" : "PER")
        }
    }

    @Test(
        "cut anywhere and folded anew from the journal, it goes on as if it had not stopped",
        arguments: [0, 1, 2, 3, 7, 16, 30, 31, 45, 60, 89])
    func restored(cut: Int) {
        var fold = StoryFold(windowArticlesMax: 40)
        var rebuilt = StoryFold(windowArticlesMax: 40)
        for (number, batch) in stream.enumerated() {
            let stories = fold.add(batch)
            if number <= cut {
                rebuilt.restore(batch + stories.map(Record.story))
            } else {
                #expect(rebuilt.add(batch) == stories)
            }
        }
    }

    @Test(
        "cut anywhere and continued from a checkpoint, it goes on as if it had not stopped",
        arguments: [0, 1, 2, 3, 7, 16, 30, 31, 45, 60, 89])
    func checkpointed(cut: Int) throws {
        var fold = StoryFold(windowArticlesMax: 40)
        for batch in stream.prefix(cut) { _ = fold.add(batch) }
        var other = try #require(restored(fold.pieces))
        for batch in stream.dropFirst(cut) { #expect(other.add(batch) == fold.add(batch)) }
    }

    @Test("a damaged checkpoint is refused")
    func damagedCheckpoint() {
        var fold = StoryFold(windowArticlesMax: 40)
        for batch in stream { _ = fold.add(batch) }
        let pieces = fold.pieces
        #expect(restored(pieces) != nil)
        for (number, piece) in pieces.enumerated() {
            #expect(restored(Array(pieces[..<number])) == nil)
            for place in stride(from: 0, to: piece.count, by: 97) {
                var spoilt = pieces
                spoilt[number][place] ^= 0x55
                #expect(restored(spoilt) == nil)
                spoilt[number] = Array(piece[..<place])
                #expect(restored(spoilt) == nil)
            }
        }
    }

    @Test("a checkpoint of more articles than the window holds is refused")
    func checkpointOfALargerWindow() {
        var fold = StoryFold(windowArticlesMax: 40)
        for batch in stream { _ = fold.add(batch) }
        #expect(restored(fold.pieces, windowArticlesMax: 39) == nil)
        #expect(restored(fold.pieces, windowArticlesMax: 41) != nil)
    }

    private func restored(_ pieces: [[UInt8]], windowArticlesMax: Int = 40) -> StoryFold? {
        var rest = pieces[...]
        return StoryFold(windowArticlesMax: windowArticlesMax) { rest.popFirst() }
    }

    @Test("the window is bounded")
    func bounded() {
        var fold = StoryFold(windowArticlesMax: 100)
        for number in 0..<105 { _ = fold.add(batch("id\(number)", "w\(number) v\(number)")) }
        // The first has left the window, so that it is new again, and alone.
        #expect(fold.add(batch("id0", "w0 v0", actor: "ITA")).isEmpty)
    }
}
