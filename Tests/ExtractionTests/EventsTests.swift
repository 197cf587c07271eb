import Extraction
import Records
import Testing

@Suite("Events")
struct EventsTests {
    @Test("every example of the verbs and nouns", arguments: ExampleSheet.all("yes"))
    func yes(_ sheet: ExampleSheet) throws {
        let events = try sheet.events()
        for (example, found) in zip(sheet.examples, events) {
            #expect(
                found.contains { $0.cameo == example.code },
                "\(example): \(ExampleSheet.tell(found))")
        }
    }

    @Test("no example of other senses", arguments: ExampleSheet.all("no"))
    func no(_ sheet: ExampleSheet) throws {
        let events = try sheet.events()
        for (example, found) in zip(sheet.examples, events) {
            #expect(
                example.code == "-"
                    ? found.allSatisfy { $0.type == "OTHER" }
                    : !found.contains { $0.cameo == example.code },
                "\(example): \(ExampleSheet.tell(found))")
        }
    }

    private func event(_ lemma: String, in text: String) throws -> EventRecord {
        let events = try Desk.extract(text).events
        return try #require(events.first { $0.trigger.lemma == lemma }, "\(events.map(\.trigger))")
    }

    @Test("who did it to whom, in active and passive")
    func parties() throws {
        for text in [
            "France condemned Russia on Monday.", "Russia was condemned by France on Monday.",
        ] {
            let event = try event("condemn", in: text)
            #expect(event.sources.map(\.text) == ["France"])
            #expect(event.targets.map(\.text) == ["Russia"])
            #expect(event.time?.value == "2023-02-06")
            #expect(event.polarity == .positive)
        }
    }

    @Test("what did not happen")
    func polarity() throws {
        #expect(try event("condemn", in: "France did not condemn Russia.").polarity == .negative)
        #expect(try event("condemn", in: "France never condemned Russia.").polarity == .negative)
    }

    @Test("what is only planned, possible or asked for")
    func modality() throws {
        #expect(try event("visit", in: "Macron will visit Poland.").modality == .planned)
        #expect(try event("visit", in: "Macron may visit Poland.").modality == .possible)
        #expect(try event("visit", in: "Macron plans to visit Poland.").modality == .planned)
    }

    @Test("a refusal is a rejection")
    func refusal() throws {
        let event = try event("meet", in: "Putin refused to meet Zelensky.")
        #expect(event.type == "REJECT")
    }

    @Test("spans are the text's bytes")
    func spans() throws {
        let text = "L’Élysée said France condemned Russia’s army over the attack on Kyiv."
        let bytes = Array(text.utf8)
        for event in try Desk.extract(text).events {
            for party in event.sources + event.targets {
                #expect(
                    String(decoding: bytes[party.start..<party.end], as: UTF8.self) == party.text)
            }
        }
    }
}
