import Language
import Prose
import Records
import Testing

struct LanguageModelTests {
    @Test func treesHaveOneRoot() throws {
        for parsed in Fixture.parse(Fixture.news, by: try Fixture.model.get()) {
            #expect(parsed.words.count == parsed.sentence.tokens.count)
            #expect(parsed.words.filter { $0.head == nil }.count == 1)
            #expect(parsed.words.filter { $0.relation == .root }.count == 1)
            #expect(ArcScores.isTree(parsed.words.map { ($0.head ?? -1) + 1 }))
            for name in parsed.names {
                #expect(parsed.words.indices.contains(name.tokens.lowerBound))
                #expect(name.tokens.upperBound <= parsed.words.count)
                #expect((0...1).contains(name.provenance.confidence))
            }
        }
    }

    @Test func sentencesDoNotInfluenceEachOther() throws {
        let model = try Fixture.model.get()
        let lines = (0..<40).map { Fixture.news[$0 % Fixture.news.count] }
        let together = Fixture.parse(lines, by: model)
        for (line, parsed) in zip(lines, together) {
            let alone = Fixture.parse([line], by: model)[0]
            #expect(alone.words == parsed.words)
            #expect(alone.names == parsed.names)
        }
    }

    @Test func instructionSetsAgree() throws {
        let baseline = Fixture.parse(Fixture.news, by: try Fixture.model(instructions: 0))
        for set: Int32 in [1, 2, 3] {
            let other = Fixture.parse(Fixture.news, by: try Fixture.model(instructions: set))
            #expect(other.map(\.words) == baseline.map(\.words))
            #expect(other.map(\.names) == baseline.map(\.names))
        }
    }

    @Test func threadsAgree() async throws {
        let model = try Fixture.model.get()
        let wanted = Fixture.parse(Fixture.news, by: model)
        await withTaskGroup(of: [ParsedSentence].self) { group in
            for _ in 0..<8 {
                group.addTask { Fixture.parse(Fixture.news, by: model) }
            }
            for await found in group {
                #expect(found.map(\.words) == wanted.map(\.words))
                #expect(found.map(\.names) == wanted.map(\.names))
            }
        }
    }

    @Test func typographyDoesNotMatter() throws {
        let model = try Fixture.model.get()
        let curly = ["“ I do n’t know , ” said Gen. Pat Ryder , the Pentagon ’s spokesman …"]
        let straight = ["\" I do n't know , \" said Gen. Pat Ryder , the Pentagon 's spokesman ..."]
        let (a, b) = (Fixture.parse(curly, by: model)[0], Fixture.parse(straight, by: model)[0])
        #expect(a.words == b.words)
        #expect(a.names == b.names)
    }

    @Test func nothingIsNothing() throws {
        let model = try Fixture.model.get()
        #expect(model.parse([], of: ArticleText("")).isEmpty)
        let empty = Sentence(part: 0, range: 0..<0, tokens: [])
        let parsed = model.parse([empty, empty], of: ArticleText(""))
        #expect(parsed.count == 2 && parsed[0].words.isEmpty && parsed[0].names.isEmpty)
    }

    /// Arcs of so many tokens at once would take hours.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["a", "\"", "😀", "-", "Beijing", "\u{2028}", "…"])
    func longSentencesAreReadInWindows(_ word: String) throws {
        let count = 40_000
        let line = Array(repeating: word, count: count).joined(separator: " ")
        let parsed = Fixture.parse([line], by: try Fixture.model.get())[0]
        #expect(parsed.words.count == count)
        #expect(parsed.words.filter { $0.head == nil }.count == 1)
        #expect(parsed.words.allSatisfy { $0.head.map { $0 < count } ?? true })
    }

    @Test(.timeLimit(.minutes(1))) func giantTokensAreRead() throws {
        let model = try Fixture.model.get()
        for unit in ["a", "\"", "😀", "é", "0"] {
            let word = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
            let parsed = Fixture.parse([word + " " + word], by: model)[0]
            #expect(parsed.words.count == 2)
        }
    }

    @Test func brokenUTF8IsRead() throws {
        var form = WordForm()
        let broken: [[UInt8]] = [
            [], [0x80], [0xE2], [0xE2, 0x80], [0xFF, 0xFE], [0xF0, 0x41, 0x80],
        ]
        for bytes in broken {
            form.read(bytes)
            form.keys { _, hash in #expect(hash != 0) }
        }
    }
}
