import Extraction
import Records
import Testing

@Suite("Main event")
struct MainEventTests {
    @Test("who did what where and when")
    func answers() throws {
        let main = try #require(
            try Desk.extract(
                "Police Arrest Mayor\n\nPolice arrested the mayor in Lisbon on Tuesday.\n"
            ).article.mainEvent)
        #expect(main.who?.text == "Police")
        #expect(main.what?.text.contains("arrested") ?? false)
        #expect(main.when?.text == "Tuesday")
        #expect(main.where?.text == "Lisbon")
        #expect(main.how == nil)
    }

    @Test("the day nearest to publication, with its hour; the town that the title names")
    func setting() throws {
        let main = try #require(
            try Desk.extract(
                """
                Lisbon tram crash: Seven killed

                Seven people died in a crash, weeks after the vote on January 10.

                The tram overturned at 6am on Thursday near Sintra. Lisbon mourns.

                """
            ).article.mainEvent)
        #expect(main.when?.text == "6am on Thursday")
        #expect(main.where?.text == "Lisbon")
    }

    @Test("what is not said is nil")
    func silence() throws {
        #expect(try Desk.extract("Rain.").article.mainEvent == nil)
    }
}
