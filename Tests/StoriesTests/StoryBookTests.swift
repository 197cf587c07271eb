import Records
import Stories
import Testing

@Suite("Story book")
struct StoryBookTests {
    private static let quake = "quake tower rubble rescue squad dawn"
    private static let vote = "vote ballot turnout recount senate margin"

    /// Two stories that take turns, with copies, denials and more articles than are compared.
    private var stream: [[Record]] {
        let hashes = (0..<UInt32(40)).map { $0 * 999 }
        return (0..<150).map { number in
            StoryFoldTests().batch(
                "id\(number)", number % 2 == 0 ? Self.quake : Self.vote, day: 1 + number / 10,
                publisher: number % 5 == 0 ? nil : "p\(number % 7)",
                shingles: number % 12 < 2 ? hashes.map { $0 + UInt32(number / 12) } : [],
                actor: number % 2 == 0 ? "FRA" : "KEN",
                denies: number % 9 == 0 ? true : number % 4 == 0 ? false : nil)
        }
    }

    @Test("kept or made anew each time, it tells the same", arguments: [0, 1, 2])
    func thrownAway(booksMax: Int) {
        var fold = StoryFold()
        var forgetful = StoryFold(booksMax: booksMax)
        for batch in stream { #expect(forgetful.add(batch) == fold.add(batch)) }
    }

    @Test("from a checkpoint it is made anew, and tells the same", arguments: [3, 40, 77, 120])
    func checkpointed(cut: Int) throws {
        var fold = StoryFold()
        for batch in stream.prefix(cut) { _ = fold.add(batch) }
        var pieces = fold.pieces[...]
        var other = try #require(StoryFold { pieces.popFirst() })
        for batch in stream.dropFirst(cut) { #expect(other.add(batch) == fold.add(batch)) }
    }

    @Test("of many articles the first and the latest are compared")
    func bounded() throws {
        var fold = StoryFold()
        var story: StoryRecord?
        for number in 0..<100 {
            story =
                fold.add(
                    StoryFoldTests().batch("id\(number)", Self.quake, publisher: "p\(number)")
                ).first
            let tellers = story?.facts.first?.events.map(\.article) ?? []
            #expect(tellers.count <= Limits.tellersMax)
            if number < Limits.tellersMax { #expect(number == 0 || tellers.count == number + 1) }
        }
        let tellers = try #require(story?.facts.first?.events.map(\.article))
        let first = (0..<Limits.firstTellersMax).map { "id\($0)" }
        #expect(tellers.starts(with: first))
        #expect(tellers.count >= Limits.tellersMax - Limits.tellersStep)
        #expect(tellers.last == "id99")
        #expect(story?.facts.first?.independentSources == tellers.count)
    }

    @Test("what was held before anybody denied it is in dispute with the denial")
    func lateDenial() throws {
        var fold = StoryFold()
        _ = fold.add(StoryFoldTests().batch("a", Self.quake, denies: false))
        for number in 0..<5 {
            let quiet = fold.add(StoryFoldTests().batch("b\(number)", Self.quake))
            #expect(quiet.first?.disputes.isEmpty ?? false)
        }
        let story = try #require(
            fold.add(StoryFoldTests().batch("c", Self.quake, denies: true)).first)
        #expect(story.disputes.map { $0.positions.map(\.article) } == [["c", "a"]])
    }

    @Test("when an original turns out to be a copy, it counts no more")
    func lateCopy() throws {
        let hashes = (0..<UInt32(60)).map { $0 * 1_000 }
        var fold = StoryFold()
        var reprint = StoryFoldTests().batch(
            "a", Self.quake, publisher: "Post", shingles: hashes)
        guard case .article(var article) = reprint[0] else { return }
        article.republishedFrom = "Associated Press"
        reprint[0] = .article(article)
        _ = fold.add(reprint)
        let before = fold.add(StoryFoldTests().batch("b", Self.quake, publisher: "Sun"))
        #expect(before.first?.facts.first?.events.map(\.article) == ["a", "b"])
        let story = try #require(
            fold.add(
                StoryFoldTests().batch("c", Self.quake, publisher: "AP", shingles: hashes)
            ).first)
        #expect(story.facts.first?.events.map(\.article) == ["b", "c"])
        #expect(story.sources == 2)
    }
}
