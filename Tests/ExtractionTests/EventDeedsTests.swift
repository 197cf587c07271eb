import Extraction
import Records
import Testing

/// Articles of a sentence or two: what is a deed in public, and what is none.
@Suite("Deeds in public")
struct EventDeedsTests {
    private func types(_ text: String) throws -> [String] {
        try Desk.extract(text).events.map(\.type).filter { $0 != "OTHER" }
    }

    @Test(
        "what could be is no deed",
        arguments: [
            "Iran could attack Israel.", "Iran has the power to destroy Israel.",
            "Israel possesses the power to destroy Iran.", "Iran wants to attack Israel.",
            "Japan warned of the risk of an attack on Seoul by Iran.",
        ])
    func ability(_ text: String) throws {
        #expect(try !types(text).contains("ASSAULT"))
    }

    @Test("what may have happened is one")
    func reported() throws {
        #expect(try types("Iran may have attacked Israel.") == ["ASSAULT"])
    }

    @Test("force that was not used")
    func undone() throws {
        #expect(try types("Japan did not attack Russia.").isEmpty)
        #expect(try types("France did not condemn Russia.") == ["ACCUSE"])
    }

    @Test("what is asked for, the asking tells")
    func asked() throws {
        #expect(try types("Washington urged China to sign the treaty with Japan.") == ["REQUEST"])
    }

    @Test("what somebody is charged with, the charge tells")
    func charged() throws {
        #expect(try types("Israel accused Iran of attacking the ship.") == ["ACCUSE"])
    }

    @Test("what politicians do to one another with words")
    func spoken() throws {
        let text = "President Joe Biden attacked Senator Ted Cruz on Monday."
        #expect(try types(text) == ["ACCUSE"])
        #expect(try types("Rebels attacked the convoy on Monday.") == ["ASSAULT"])
    }

    @Test(
        "travels at home, company for a walk, one's own life",
        arguments: [
            "French President Emmanuel Macron returned to Paris on Monday.",
            "Senator Ted Cruz joined President Joe Biden on a walk.",
            "“He attacked me in the kitchen,” she said.",
            "Money was sent to a man in Lagos.",
            "The minister promised that the goal is victory.",
            "The officials curbed North Korea's aggression.",
        ])
    func privacy(_ text: String) throws {
        #expect(try types(text).isEmpty)
    }

    @Test("a state's promise to nobody stays")
    func promises() throws {
        #expect(try types("Sudan promised to release the prisoners on Monday.").first == "AGREE")
    }

    @Test(
        "questions, what one is kept from, and what looms",
        arguments: [
            ("The minister knew whom to arrest in Iran.", "COERCE"),
            ("The agency is prohibited from working with the Chinese.", "COOPERATE"),
            ("War between Iran and Israel loomed.", "ASSAULT"),
        ])
    func undecided(_ text: String, type: String) throws {
        #expect(try !types(text).contains(type))
    }

    @Test("both of two countries before their forces")
    func joined() throws {
        let events = try Desk.extract("U.S. and South Korean forces attacked the rebels.").events
        #expect(
            Set(events.flatMap(\.sources).compactMap { $0.actor?.prefix(3) }) == ["USA", "KOR"])
    }

    @Test("who may as well be somebody else is told as he stands")
    func doubtful() throws {
        let text = "Ana Doe and Lea Roe met Iran's envoy. She accused Iran of lying."
        let accusation = try Desk.extract(text).events.first { $0.type == "ACCUSE" }
        #expect(accusation?.sources.map(\.text) == ["She"])
        #expect(accusation?.sources.first?.entity == nil)
    }

    @Test("an agreement's name is none")
    func names() throws {
        let text = "Critics of the North American Free Trade Agreement with Canada stayed silent."
        #expect(try types(text).isEmpty)
    }
}
