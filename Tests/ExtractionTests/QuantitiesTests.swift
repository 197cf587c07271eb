import Extraction
import Records
import Testing

@Suite("Quantities")
struct QuantitiesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let value: Double
        var high: Double?
        var unit: String?
        var testDescription: String { text }
    }

    @Test(
        "values and units",
        arguments: [
            Case(text: "The ship carried 40 containers.", value: 40),
            Case(text: "The ship carried twenty-one men.", value: 21),
            Case(text: "It killed two hundred and five people.", value: 205),
            Case(text: "A dozen men were held.", value: 12),
            Case(text: "The plan costs $2.5 billion.", value: 2_500_000_000, unit: "USD"),
            Case(text: "The plan costs €5bn.", value: 5_000_000_000, unit: "EUR"),
            Case(text: "It sold for 300 million yuan.", value: 300_000_000, unit: "CNY"),
            Case(text: "Prices rose 3.5 percent.", value: 3.5, unit: "percentage"),
            Case(text: "Prices rose 4% again.", value: 4, unit: "percentage"),
            Case(text: "The road is 12 km long.", value: 12, unit: "kilometre"),
            Case(text: "A 200-foot mast fell.", value: 200, unit: "foot"),
            Case(text: "Between 10 and 15 houses burned.", value: 10, high: 15),
            Case(text: "Some 10-15 miles away a bridge fell.", value: 10, high: 15, unit: "mile"),
            Case(text: "A 48-year-old man was held.", value: 48, unit: "year"),
            Case(text: "Half a million people fled.", value: 500_000),
            Case(text: "It fell to -5 degrees Celsius.", value: -5, unit: "degree Celsius"),
            Case(text: "Two thirds of voters agreed.", value: 2.0 / 3),
            Case(text: "They drove a further 2 1/2 miles.", value: 2.5, unit: "mile"),
            Case(text: "One in five Americans agreed.", value: 0.2),
            Case(text: "It sold for HK$10.05 billion.", value: 10_050_000_000, unit: "HKD"),
            Case(text: "It cost 10,000 Swiss francs.", value: 10_000, unit: "CHF"),
            Case(text: "He is 5 feet 6 inches tall.", value: 5.5, unit: "foot"),
            Case(text: "The well gave 500 litres per day.", value: 500, unit: "litre per day"),
            Case(text: "It holds 44 kg to 50 kg.", value: 44, high: 50, unit: "kilogram"),
            Case(text: "The siege took three days.", value: 3, unit: "day"),
            Case(text: "The child was ten months old.", value: 10, unit: "month"),
            Case(text: "It cost 15 dollars and 50.", value: 15.5, unit: "USD"),
            Case(text: "It was twenty-three fifths of a mile long.", value: 23 * 0.2),
            Case(text: "A quarter of a million people fled.", value: 250_000),
            Case(text: "They found 3 hundred and 21 graves.", value: 321),
            Case(text: "It drew 3 million and a half visitors.", value: 3_500_000),
            Case(text: "The fund holds 120 MEUR.", value: 120_000_000, unit: "EUR"),
            Case(text: "The debt is $2T.", value: 2_000_000_000_000, unit: "USD"),
            Case(text: "About 1 in 21 voters agreed.", value: 1.0 / 21),
            Case(text: "The forest covers 301,338 km2.", value: 301_338, unit: "square kilometre"),
        ])
    func values(_ wanted: Case) throws {
        let found = try Desk.extract(wanted.text).quantities
        let hit = found.first { $0.value == wanted.value && $0.high == wanted.high }
        let quantity = try #require(
            hit, "\(found.map { "\($0.text) \($0.value) \($0.high ?? 0)" })")
        #expect(quantity.unit == wanted.unit)
    }

    @Test("what is counted, about how many, and which way it went")
    func around() throws {
        let found = try Desk.extract("Some 40 villages lost power. Exports fell by 3 percent.")
            .quantities
        #expect(found.first?.of == "villages")
        #expect(found.first?.approximate == true)
        #expect(found.last?.change == .down)
    }

    @Test(
        "no quantities",
        arguments: [
            "It was built in 1998.", "They met on Feb. 3, 2023.", "A U-2 flew over.",
            "One of the men spoke.",
        ])
    func none(text: String) throws {
        let found = try Desk.extract(text).quantities
        #expect(found.isEmpty, "\(found.map(\.text))")
    }
}
