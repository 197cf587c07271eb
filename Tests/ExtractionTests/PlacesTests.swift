import Extraction
import Records
import Testing

@Suite("Places")
struct PlacesTests {
    private func place(_ name: String, in text: String) throws -> PlaceRecord {
        let places = try Desk.extract(text).places
        return try #require(places.first { $0.text == name }, "\(places.map(\.text))")
    }

    @Test("what stands behind a comma contains it")
    func contained() throws {
        let paris = try place("Paris", in: "A tornado struck a school in Paris, Texas, at dawn.")
        #expect(paris.country == "US")
        #expect(paris.admin1 == "Texas")
    }

    @Test("without more, the best known is meant")
    func known() throws {
        let paris = try place("Paris", in: "Thousands marched in Paris at dawn.")
        #expect(paris.country == "FR")
        #expect(paris.geonames == 2_988_507)
    }

    @Test("a place once contained stays where it is")
    func settled() throws {
        let places = try Desk.extract(
            "A fire broke out in Athens, Georgia. Crews in Athens worked all night."
        ).places.filter { $0.text == "Athens" }
        #expect(places.count == 2)
        #expect(places.allSatisfy { $0.country == "US" })
    }

    @Test("seas and straits have points")
    func sea() throws {
        let strait = try place("Strait of Hormuz", in: "A tanker burned in the Strait of Hormuz.")
        #expect(strait.kind == "strait")
        #expect(strait.lat != nil)
    }

    @Test("a list of countries is no containment")
    func list() throws {
        let places = try Desk.extract("Leaders of France, Germany and Italy met.").places
        #expect(places.compactMap(\.country) == ["FR", "DE", "IT"])
    }

    @Test(
        "people and verbs are no places",
        arguments: [
            "He was mobile again.", "They were nice.", "The reading took an hour.",
        ])
    func none(text: String) throws {
        let places = try Desk.extract(text).places
        #expect(places.filter { $0.lat != nil }.isEmpty, "\(places.map(\.text))")
    }
}
