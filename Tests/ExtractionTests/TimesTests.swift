import Extraction
import Records
import Testing

@Suite("Times")
struct TimesTests {
    @Test(
        "every example of the rules", arguments: Example.all(of: "rules/times", "yes", rule: "id"))
    func yes(_ example: Example) throws {
        let marked = try Marked(example.text)
        let times = try Desk.extract(marked.text).times
        let hit = times.first { $0.text == marked.expression && $0.value == marked.value }
        let all = times.map { "\($0.text) = \($0.value)" }
        #expect(hit != nil, "found \(all), wanted \(marked.expression) = \(marked.value)")
    }

    @Test(
        "no example of what is no time",
        arguments: Example.all(of: "rules/times", "no", rule: "id"))
    func no(_ example: Example) throws {
        let times = try Desk.extract(example.text + ".").times
        #expect(!times.contains { $0.rule == "times/\(example.rule)" }, "\(times.map(\.text))")
    }

    @Test("without a publication date nothing is guessed")
    func unanchored() throws {
        let times = try Desk.extract("It rained on Friday and again last week.", published: nil)
            .times
        #expect(times.map(\.value) == ["XXXX-WXX-5", "XXXX-WXX"])
        #expect(times.allSatisfy { $0.from == nil && $0.to == nil })
    }

    @Test("a later time counts from the one before it")
    func anchored() throws {
        let times = try Desk.extract("The ship sank on Jan. 5. Two days later it was found.").times
        #expect(times.map(\.value) == ["2023-01-05", "2023-01-07"])
        #expect(times.last?.anchor == times.first?.id)
    }

    @Test("without a verb of the past a day close by is meant")
    func nearest() throws {
        let text = "The board declared a dividend payable March 1."
        #expect(try Desk.extract(text).times.map(\.value) == ["2023-03-01"])
    }

    @Test("what results are compared with")
    func periods() throws {
        let text =
            "In the third quarter of 2022 the firm earned $5 million, compared with $4 million a year earlier."
        #expect(try Desk.extract(text).times.map(\.value) == ["2022-Q3", "2021-Q3"])
    }

    @Test("a million digits")
    func digits() throws {
        let text = "The sum is " + String(repeating: "1234567890", count: 100_000) + " today."
        _ = try Desk.extract(text)
        let many = String(repeating: "2023 12 31 1/2 10:30 May 5 ", count: 8_000)
        _ = try Desk.extract("They wrote " + many + " on the wall.")
    }

    @Test(
        "Easter",
        arguments: [("2018", "2018-04-01"), ("2024", "2024-03-31"), ("2000", "2000-04-23")])
    func easter(year: String, value: String) throws {
        #expect(try Desk.extract("It closed on Easter \(year).").times.map(\.value) == [value])
    }

    @Test(
        "weeks at the edge of a year",
        arguments: [
            ("2021-01-04", "2020-W53"), ("2020-01-02", "2019-W52"), ("2026-01-05", "2026-W01"),
        ])
    func weeks(published: String, value: String) throws {
        let times = try Desk.extract("It rained last week.", published: published).times
        #expect(times.map(\.value) == [value])
    }

    @Test("the days that a value covers")
    func interval() throws {
        let times = try Desk.extract("They met in February 2024 for the last time.").times
        #expect(times.first?.from?.description == "2024-02-01")
        #expect(times.first?.to?.description == "2024-02-29")
    }

    @Test(
        "a month's name as a word",
        arguments: [
            "They may go home.", "May Lin spoke first.", "Workers march through the town.",
            "The second man fell.", "France beat Italy 3-2.", "A U-2 flew over the sea.",
        ])
    func words(text: String) throws {
        #expect(try Desk.extract(text).times.isEmpty)
    }

    /// `It sank on [Jan. 5]=2023-01-05 again`.
    struct Marked {
        let text: String
        let expression: String
        let value: String

        init(_ example: String) throws {
            let parts = example.split(separator: "[", omittingEmptySubsequences: false)
            let tail = try #require(parts.last).split(
                separator: "]", omittingEmptySubsequences: false)
            let after = try #require(tail.last)
            let end = after.dropFirst().firstIndex { $0 == " " } ?? after.endIndex
            expression = String(try #require(tail.first))
            value = String(after[..<end].dropFirst())
            text = try #require(parts.first) + expression + after[end...] + "."
        }
    }
}
