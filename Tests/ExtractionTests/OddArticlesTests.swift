import Extraction
import Records
import Testing

@Suite("Odd articles")
struct OddArticlesTests {
    @Test(
        "nothing breaks and nothing grows",
        arguments: [
            String(repeating: "7", count: 200_000),
            String(repeating: "7 ", count: 20_000),
            String(repeating: "one hundred million ", count: 3_000),
            String(repeating: "Paris, Texas, ", count: 1_000),
            String(repeating: "on Monday ", count: 3_000),
            String(repeating: "China attacked China and ", count: 1_000),
            String(repeating: "-", count: 20_000),
            String(repeating: "$", count: 20_000),
            String(repeating: "🙂", count: 5_000),
            "", "\n\n\n", "a", "’", "Feb.", "1-", "$", "in",
        ])
    func survives(text: String) throws {
        let found = try Desk.extract(text)
        #expect(found.times.count <= Limits.timesMax)
        #expect(found.places.count <= Limits.placesMax)
        #expect(found.quantities.count <= Limits.quantitiesMax)
        #expect(found.events.count <= Limits.eventsMax)
        #expect(found.quantities.allSatisfy { $0.value.isFinite })
    }

    @Test("the same article gives the same bytes")
    func repeatable() throws {
        let text =
            "Iran and Iraq condemned Turkey, Syria and Israel on Monday over 40 strikes in Aleppo."
        let bytes = { JSONWriter.bytes(of: try Desk.extract(text).envelopes()) }
        #expect(try bytes() == bytes())
    }
}
