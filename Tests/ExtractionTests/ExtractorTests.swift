import Extraction
import Records
import Testing

struct ExtractorTests {
    let fixture: ExtractionFixture

    init() throws { fixture = try ExtractionFixture.shared.get() }

    private static let text = """
        Fox Talks Fail

        GENEVA, March 14 — Kenya rejected a request for talks on Sunday, the foreign ministry said.

        “We are not ready,” Robert Quillford, a spokesman for the ministry, told reporters.
        """

    @Test func equalInputGivesEqualBytes() throws {
        let first = JSONWriter.bytes(of: try fixture.extract(Self.text).envelopes())
        let second = JSONWriter.bytes(of: try fixture.extract(Self.text).envelopes())
        #expect(first == second)
    }

    @Test func recordsComeInTheOrderOfTheirKinds() throws {
        let envelopes = try fixture.extract(Self.text).envelopes(with: [.text, .tokens])
        let kinds = envelopes.map { envelope in
            RecordKind.allCases.firstIndex(of: envelope.record.kind) ?? -1
        }
        #expect(kinds == kinds.sorted())
        guard case .article(let article) = envelopes[0].record else {
            Issue.record("the article must come first")
            return
        }
        #expect(article.text == Self.text)
        #expect(article.words > 20)
        #expect(envelopes.allSatisfy { $0.article == article.id })
    }

    @Test func anArticleInAnotherLanguageTellsNothing() throws {
        let text = "Der Fuchs ist nicht in der Stadt, und die Leute sind auf der Straße mit Kenya."
        let extraction = try fixture.extract(text)
        #expect(extraction.article.language == "de")
        #expect(extraction.envelopes().count == 1)
    }

    @Test(arguments: [
        "fox", "\n", "😀", "A ", "He said. ", "U.S. ", "Gen. A ", "12 ", "of the ", ", ",
    ])
    func muchOfOneThingIsRead(unit: String) throws {
        let text = "The fox. " + String(repeating: unit, count: 20_000 / unit.utf8.count)
        let extraction = try fixture.extract(text)
        #expect(extraction.article.parts.last.map { $0.end <= text.utf8.count } == true)
    }

    @Test func claimsTakeTheStanceOfTheirCue() throws {
        let text =
            "Robert Quillford denied that Kenya sent foxes. Kenya, he promised, will “stay calm.”"
        let claims = try fixture.extract(text).claims
        #expect(claims.map(\.stance) == [.denies, .promises])
        #expect(claims.first?.claimant.text == "Robert Quillford")
        #expect(claims.first?.about.contains("e2") == true)
    }
}
