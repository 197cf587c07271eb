import Extraction
import Records
import Testing

/// Who did it to victims, and what is said about them.
@Suite("Victims")
struct EventVictimsTests {
    private func event(_ type: String, in text: String) throws -> EventRecord {
        try #require(try Desk.extract(text).events.first { $0.type == type })
    }

    @Test("whose attack a passive is told beside")
    func attackers() throws {
        let killed = try event(
            "ASSAULT", in: "Three soldiers were killed when rebels attacked their post.")
        #expect(killed.sources.map(\.text) == ["rebels"])
        let dozens = try event(
            "ASSAULT",
            in:
                "Dozens of people were killed and hundreds hurt when a gunman opened fire on a crowd."
        )
        #expect(dozens.sources.map(\.text) == ["a gunman"])
    }

    @Test("armed groups arrest nobody")
    func abducted() throws {
        let held = try event(
            "ASSAULT", in: "Rebels detained three nurses near the border with Chad.")
        #expect(held.mode == "abduct")
        #expect(try event("COERCE", in: "Police detained three nurses.").mode == "arrest")
    }

    @Test("victims are not whom a welcome is for")
    func welcomed() throws {
        let welcome = try event("SUPPORT", in: "France welcomed the release of the girls.")
        #expect(welcome.targets.isEmpty)
    }

    @Test("protests that a deed provokes")
    func provoked() throws {
        let note = try event(
            "ACCUSE",
            in: "On Saturday Norway shot down the Russian drone, prompting protests from Moscow.")
        #expect(note.sources.map(\.actor) == ["RUS.GOV"])
        #expect(note.targets.map(\.actor) == ["NOR"])
    }

    @Test("the scene of a crime is not who did it")
    func scene() throws {
        let shooting = try event(
            "ASSAULT", in: "Police spoke of the deadliest French shooting of students in years.")
        #expect(shooting.sources.isEmpty)
        #expect(shooting.targets.map(\.text) == ["students"])
    }

    @Test("both of a number of women and girls")
    func joined() throws {
        let abducted = try event(
            "ASSAULT", in: "Thousands of women and girls have been abducted by rebels.")
        #expect(abducted.targets.map(\.text) == ["women", "girls"])
    }

    @Test("whose words are dismissed")
    func dismissed() throws {
        let text = "Norway condemned Russia on Thursday. Russia dismissed the criticism as “hype”."
        let dismissed = try event("REJECT", in: text)
        #expect(dismissed.targets.map(\.text) == ["Norway"])
    }
}
