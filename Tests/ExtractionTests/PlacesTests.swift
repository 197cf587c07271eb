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

    @Test("the towns of one county tell each other apart")
    func neighbours() throws {
        let text =
            "Sheriff's deputies from Henry County said the Paris man drove to Cottage Grove and Puryear. "
            + "The school board of Paris met on Monday."
        #expect(try place("Paris", in: text).admin1 == "Tennessee")
    }

    @Test("a body's name gives its county, a facility lies where its name begins")
    func bodies() throws {
        let text = "The Guernsey County Sheriff's Office in Ohio closed the road."
        #expect(try place("Guernsey County", in: text).admin1 == "Ohio")
    }

    @Test("demonyms are no places")
    func demonyms() throws {
        let places = try Desk.extract("Georgian troops met Russian tanks.").places
        #expect(places.isEmpty, "\(places.map(\.text))")
    }

    @Test("a thousand names, and a name of a thousand words", arguments: [1_000, 2_000])
    func many(count: Int) throws {
        let names = ["Paris", "Springfield", "Henry County", "London", "Ürümqi", "Nowhereville"]
        let text = (0..<count).map { "They met in \(names[$0 % names.count])." }
        #expect(try Desk.extract(text.joined(separator: " ")).places.count > count / 2)
        let long = String(repeating: "San ", count: count) + "Jose"
        _ = try Desk.extract("They met in " + long + " on Monday, the mayor said.")
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
