import Extraction
import Records
import Testing

/// Who the parties are, where a parse or a place stands in the way.
@Suite("Parties of events")
struct EventPartiesTests {
    private func events(_ text: String) throws -> [String] {
        try Desk.extract(text).events.filter { $0.type != "OTHER" }.map {
            let sources = $0.sources.map(\.text).joined(separator: "+")
            let targets = $0.targets.map(\.text).joined(separator: "+")
            return "\($0.type) \(sources) > \(targets)"
        }
    }

    @Test(
        "all of them, and nobody else",
        arguments: [
            (
                "The president, along with Joe Biden, met with the Kenyan rebels.",
                "CONSULT The president+Joe Biden > Kenyan rebels"
            ),
            (
                "Niger, Chad and Nigeria had launched operations in July against the rebels.",
                "ASSAULT Niger+Chad+Nigeria > the rebels"
            ),
            (
                "Kenya arrested ten men, but only one judge opted for a trial.",
                "COERCE Kenya > ten men"
            ),
            (
                "Serbia was calm, despite Chad and Kenya repeatedly denouncing Iran.",
                "ACCUSE Chad+Kenya > Iran"
            ),
            (
                "(Melina Mara/The Post) France accused Chad of fraud.",
                "ACCUSE France > Chad"
            ),
            (
                "Kenya freed ten of the nurses kidnapped two years ago.",
                "ASSAULT  > the nurses"
            ),
            ("Two men arrested in Lagos.", "COERCE  > Two men"),
            (
                "The soldiers were killed by the driver of the truck, who shot them.",
                "ASSAULT the driver > The soldiers"
            ),
            (
                "France blamed its defeat by Chad on Kenya.",
                "ACCUSE France > Kenya"
            ),
            (
                "The council said it was vital that Kenya take action and called on Chad to leave.",
                "REQUEST The council > Chad"
            ),
            (
                "A Kenyan assault left two soldiers dead.",
                "ASSAULT Kenyan > two soldiers"
            ),
            ("Joe Biden will meet the president with Ted Cruz.", "AGREE Joe Biden > the president"),
            (
                "Kenya held talks in response to Chad's launch.",
                "CONSULT Kenya > "
            ),
            (
                "Two U.S. B-1B bombers attacked the rebels.",
                "ASSAULT Two U.S. B-1B bombers > the rebels"
            ),
        ])
    func all(_ text: String, _ expected: String) throws {
        let found = try events(text)
        #expect(found.contains(expected), "\(found)")
    }

    @Test(
        "heads, punished firms, ministers of several countries",
        arguments: [
            ("Two soldiers killed, five wounded in Sinai ambush", "ASSAULT  > Two soldiers"),
            ("58 killed in Kabul blast", "ASSAULT  > 58"),
            ("A gunman killed at least 50 people in May.", "ASSAULT A gunman > least 50 people"),
            ("Russia accused of violating Turkish airspace", "ACCUSE  > Russia"),
            (
                "Sudan: army seizes power, detains prime minister",
                "COERCE army > prime minister"
            ),
            ("Syrian rebels to hold talks with Turkey", "AGREE Syrian rebels > Turkey"),
            (
                "The ministers of France and Britain condemned the attack on Israel.",
                "ACCUSE The ministers+The ministers > "
            ),
            (
                "The court ordered the mayor to release the journalist.",
                "REQUEST The court > the mayor"
            ),
            ("Pakistan withdrew its ambassador from India.", "SANCTION Pakistan > India"),
            ("Thousands marched through Paris to demand reforms.", "PROTEST Thousands > "),
            (
                "China protested to the United States over the visit.",
                "ACCUSE China > United States"
            ),
            (
                "The parliament rejected a proposal by the rebels.",
                "REJECT The parliament > the rebels"
            ),
        ])
    func heads(_ text: String, _ expected: String) throws {
        let found = try events(text)
        #expect(found.contains(expected), "\(found)")
    }

    @Test("where it is done is nobody; whom one comes to meet is")
    func sites() throws {
        #expect(try events("Students protested outside Trump Tower.") == ["PROTEST Students > "])
        let visit = try events("Joe Biden arrived at the White House for talks with Ted Cruz.")
        #expect(visit.first == "CONSULT Joe Biden > Ted Cruz", "\(visit)")
        let attack = try events("The Nairobi attack killed ten soldiers.")
        #expect(!attack.contains { $0.contains("Nairobi") }, "\(attack)")
    }

    @Test("aircraft are a force's, not rebels")
    func bombers() throws {
        let events = try Desk.extract("Two U.S. B-1B bombers attacked the rebels.").events
        #expect(events.first?.sources.first?.actor == "USA.MIL")
    }
}
