import Prose
import Testing

struct SentenceReaderTests {
    let fixture: ProseFixture

    init() throws { fixture = try ProseFixture.shared.get() }

    @Test(arguments: [
        "Brig. Gen. Ana Doe met Sen. Li on Jan. 28.| Nobody spoke.",
        "He came to the U.S. in May.| The U.S. Navy waited.",
        "It ended at 9 p.m.| But Acme Inc. officials stayed.",
        "“We came.| We saw,” she said.| They left.",
        "\"Who came?\" the minister asked.| Nobody knew.",
        "He paid No. 5 a visit.| No.| Nothing came of it.",
        "They waited … and left.| Then it rained.",
        "He wrote \"Go home.\"| She went (as he said.)| It was late.",
        "J. R. Doe left.| A. B. Li stayed.",
        "Prices rose 1.5 percent.| In Geneva, Mr. Li spoke.",
    ])
    func sentencesEndWhereTheyShould(marked: String) throws {
        let sentences = marked.split(separator: "|").map {
            $0.drop { $0 == " " }.description
        }
        #expect(try fixture.split(String(marked.filter { $0 != "|" })) == sentences)
    }

    @Test func noSentenceIsLongerThanTheLimit() throws {
        let article = try fixture.article(String(repeating: "fox ", count: 2_000))
        let sentences = fixture.sentences.read(article)
        #expect(sentences.allSatisfy { $0.tokens.count <= Prose.Limits.sentenceTokensMax })
        #expect(sentences.reduce(0) { $0 + $1.tokens.count } == 2_000)
    }
}
