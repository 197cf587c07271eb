import Lexicons
import Prose
import Records
import Testing

struct ArticleReaderTests {
    let fixture: ProseFixture

    init() throws { fixture = try ProseFixture.shared.get() }

    @Test func partsHaveRoles() throws {
        let text = """
            Fox Escapes From City Zoo

            By Ana Doe and Li Wei, Staff Writers

            GENEVA, March 14 (Den Wire) — A fox escaped on Sunday, the zoo said.

            A long night
            Keepers looked for it until dawn, and found it under a bridge.

            The fox, left, and a keeper rest by the river on March 15, 2024. ANA DOE/AFP via Getty Images

            It is well, they said.

            This article was originally published by Den Wire and is reprinted with permission.
            Subscribe to our newsletter for more.
            """
        #expect(
            try fixture.parts(text) == [
                "title|Fox Escapes From City Zoo", "byline|By Ana Doe and Li Wei, Staff Writers",
                "dateline|GENEVA, March 14 (Den Wire) —",
                "paragraph|A fox escaped on Sunday, the zoo said.", "heading|A long night",
                "paragraph|Keepers looked for it until dawn, and found it under a bridge.",
                "caption|The fox, left, and a keeper rest by the river on March 15, 2024.",
                "credit|ANA DOE/AFP via Getty Images", "paragraph|It is well, they said.",
                "notice|This article was originally published by Den Wire and is reprinted with "
                    + "permission.",
                "trailer|Subscribe to our newsletter for more.",
            ])
        let article = try fixture.article(text, name: "2024-03-20.txt")
        #expect(article.title == "Fox Escapes From City Zoo")
        #expect(article.byline == ["Ana Doe", "Li Wei"])
        #expect(article.dateline?.place == "Geneva")
        #expect(
            article.published
                == .init(value: CalendarDate(year: 2024, month: 3, day: 14), basis: .dateline))
        #expect(article.republishedFrom == "Den Wire")
        #expect(article.language == "en")
    }

    @Test func wrappedLinesAreOneParagraph() throws {
        let text = """
            The fox that had escaped from the zoo of the city was found early on
            Monday under a bridge, and nobody was hurt by it.

            It is well.
            """
        #expect(try fixture.parts(text).count == 2)
        #expect(try fixture.parts("One paragraph is here.\r\nAnother is there.\r\n").count == 2)
    }

    @Test(arguments: [
        ("Ana Doe/The Den", "credit"), ("Ana Doe and Li Wei/Den", "heading"),
        ("Foxes/Keepers Clash", "heading"), ("Fox Hunt/Fish Row/The Den", "heading"),
    ])
    func photographersAreCredited(line: String, role: String) throws {
        let text = "Fox Found\n\nIt is well, they said.\n\n\(line)\n\nIt slept, and ate two fish."
        #expect(try fixture.parts(text).contains("\(role)|\(line)"))
    }

    @Test(arguments: [
        ("(CNN) A fox escaped.", nil, "(CNN)"), ("GENEVA: A fox escaped.", "Geneva", "GENEVA:"),
        ("NEW DELHI: A fox escaped.", "New Delhi", "NEW DELHI:"),
        ("GENEVA (Den Wire) - A fox escaped.", "Geneva", "GENEVA (Den Wire) -"),
        ("BREAKING: A fox escaped.", nil, nil), ("(Adds details) A fox escaped.", nil, nil),
    ])
    func datelinesHaveManyForms(text: String, place: String?, dateline: String?) throws {
        #expect(
            try fixture.parts(text)
                == (dateline.map { ["dateline|\($0)", "paragraph|A fox escaped."] }
                    ?? ["paragraph|\(text)"]))
        #expect(try fixture.article(text).dateline?.place == place)
    }

    @Test func speakersOfATranscriptAreNoPlaces() throws {
        let parts = try fixture.parts("DOE: A fox escaped.\n\nLEE: It is well, they said.")
        #expect(!parts.contains { $0.hasPrefix("dateline") })
    }

    @Test func pointsOfAListAreRead() throws {
        let text =
            "Fox Found\n\nThe zoo said:\n\n• The fox is well\n• It ate two fish\n- A keeper slept"
        #expect(try fixture.parts(text).suffix(3).allSatisfy { $0.hasPrefix("paragraph|") })
    }

    @Test func rowsOfATableAreNot() throws {
        let text =
            "Fox Found\n\nA fox was found.\n\nCity | Foxes | Hens\nBern | 3 | 14\n\nIt is well."
        #expect(try fixture.parts(text).filter { $0.hasPrefix("heading|") }.count == 2)
        let wide = "Fox Found\n\nA fox was found.\n\nBern\t3\t14\nBasel   4   15\n\nIt is well."
        #expect(try fixture.parts(wide).filter { $0.hasPrefix("heading|") }.count == 2)
    }

    @Test func correctionsAndTrailersAreNoParagraphs() throws {
        let text =
            "Fox Found\n\nA fox was found by the river.\n\nCorrection: An earlier version said hen.\n"
            + "Read more: Hens of the city\nAdditional reporting by Ana Doe"
        let roles = try fixture.parts(text).suffix(3).map { $0.prefix { $0 != "|" } }
        #expect(roles == ["notice", "trailer", "notice"])
    }

    @Test(arguments: [
        "A fox\u{AD}hole was fo\u{AD}und on Feb. 3.", "A fox\u{200B} was found on Feb. 3.",
        "A\u{A0}fox was found on Feb.\u{A0}3.", "A fox was found\r\non Feb. 3.\r\n",
        "Tom &amp; Jerry&#39;s fox was found on Feb. 3.", "\u{FEFF}A fox was found on Feb. 3.",
    ])
    func oddCharactersKeepTheirPlaces(text: String) throws {
        let article = try fixture.article(text)
        for sentence in fixture.sentences.read(article) {
            #expect(sentence.tokens.allSatisfy { !article.text[$0.range].isEmpty })
        }
        #expect(article.parts.contains { $0.role == .paragraph })
    }

    @Test func equalTextHasEqualIds() throws {
        let id = try fixture.article("A fox  was\nfound.").id
        #expect(id.utf8.count == 32)
        #expect(try fixture.article("\u{FEFF}A fox was found.\n").id == id)
        #expect(try fixture.article("Title: Fox\n\nA fox was fo\u{AD}und.").id == id)
        #expect(try fixture.article("A\u{A0}\u{200B} fox\u{2009}was\r\n\tfound.\u{3000}").id == id)
        #expect(try fixture.article("A fox was fou\u{301}nd.").id != id)
        #expect(try fixture.article("A fox was lost.").id != id)
    }

    @Test(arguments: [
        ("Der Fuchs ist nicht in der Stadt und die Leute sind auf der Straße mit dem Hund.", "de"),
        ("The fox is not in the city and the people are out with the dog.", "en"),
        ("狐は町にいない。", "und"), ("😀😀😀", "und"), ("Fox news.", "en"),
        // A clear verdict is not overturned by what comes later; one that is not clear is.
        (
            String(repeating: "The fox is in the city and the dog is with it.\n\n", count: 40)
                + String(repeating: "Der Fuchs ist nicht in der Stadt.\n\n", count: 200), "en"
        ),
        (
            String(repeating: "Vixen\n\n", count: 200)
                + String(repeating: "Der Fuchs ist nicht in der Stadt.\n\n", count: 20), "de"
        ),
    ])
    func theLanguageIsGuessed(text: String, language: String) throws {
        #expect(try fixture.article(text).language == language)
    }

    @Test func theDayOfPublicationIsFoundInTheText() throws {
        let article = try fixture.article("Fox Found\n\nPublished Feb. 8, 2023\n\nA fox was found.")
        #expect(article.published.value?.description == "2023-02-08")
        #expect(article.published.basis == .text)
        #expect(try fixture.article("A fox was found.").published.basis == .none)
    }

    @Test func anyBytesAreReadOrRefused() throws {
        var state: UInt64 = 88_172_645_463_325_252
        for length in 1..<400 {
            let bytes = (0..<length).map { _ -> UInt8 in
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return UInt8(truncatingIfNeeded: state >> 20)
            }
            for mask in [UInt8(0xFF), 0x7F, 0x3F] {
                guard
                    let document = try? fixture.documents.read(
                        name: "a.txt", bytes: bytes.map { $0 & mask | (mask == 0x3F ? 0x20 : 0) })
                else { continue }
                let article = fixture.articles.read(document)
                _ = fixture.sentences.read(article)
                #expect(
                    article.parts.allSatisfy { $0.range.upperBound <= document.text.bytes.count })
            }
        }
    }

    @Test func partsNeverOverlap() throws {
        let article = try fixture.article(
            String(repeating: "By A. (AP Photo/B)\nFile photo: x. C/AFP\n\n— \n", count: 300))
        var place = 0
        for part in article.parts {
            #expect(part.range.lowerBound >= place && !part.range.isEmpty)
            place = part.range.upperBound
        }
    }
}
