import Records
import Testing

@Suite struct CalendarDateTests {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2023-02-08", 19_396, 3),
        ("1600-03-01", -135_080, 3), ("2100-03-01", 47_541, 1),
    ])
    func countsDaysAndWeekdays(text: String, days: Int, weekday: Int) throws {
        let date = try #require(CalendarDate(iso: text))
        #expect(date.daysSinceEpoch == days)
        #expect(date.weekday == weekday)
        #expect(CalendarDate(daysSinceEpoch: days) == date)
        #expect(date.description == text)
    }

    @Test func everyDayOfFourCenturiesComesBack() {
        for days in stride(from: -135_140, to: 47_600, by: 1) {
            let date = CalendarDate(daysSinceEpoch: days)
            #expect(date.daysSinceEpoch == days)
        }
    }

    @Test(arguments: ["2023-02-29", "2023-13-01", "2023-00-10", "23-02-08", "2023-02-081", "x", ""])
    func refusesWhatIsNoDay(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }

    @Test(arguments: [
        ("2023-11-14T22:13:20.123456Z", UInt64(1_700_000_000_123_456)),
        ("2023-11-14T22:13:20Z", 1_700_000_000_000_000), ("2023-11-14", 1_699_920_000_000_000),
    ])
    func readsTimestamps(text: String, microseconds: UInt64) {
        #expect(Timestamp(rfc3339: text)?.microseconds == microseconds)
    }

    @Test(arguments: ["2023-11-14T25:00:00Z", "2023-11-14T22:13:20", "2023-11-14 22:13:20Z", "soon"])
    func refusesWhatIsNoTimestamp(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }
}
