import Extraction
import Records
import Testing

/// Mentions that refer back.
struct CoreferenceTests {
    let fixture: ExtractionFixture

    init() throws { fixture = try ExtractionFixture.shared.get() }

    private func mentions(of name: String, in text: String) throws -> [String] {
        try fixture.entity(name, in: text)?.mentions.map(\.text) ?? []
    }

    @Test(arguments: [
        (
            "Robert Quillford met Anna Marwick on Monday. She thanked him.", "Anna Marwick",
            ["Anna Marwick", "She"]
        ),
        (
            "Robert Quillford met Anna Marwick on Monday. She thanked him.", "Robert Quillford",
            ["Robert Quillford", "him"]
        ),
        (
            "Kenya closed its border. The country has three ports.", "Kenya",
            ["Kenya", "its", "The country"]
        ),
        (
            "Robert Quillford praised himself, and his foxes slept.", "Robert Quillford",
            ["Robert Quillford", "himself", "his"]
        ),
    ])
    func pronounsAndNounsReferBack(text: String, name: String, expected: [String]) throws {
        #expect(try mentions(of: name, in: text) == expected)
    }

    @Test func anOfficeIsItsHolderBeforeTheName() throws {
        let text = """
            The Kenyan defense minister refused the call on Monday.

            Kenya's Minister of National Defence Robert Quillford spoke later.
            """
        #expect(
            try mentions(of: "Robert Quillford", in: text).first == "Kenyan defense minister")
    }

    @Test func theTwoSidesAreBoth() throws {
        let text = "Kenya met Tanzania on Monday. The two sides agreed on a truce."
        #expect(try mentions(of: "Kenya", in: text).last == "The two sides")
        #expect(try mentions(of: "Tanzania", in: text).last == "The two sides")
    }

    @Test(arguments: [
        (
            "Peter Larkin met the press. After his talks with Anna Marwick, Robert Quillford left.",
            "Robert Quillford", ["his", "Robert Quillford"]
        ),
        ("When Kenya saw the planes of Chad, it fired.", "Kenya", ["Kenya", "it"]),
        (
            "Kenya tried to calm Chad and isolate it.", "Chad", ["Chad", "it"]
        ),
        (
            """
            The Swiss government thanked Kenya on Monday. Kenya opened its port, and Kenya sold \
            maize. The government closed the road.
            """, "Swiss government", ["Swiss government"]
        ),
        (
            "Kim Jong Un, the leader of North Korea, praised Chad. The U.N. leader left.",
            "Kim Jong Un", ["Kim Jong Un"]
        ),
        (
            "They slept in the White House. Then they left.", "White House", ["White House"]
        ),
        (
            "“He lied to me,” Robert Quillford said on Monday.", "Robert Quillford",
            ["me", "Robert Quillford"]
        ),
    ])
    func whoIsMeantAndWhoIsNot(text: String, name: String, expected: [String]) throws {
        #expect(try mentions(of: name, in: text) == expected)
    }

    @Test func bothAreTheTwoNamedTogether() throws {
        let text = """
            France left. Kenya and Chad signed a truce with Oman. Both countries praised it.
            """
        #expect(try mentions(of: "Chad", in: text).last == "Both countries")
        #expect(try mentions(of: "Oman", in: text) == ["Oman"])
    }

    @Test(arguments: [("2020-05-01", "DEU.GOV"), ("2024-05-01", "DEU")])
    func officesHaveTheirTime(published: String, actor: String) throws {
        let found = try Desk.extract("Angela Merkel spoke in Bonn.", published: published)
        #expect(found.entities.first { $0.name == "Angela Merkel" }?.actor == actor)
    }

    @Test func namesWithTheFamilyNameFirstAreOnePerson() throws {
        let text = "Lim Wei Jun spoke on Monday. Lim said the fox was well."
        #expect(try mentions(of: "Lim Wei Jun", in: text) == ["Lim Wei Jun", "Lim"])
    }

    @Test(arguments: [
        "Robert Quillford%d met Anna%d Marwick in Nairobi. ", "He and she left it to them. ",
        "The company of the company of the company. ", "the two sides ",
    ])
    func manyNamesAreReadInOnePass(unit: String) throws {
        let text = (0..<2_000).map { number in
            unit.split(separator: "%d", omittingEmptySubsequences: false)
                .joined(separator: String(number))
        }.joined()
        let found = try fixture.extract(text)
        #expect(!found.entities.isEmpty || !unit.contains("Quillford"))
    }
}
