import Stories
import Testing

@Suite("Event time")
struct EventTimeTests {
    @Test(
        "a day agrees with its month and year, and with what is not resolved",
        arguments: [
            ("2023-02-04", "2023-02-04", 2), ("2023-02-04TNI", "2023-02-04T15:00", 2),
            ("2023-02-04", "2023-02", 1), ("2023-02-04", "2023", 0), ("2023-02-04", "2023-W05", 0),
            ("XXXX-WXX-6", "2023-02-04", 0), ("2023-02-04", nil, 0),
        ] as [(String, String?, Int)])
    func agree(one: String, two: String?, degree: Int) {
        #expect(EventTime(one).agreement(with: EventTime(two)) == degree)
    }

    @Test(
        "not with another",
        arguments: [
            ("2023-02-04", "2023-02-05"), ("2023-02", "2023-03-04"), ("2022", "2023-02-04"),
        ])
    func differ(one: String, two: String) {
        #expect(EventTime(one).agreement(with: EventTime(two)) == nil)
    }
}
