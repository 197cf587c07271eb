import Extraction
import Lexicons
import Prose
import Records
import Testing

struct QuotesTests {
    let fixture: ExtractionFixture

    init() throws { fixture = try ExtractionFixture.shared.get() }

    @Test(arguments: [
        ("“The fox is well,” said Robert Quillford.", ["direct|Robert Quillford|The fox is well,"]),
        (
            "\"The fox is well,\" Robert Quillford, a keeper at the zoo, said on Sunday.",
            ["direct|Robert Quillford|The fox is well,"]
        ),
        ("Robert Quillford said: “The fox is well.”", ["direct|Robert Quillford|The fox is well."]),
        (
            "Robert Quillford called it a “very bad day” for foxes.",
            ["mixed|Robert Quillford|very bad day"]
        ),
        (
            "The fox was “safe and sound,” according to Robert Quillford.",
            ["mixed|Robert Quillford|safe and sound,"]
        ),
        (
            "Robert Quillford said:\n\n“The fox is well.”",
            ["direct|Robert Quillford|The fox is well."]
        ),
        (
            "“The fox is well and asleep.” — Robert Quillford",
            ["direct|Robert Quillford|The fox is well and asleep."]
        ),
        (
            "‘The fox is well,’ said Robert Quillford. ‘The keepers’ work is done.’",
            [
                "direct|Robert Quillford|The fox is well,",
                "direct|Robert Quillford|The keepers’ work is done.",
            ]
        ),
        (
            "Robert Quillford said that the fox was well.",
            ["indirect|Robert Quillford|the fox was well"]
        ),
        (
            "The fox was well, Robert Quillford said.",
            ["indirect|Robert Quillford|The fox was well"]
        ),
        (
            "According to Robert Quillford, the fox was well on Monday.",
            ["indirect|Robert Quillford|the fox was well on Monday"]
        ),
        (
            "Robert Quillford wants to open a second zoo.",
            ["indirect|Robert Quillford|to open a second zoo"]
        ),
        (
            "Critics dismissed Robert Quillford's claim that the fox was well.",
            ["indirect|Critics|Robert Quillford's claim that the fox was well"]
        ),
        (
            "Zoo spokesman Robert Quillford told reporters the fox was well.",
            ["indirect|Robert Quillford|the fox was well"]
        ),
    ])
    func speakersAreFound(text: String, quotes: [String]) throws {
        #expect(try fixture.quotes("It was a long day at the zoo.\n\n" + text) == quotes)
    }

    @Test func aSplitQuotationGoesOn() throws {
        let quotes = try fixture.extract(
            "“The fox is well,” Robert Quillford said, “and the keepers are happy.”"
        ).quotes
        #expect(quotes.count == 2)
        #expect(quotes.last?.continues == "q1")
        #expect(quotes.last?.speaker?.name == "Robert Quillford")
    }

    @Test func aQuotationGoesOnInTheNextParagraph() throws {
        let text = """
            “The fox is well,” Robert Quillford said. “It sleeps all day.

            “It eats at night.”

            Nobody else spoke.
            """
        let quotes = try fixture.extract(text).quotes
        #expect(
            quotes.map(\.text) == ["The fox is well,", "It sleeps all day.", "It eats at night."])
        #expect(quotes.last?.continues == "q2")
        #expect(quotes.allSatisfy { $0.speaker?.name == "Robert Quillford" })
    }

    @Test func anAnonymousSourceKeepsItsDescription() throws {
        let text = """
            A senior zoo official, who asked not to be named, told reporters the fox was well.

            The official also said that it was “fast asleep.”
            """
        let quotes = try fixture.extract(text).quotes
        #expect(quotes.count == 2)
        #expect(quotes.allSatisfy { $0.speaker?.anonymous == true })
        #expect(quotes.last?.speaker?.text == "The official")
        let description = "A senior zoo official, who asked not to be named"
        #expect(quotes.last?.speaker?.description == description)
    }

    @Test func everyExampleOfTheNamingWordsHolds() throws {
        for row in try fixture.seeds.table("rules/naming-words").rows {
            let named = try fixture.quotes("The fox came home. It sat by \(row["yes"]).")
            #expect(named.isEmpty, "\(row["word"]): \(named)")
            let said = try fixture.quotes("Robert Quillford left. Then \(row["no"]) to the fox.")
            #expect(!said.isEmpty, "\(row["word"]): \(row["no"])")
        }
    }

    @Test(arguments: [
        "Robert \"the Fox\" Quillford left.", "He read “The Long Way Home” twice.",
        "The keepers’ foxes slept.", "It was 5' 11\" tall.",
    ])
    func marksThatQuoteNobody(text: String) throws {
        #expect(try fixture.quotes("It was a day.\n\n" + text).isEmpty)
    }

    @Test(arguments: [
        "“", "”", "\"", "\" ", "he: “a” ", "‘a’ ", "“a” said ", "he said \"", "(\"", "'",
    ])
    func manyMarksAreReadInOnePass(unit: String) throws {
        let text = "It said “yes.” " + String(repeating: unit, count: 20_000 / unit.utf8.count)
        let extraction = try fixture.extract(text)
        for quote in extraction.quotes {
            #expect(extraction.reading.text[quote.start..<quote.end] == quote.text)
        }
    }

    @Test("labels in capitals speak where three of them make a transcript")
    func transcripts() throws {
        let found = try ExtractionFixture.shared.get().quotes(
            """
            The spokesman Ned Price held the daily briefing in the department on Monday.

            MR. PRICE: Good afternoon, everyone, and thank you for coming here today.

            Q: The secretary will travel to the region again, as you said last week.

            MR. PRICE: There is no travel to announce, and it would be too early for that.
            """)
        #expect(found.count { $0.hasPrefix("direct|") } == 3, "\(found)")
        #expect(found.contains { $0.hasSuffix("it would be too early for that.") })
        let update = try ExtractionFixture.shared.get().quotes(
            """
            UPDATE: The harbour of the town opened again on Monday, the ministry told reporters.
            """)
        #expect(!update.contains { $0.hasPrefix("direct|") }, "\(update)")
    }

    @Test("I and me in a quotation are its speaker")
    func voices() throws {
        let entity = try ExtractionFixture.shared.get().entity(
            "Amina Njoroge",
            in: """
                "I will open the harbour and my staff will help me," Minister Amina Njoroge said.
                """)
        let own = entity?.mentions.filter { $0.form == .pronoun }.map(\.text)
        #expect(own == ["I", "my", "me"])
    }

    @Test("a content of which few words are quoted is told as well")
    func partlyQuoted() throws {
        let found = try ExtractionFixture.shared.get().quotes(
            """
            The minister said that the "brave" people of the town had opened the harbour again.
            """)
        #expect(found.contains { $0.hasPrefix("indirect|") && $0.contains("opened the harbour") })
    }
}
