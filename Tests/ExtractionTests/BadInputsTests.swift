import Extraction
import Language
import Prose
import Records
import Testing

/// The same article in each of the bad shapes that texts come in: the same facts must come out.
@Suite("Bad inputs")
struct BadInputsTests {
    private static let article = """
        MOMBASA, Kenya — The harbour of the coastal city is open again for all of the ships.

        "The port doesn't need more time," Transport Minister Amina Njoroge told reporters on Tuesday.

        Some 40 ships were waiting off Mombasa, and the company AT&T lost its lines to the harbour.
        """

    @Test(
        "the facts of an article do not hang on its shape",
        arguments: [
            "as it is", "entities", "numbered entities", "entities escaped twice", "Windows lines",
            "soft hyphens", "non-breaking blanks", "zero-width blanks", "wrapped", "curly marks",
            "one line a paragraph", "a byte order mark",
        ])
    func sameFacts(shape: String) throws {
        let text = Self.shaped(shape)
        let found = try Desk.extract(text)
        let quote = try #require(found.quotes.first { $0.form == .direct }, "\(found.quotes)")
        #expect(quote.speaker?.name == "Amina Njoroge")
        #expect(quote.cue?.text == "told")
        #expect(found.times.contains { $0.value == "2023-02-07" }, "\(found.times)")
        #expect(found.quantities.contains { $0.value == 40 && $0.of == "ships" })
        #expect(found.places.contains { $0.country == "KE" && $0.text.hasPrefix("Mombasa") })
        #expect(found.entities.contains { $0.name == "AT&T" }, "\(found.entities.map(\.name))")
        try Self.checkSpans(found, text)
    }

    /// Every span's text is what stands at its bytes in the text as it came.
    private static func checkSpans(_ found: Extraction, _ text: String) throws {
        let bytes = Array(text.utf8)
        func expect(_ start: Int, _ end: Int, _ span: String) {
            let slice = start <= end && end <= bytes.count ? bytes[start..<end] : []
            #expect(String(decoding: slice, as: UTF8.self) == span)
        }
        for quote in found.quotes {
            expect(quote.start, quote.end, quote.text)
            if let speaker = quote.speaker { expect(speaker.start, speaker.end, speaker.text) }
            if let cue = quote.cue { expect(cue.start, cue.end, cue.text) }
        }
        for entity in found.entities {
            for mention in entity.mentions { expect(mention.start, mention.end, mention.text) }
        }
        for time in found.times { expect(time.start, time.end, time.text) }
        for place in found.places { expect(place.start, place.end, place.text) }
        for quantity in found.quantities { expect(quantity.start, quantity.end, quantity.text) }
        for event in found.events {
            expect(event.trigger.start, event.trigger.end, event.trigger.text)
            for party in event.sources + event.targets {
                expect(party.start, party.end, party.text)
            }
        }
        for claim in found.claims { expect(claim.start, claim.end, claim.text) }
        for part in found.article.parts {
            #expect(part.start < part.end && part.end <= bytes.count)
        }
        for sentence in found.reading.sentences {
            for token in sentence.sentence.tokens {
                #expect(token.range.upperBound <= bytes.count)
            }
        }
    }

    private static func shaped(_ shape: String) -> String {
        let article = article
        switch shape {
        case "entities":
            return article.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
                .replacing("'", with: "&rsquo;").replacing("—", with: "&mdash;")
                .replacing("40 ", with: "40&nbsp;")
        case "numbered entities":
            return article.replacing("&", with: "&#38;").replacing("\"", with: "&#34;")
                .replacing("'", with: "&#8217;").replacing("—", with: "&#x2014;")
        case "entities escaped twice":
            return article.replacing("&", with: "&amp;amp;").replacing("\"", with: "&amp;quot;")
                .replacing("'", with: "&amp;#39;")
        case "Windows lines": return article.replacing("\n", with: "\r\n")
        case "soft hyphens":
            return article.replacing("Minister", with: "Min\u{AD}ister")
                .replacing("reporters", with: "repor\u{AD}ters")
        case "non-breaking blanks":
            return article.replacing("Amina ", with: "Amina\u{A0}")
                .replacing("40 ", with: "40\u{A0}").replacing("on Tue", with: "on\u{202F}Tue")
        case "zero-width blanks":
            return article.replacing("\n\n", with: "\n\n\u{200B}")
                .replacing("waiting off", with: "waiting\u{2060} off")
        case "wrapped": return wrapped(article)
        case "curly marks":
            return article.replacing("\"The", with: "“The").replacing(",\"", with: ",”")
                .replacing("'", with: "’")
        case "one line a paragraph": return article.replacing("\n\n", with: "\n")
        case "a byte order mark": return "\u{FEFF}" + article
        default: return article
        }
    }

    /// Lines broken at 60 columns, as mail and wires break them.
    private static func wrapped(_ text: String) -> String {
        text.split(separator: "\n\n").map { paragraph in
            var lines = [""]
            for word in paragraph.split(separator: " ") {
                if lines[lines.count - 1].utf8.count + word.utf8.count > 60 { lines.append("") }
                if !lines[lines.count - 1].isEmpty { lines[lines.count - 1] += " " }
                lines[lines.count - 1] += word
            }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    @Test("of an article in another language nothing is read")
    func otherLanguage() throws {
        let found = try Desk.extract(
            """
            Der Minister sagte am Dienstag, dass die Regierung den Hafen wieder öffnen wolle.
            „Wir brauchen keine Zeit mehr“, sagte er vor Journalisten in der Stadt Hamburg.
            """)
        #expect(found.article.language != "en")
        #expect(found.quotes.isEmpty && found.entities.isEmpty && found.times.isEmpty)
    }

    @Test("tables, captions, corrections and trailers say nothing, points of a list do")
    func partsThatSayNothing() throws {
        let found = try Desk.extract(
            """
            The minister told reporters in Nairobi that the harbour would open again this week.

            - The company said that the cranes were ready.
            - The union said that its members would return.

            Read more: "Why the harbour shut," said nobody.

            Correction: An earlier version of this article said "the harbour was open."
            """)
        #expect(found.quotes.contains { $0.text.contains("cranes were ready") })
        #expect(!found.quotes.contains { $0.text.contains("Why the harbour shut") })
        #expect(!found.quotes.contains { $0.text.contains("the harbour was open") })
    }
}
