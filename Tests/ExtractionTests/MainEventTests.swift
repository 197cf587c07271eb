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

    @Test("what is not said is nil")
    func silence() throws {
        #expect(try Desk.extract("Rain.").article.mainEvent == nil)
    }
}
