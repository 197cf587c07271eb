import Extraction
import Records
import Testing

/// How sure an event is, by what it was read from.
@Suite("How sure an event is")
struct EventConfidenceTests {
    private func first(_ text: String) throws -> EventRecord {
        try #require(try Desk.extract(text).events.first)
    }

    @Test(
        "what makes an event less sure",
        arguments: [
            ("Russia condemned Ukraine.", "Russia condemned him."),
            (
                "Kenyan police arrested the rebels.",
                "The rebels arrested by Kenyan police were hungry."
            ),
            ("Ukraine attacked Russia.", "“Ukraine attacked Russia,” Paul Arden told reporters."),
            ("The army attacked the rebels.", "They attacked the army."),
        ])
    func lessSure(_ surer: String, _ other: String) throws {
        #expect(try first(surer).confidence > first(other).confidence)
    }

    @Test("an unsure event keeps its predicate and its roles, but has no type")
    func unsure() throws {
        let event = try first("Kenya came to meet them.")
        #expect(event.type == "OTHER")
        #expect(event.cameo == nil && event.mode == nil && event.intensity == nil)
        #expect(event.rule.hasPrefix("unsure-events/meet/"))
        #expect(!event.sources.isEmpty && !event.targets.isEmpty)
    }

    @Test("confidence is never certainty")
    func bounds() throws {
        let events = try Desk.extract(
            "Russia invaded Ukraine. They may have met him. The army shot the rebels, he said."
        ).events
        #expect(!events.isEmpty)
        #expect(events.allSatisfy { (0.05...0.95).contains($0.confidence) })
    }
}
