import Extraction
import Language
import Records
import Testing

/// Words that the parser alone reads wrong.
@Suite("Mended words")
struct WordMenderTests {
    private func told(_ text: String) throws -> [String] {
        try Desk.extract(text).events.map { event in
            let sources = event.sources.map(\.text).joined(separator: "+")
            let targets = event.targets.map(\.text).joined(separator: "+")
            return "\(event.type) \(event.trigger.lemma) \(sources) > \(targets)"
        }
    }

    @Test(
        "a headline's verb in capitals",
        arguments: [
            ("Israel Bombs Syria", "ASSAULT bomb Israel > Syria"),
            ("U.S. Lifts Travel Ban to Lebanon", "CONCEDE lift U.S. > Lebanon"),
            ("Trump Meets Putin in Helsinki", "CONSULT meet Trump > Putin"),
        ])
    func headline(_ text: String, _ event: String) throws {
        let found = try told(text)
        #expect(found.contains(event), "\(found)")
    }

    @Test("a headline's noun in capitals stays one")
    func plural() throws {
        let found = try told("Iran Talks Resume in Vienna")
        #expect(!found.contains { $0.hasPrefix("CONSULT talk Iran > ") }, "\(found)")
    }

    @Test("lemmas of strong verbs")
    func strong() throws {
        let reading = try Desk.extract("The navy sank the ship, and the crew fled.").reading
        let lemmas = reading.sentences.flatMap { $0.words.map(\.lemma) }
        #expect(lemmas.contains("sink"))
        #expect(lemmas.contains("flee"))
    }

    @Test("a word with a hyphen is looked up whole")
    func hyphen() throws {
        let found = try Desk.extract("Sudan declared a cease-fire on Monday.").events
        #expect(found.contains { $0.cameo == "0871" }, "\(found.map(\.type))")
    }

    @Test("captions that ran into a paragraph tell of no event")
    func caption() throws {
        let found = try Desk.extract(
            "Getty Images 12 France attacked Serbia in a game of chess Reuters 9 Spain met Italy.")
        #expect(found.events.isEmpty, "\(found.events.map(\.type))")
    }
}
