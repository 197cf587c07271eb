import Extraction
import Records
import Testing

struct EntitiesTests {
    let fixture: ExtractionFixture

    init() throws { fixture = try ExtractionFixture.shared.get() }

    @Test(arguments: [
        ("Kenya's defense minister, Robert Quillford, left.", "defense minister", nil, "KE"),
        ("Kenyan Foreign Minister Robert Quillford left.", "Foreign Minister", nil, "KE"),
        ("Robert Quillford, a spokesman for the Kenyan army, left.", "spokesman", "army", "KE"),
        (
            "Pentagon press secretary Brig. Gen. Robert Quillford left.",
            "press secretary Brig. Gen.", "Pentagon", "US"
        ),
    ])
    func peopleHaveRoles(
        text: String, title: String, organization: String?, country: String
    ) throws {
        let person = try fixture.entity("Robert Quillford", in: text)
        #expect(person?.type == .person)
        #expect(person?.roles.first?.title == title)
        #expect(person?.roles.first?.organization == organization)
        #expect(person?.country == country)
    }

    @Test func aSurnameIsTheLeadersBeforeItsKins() throws {
        let text = """
            Quillford met Obama on Monday.

            Michelle Obama smiled. President Obama spoke, and Obama left.
            """
        #expect(
            try fixture.entity("Michelle Obama", in: text)?.mentions.map(\.text) == [
                "Michelle Obama"
            ])
        #expect(try fixture.entity("Obama", in: text)?.mentions.count == 3)
    }

    @Test func aNameThatBeginsInCapitalsIsAName() throws {
        let clinton = try fixture.entity(
            "Hillary Clinton", in: "HILLARY Clinton spoke on Monday. Clinton left.")
        #expect(clinton?.mentions.map(\.text) == ["HILLARY Clinton", "Clinton"])
    }

    @Test func aBodyIsOfTheCountryBeforeIt() throws {
        let text = "South Korea’s Joint Chiefs of Staff condemned Japan. The Joint Chiefs left."
        let chiefs = try fixture.entity("Joint Chiefs of Staff", in: text)
        #expect(chiefs?.actor == "KOR.MIL")
    }

    @Test func mentionsOfOneAreOneEntity() throws {
        let text = """
            Police Chief Robert Quillford spoke on Sunday. Quillford said the fox was well.

            He left, and the chief slept.
            """
        let entities = try fixture.extract(text).entities
        #expect(entities.count == 1)
        #expect(
            entities.first?.mentions.map(\.text) == [
                "Robert Quillford", "Quillford", "He", "the chief",
            ])
        #expect(entities.first?.aliases == ["Quillford"])
        #expect(entities.first?.salience == 1)
    }

    @Test func twoOfOneSurnameAreToldApartByTheHonorific() throws {
        let text = "Robert Quillford met Susan Quillford. Mrs. Quillford left."
        let susan = try fixture.entity("Susan Quillford", in: text)
        #expect(susan?.mentions.map(\.text) == ["Susan Quillford", "Quillford"])
    }

    @Test(arguments: [(0, true), (Limits.familyMax, false)])
    func ofManyOfOneSurnameTheLatestAreMeantAgain(others: Int, meant: Bool) throws {
        let given = """
            Anna Peter Susan David Mary Paul Laura James Emma Thomas Helen Simon Julia Martin Carol Mark
            """
        let names = ["Robert"] + given.split(separator: " ").prefix(others)
        let text = names.map { "\($0) Quillford spoke." }.joined(separator: " ")
        let robert = try fixture.entity("Robert Quillford", in: text + " R. Quillford left.")
        #expect(robert?.aliases.contains("R. Quillford") == meant)
    }

    @Test func kinOfOneSurnameAreSomebodyElse() throws {
        let text = "Quillford sang. Her father, Robert Quillford, slept. Quillford sang again."
        let robert = try fixture.entity("Robert Quillford", in: text)
        #expect(robert?.mentions.filter { $0.form == .name }.map(\.text) == ["Robert Quillford"])
    }

    @Test func whoBelongsToAGroupWithoutACountryIsOfItsSector() throws {
        let events = try fixture.extract("Islamic State fighters killed the mayor of Lagos.").events
        #expect(events.flatMap(\.sources).map(\.actor) == ["REB"])
    }

    @Test func anAcronymIsItsBody() throws {
        let text = "The Harbour Fox Society (HFS) met. The HFS voted."
        let body = try fixture.entity("Harbour Fox Society", in: text)
        #expect(body?.type == .organization)
        #expect(body?.mentions.count == 3)
        #expect(body?.aliases == ["HFS"])
    }

    @Test(arguments: [
        ("Nairobi rejected the request.", true), ("The talks were held in Nairobi.", false),
        ("He flew to Nairobi.", false), ("It was a message to Nairobi.", true),
        ("Nairobi's decision was late.", true), ("Nairobi's airport was closed.", false),
    ])
    func capitalsStandForGovernments(text: String, stands: Bool) throws {
        let capital = try fixture.entity("Nairobi", in: text)
        #expect(capital?.mentions.first?.standsFor == (stands ? "government" : nil))
        #expect(capital?.actor == (stands ? "KEN.GOV" : nil))
    }

    @Test func bodiesHaveActors() throws {
        let entities = try fixture.extract("The Kenyan navy left. The navy slept.").entities
        let navy = entities.first { $0.name == "Kenyan navy" }
        #expect(navy?.actor == "KEN.MIL")
        #expect(navy?.mentions.map(\.text) == ["Kenyan navy", "The navy"])
        #expect(navy?.mentions.allSatisfy { $0.form == .nominal } == true)
    }

    @Test func mentionsAreFoundByTheirPlace() throws {
        let extraction = try fixture.extract("Kenya and Robert Quillford met.")
        let lexicon = try NameLexicon(seeds: fixture.seeds)
        let table = try Entities(lexicon: lexicon, seeds: fixture.seeds)
            .find(in: extraction.reading)
        #expect(table.mention(at: 3, of: 0).map { table.record(of: $0).name } == "Robert Quillford")
        #expect(table.mention(at: 1, of: 0) == nil)
        #expect(table.record(id: "e1")?.name == "Kenya")
        #expect(table.record(id: "e9") == nil)
        #expect(table.record(id: "q1") == nil)
    }

    @Test("in sentences of capitals names are the same as elsewhere")
    func capitals() throws {
        let text = """
            CHINA AND FRANCE TOLD GERMANY ON MONDAY THAT THE TALKS WOULD GO ON IN PARIS.
            """
        let countries = try ExtractionFixture.shared.get().extract(text).entities
            .filter { $0.type == .country }.compactMap(\.country)
        #expect(Set(countries) == ["CN", "FR", "DE"])
    }
}
