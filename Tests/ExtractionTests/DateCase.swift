import Records

/// A date case of Microsoft's Recognizers.
struct DateCase: Decodable {
    let Input: String
    let Context: Reference?
    let Results: [Answer]

    struct Reference: Decodable {
        let ReferenceDateTime: String?
    }

    struct Answer: Decodable {
        let Value: Resolved?
    }

    struct Resolved: Decodable {
        let Timex: String?
        let FutureResolution: [String: String]?
        let PastResolution: [String: String]?
    }

    var day: String? { Context?.ReferenceDateTime.map { String($0.prefix(10)) } }

    /// For each answer the values that are right; nil where TIMEX3 has no one value for it.
    var wanted: [Set<String>]? {
        var all: [Set<String>] = []
        for answer in Results {
            guard let value = answer.Value, let timex = value.Timex, Self.isOneValue(timex) else {
                return nil
            }
            var right: Set = [timex]
            for resolution in [value.FutureResolution, value.PastResolution] {
                if let date = resolution?["date"] { right.insert(date) }
                if timex.hasPrefix("XXXX-"), let start = resolution?["startDate"] {
                    right.insert(String(start.prefix(4)) + timex.dropFirst(4))
                }
            }
            all.append(right)
        }
        return all.isEmpty ? nil : all
    }

    /// No range written as its two ends, and no part of something else.
    private static func isOneValue(_ timex: String) -> Bool {
        !timex.contains("(") && !timex.contains(",") && !timex.contains("/")
            && !timex.contains(" ") && !timex.hasPrefix("XXXX-XX-W")
    }

    /// Whether a time has one of the values, or is the week, month or year of a day wanted: TIMEX3
    /// tells a distance as coarsely as its unit.
    static func fits(_ time: TimeRecord, _ right: Set<String>) -> Bool {
        if right.contains(time.value) { return true }
        guard let from = time.from, let to = time.to, from != to,
            time.rule.contains("ago") || time.rule.contains("counted")
                || time.rule.contains("from-now") || time.rule.contains("later")
        else { return false }
        return right.contains { CalendarDate(iso: $0).map { (from...to).contains($0) } ?? false }
    }
}
