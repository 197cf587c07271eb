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
        "“Who came!” Mr. Li said.| Nobody knew.",
        "The zoo called it a “disgrace” Wednesday.| Keepers wept.",
        "“It is well,” Ms. Doe said.| They left.",
        "At 9 a.m. Mr. Li spoke.| He went home at 6 p.m.| Mr. Li then slept.",
        "1.) The first fox| 2.) The second fox| 3.) The third",
        "• 9. The first fox| • 10. The second fox",
        "a. A fox went b| b. Another came",
        "It was weak . . . and grey.| Then it rained . . . .| Nobody came.",
        "i saw the fox today.| it was red.| do you like foxes?",
        "They work for Acme Inc. officials at the U.N. building in St. Louis.| It rained.",
        "See www.den.example for more.| The fox left.",
        "[Ana] Doe left.| The fox [a red one] stayed.",
    ])
    func sentencesEndWhereTheyShould(marked: String) throws {
        let sentences = marked.split(separator: "|").map {
            $0.drop { $0 == " " }.description
        }
        #expect(try fixture.split(String(marked.filter { $0 != "|" })) == sentences)
    }

    @Test(arguments: ["Fox World 2016: A Night Of Joy", "Mike Doe Tells ‘Hard’ Jokes Of Foxes"])
    func aHeadlineIsOneSentence(title: String) throws {
        let text = title + "\n\nA fox was found on Monday.\n\nIt was well, they said."
        #expect(try fixture.split(text).first == title)
    }

    @Test(arguments: [
        "x", "\"", "“", "”", "\n", "😀", "I. ", "1. ", ") ", "... ", ". ", "a.b. ", "? ” ", "dr. ",
        "• 1. ", "\u{2019} ",
    ])
    func aMegabyteOfOneThingIsSplit(unit: String) throws {
        let text = "A fox. " + String(repeating: unit, count: 1_000_000 / unit.utf8.count)
        let article = try fixture.article(text)
        var place = 0
        for sentence in fixture.sentences.read(article) {
            #expect(sentence.range.lowerBound >= place)
            #expect(sentence.tokens.count <= Prose.Limits.sentenceTokensMax)
            place = sentence.range.upperBound
        }
        #expect(place <= article.text.bytes.count)
    }

    /// Every mark at the head of a part, before a word and before another mark.
    @Test func aPartMayBeginWithAnyMark() throws {
        let marks = [
            "]", ")", "[", "(", "\"", "”", "“", "'", "’", "‘", ".", "...", "…", "!", "?", ",", ":",
            "•", "-", "—", "1.", "a.", "U.S.", "Mr.", "p.m.", "I", ":)", "@", "www.a.example",
        ]
        for first in marks {
            for second in marks + ["Fox", "fox", "5"] {
                for third in ["", " Fox", " fox", " Mr. Li said", "”", " .", " 2."] {
                    let text = "\(first) \(second)\(third)"
                    for joined in [text, text.filter { $0 != " " }] {
                        let article = try fixture.article(joined + " a")
                        #expect(!fixture.sentences.read(article).isEmpty)
                    }
                }
            }
        }
    }

    @Test func noSentenceIsLongerThanTheLimit() throws {
        let article = try fixture.article(String(repeating: "fox ", count: 2_000))
        let sentences = fixture.sentences.read(article)
        #expect(sentences.allSatisfy { $0.tokens.count <= Prose.Limits.sentenceTokensMax })
        #expect(sentences.reduce(0) { $0 + $1.tokens.count } == 2_000)
    }
}
