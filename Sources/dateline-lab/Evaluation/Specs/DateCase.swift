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

    /// What is right for one answer: values, and first days with the day behind the last.
    struct Wanted {
        var values: Set<String>
        var spans: Set<[String]> = []
    }

    var day: String? { Context?.ReferenceDateTime.map { String($0.prefix(10)) } }

    /// For each answer what is right; nil where TIMEX3 has no one value for it.
    ///
    /// Left out are, by the answer alone: ranges written as their two ends, parts of something
    /// else, working days, which TIMEX3 has no unit for, and days that the calendar does not have,
    /// which the specs tell as the year 1.
    var wanted: [Wanted]? {
        var all: [Wanted] = []
        for answer in Results {
            guard let value = answer.Value, let timex = value.Timex, Self.isOneValue(timex) else {
                return nil
            }
            var right = Wanted(values: [Self.plain(timex)])
            for resolution in [value.FutureResolution, value.PastResolution] {
                if resolution?["date"] == "0001-01-01" { return nil }
                if let date = resolution?["date"] { right.values.insert(date) }
                guard let start = resolution?["startDate"] else { continue }
                if timex.hasPrefix("XXXX-") {
                    right.values.insert(String(start.prefix(4)) + timex.dropFirst(4))
                }
                if let end = resolution?["endDate"] { right.spans.insert([start, end]) }
            }
            all.append(right)
        }
        return all.isEmpty ? nil : all
    }

    private static func isOneValue(_ timex: String) -> Bool {
        !timex.contains("(") && !timex.contains(",") && !timex.contains("/")
            && !timex.contains(" ") && !timex.hasPrefix("XXXX-XX-W") && !timex.hasSuffix("BD")
    }

    /// An hour without minutes and without a day before it: the specs write `T15` for TIMEX3's
    /// `XXXX-XX-XXT15:00`.
    private static func plain(_ value: String) -> String {
        var text = value.hasPrefix("XXXX-XX-XXT") ? String(value.dropFirst(10)) : value
        if text.contains("T"), text.hasSuffix(":00") { text = String(text.dropLast(3)) }
        return text
    }

    /// Whether a time has one of the values; or is the week, month or year of a day wanted, since
    /// TIMEX3 tells a distance as coarsely as its unit; or covers just the days wanted, since the
    /// specs number weeks in the month and TIMEX3 in the year; or is the season wanted, of some
    /// year.
    static func fits(_ time: TimeRecord, _ right: Wanted) -> Bool {
        if right.values.contains(plain(time.value)) { return true }
        if time.value.utf8.count == 7, right.values.contains(String(time.value.suffix(2))) {
            return true
        }
        guard let from = time.from, let to = time.to, from != to else { return false }
        if right.spans.contains([from.description, to.adding(days: 1).description]) { return true }
        guard
            time.rule.contains("ago") || time.rule.contains("counted")
                || time.rule.contains("from-now") || time.rule.contains("later")
        else { return false }
        return right.values.contains {
            CalendarDate(iso: $0).map { (from...to).contains($0) } ?? false
        }
    }
}
