import Extraction
import Records
import Testing

/// What goes on every day, among private people or only in words: no deed of the codebook.
@Suite("Everyday doings")
struct EventEverydayTests {
    private func types(_ text: String) throws -> [String] {
        try Desk.extract(text).events.map(\.type).filter { $0 != "OTHER" }
    }

    @Test(
        "what happens on no day, or to nobody in public",
        arguments: [
            "Anna Marwick leads a volunteer organization that works with trafficked women.",
            "Serbia has a policy that allows Kosovars to be arrested.",
            "His parents voted for President Joe Biden.",
            "The senator's family paid tribute to the general.",
            "Senator Ted Cruz was undercutting himself.",
            "Serbia is still at war with Kosovo.",
            "The mayor said the group's leader should not be charged.",
            "The president was informed of events in Lagos.",
            "Police have closed several streets in Nairobi.",
            "Measures that threaten the security of Chad were discussed by students.",
            "President Joe Biden was speaking to donors on Saturday.",
            "Kenyan troops refused to respond.",
            "France has a deep disagreement with Chad.",
            "The old tax regime allowed the rebels to leave.",
            "The trade deal helped Chad.", "The film shows soldiers killing villagers.",
            "Doctors warned the government that the virus would return.",
            "President Joe Biden discussed the results.",
        ])
    func everyday(_ text: String) throws {
        #expect(try types(text).isEmpty)
    }

    @Test(
        "what somebody only aims at",
        arguments: [
            "The letter was intended to protect Senator Ted Cruz.",
            "The general has no interest in working with France.",
            "Voters backed imposing sanctions on Iran.",
        ])
    func aimed(_ text: String) throws {
        #expect(
            try Set(types(text)).isDisjoint(with: ["AGREE", "AID", "COERCE", "COOPERATE"]))
    }

    @Test("what was done before something else, was done")
    func before() throws {
        let event = try Desk.extract("The rebels burned a church before killing two nuns.").events
            .first { $0.trigger.lemma == "kill" }
        #expect(event?.type == "ASSAULT")
        #expect(event?.modality == .asserted)
    }

    @Test("a fear of what may come threatens nobody")
    func dreaded() throws {
        let text = "The mayor is terrified that France will bomb Libya."
        #expect(try !types(text).contains("THREATEN"))
        #expect(try types("France will bomb Libya.") == ["THREATEN"])
    }

    @Test("heads of other articles that ran into a sentence")
    func links() throws {
        let text = """
            Fans slam the mayor PUTIN'S GLAD Kenya attacked Chad in May HOW TO PAY Oman warns \
            Chad it must leave.
            """
        #expect(try types(text).isEmpty)
        #expect(try types("NEW YORK — Kenya attacked Chad in May.") == ["ASSAULT"])
    }
}
