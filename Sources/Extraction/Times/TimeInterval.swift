import Records

/// The days that a TIMEX3 value of type DATE covers.
enum TimeInterval {
    static func days(of value: String) -> ClosedRange<CalendarDate>? {
        let head = value.split(separator: "T").first.map(String.init) ?? ""
        if let date = CalendarDate(iso: head), head.utf8.count == 10 { return date...date }
        let parts = head.split(separator: "-").map(String.init)
        guard let first = parts.first,
            first.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x58 })
        else { return nil }
        if parts.count == 1 { return years(first) }
        guard first.utf8.count == 4, let year = Int(first) else { return nil }
        let rest = parts[1]
        if let month = Int(rest), rest.utf8.count == 2 { return months(month...month, of: year) }
        if rest.hasPrefix("W"), let week = Int(rest.dropFirst()) {
            let monday = Weeks.monday(ofWeek: week, year: year)
            return parts.count > 2
                ? monday.adding(days: 5)...monday.adding(days: 6) : monday...monday.adding(days: 6)
        }
        if rest.hasPrefix("Q"), let quarter = Int(rest.dropFirst()), 1...4 ~= quarter {
            return months(quarter * 3 - 2...quarter * 3, of: year)
        }
        switch rest {
        case "H1": return months(1...6, of: year)
        case "H2": return months(7...12, of: year)
        case "SP": return months(3...5, of: year)
        case "SU": return months(6...8, of: year)
        case "FA": return months(9...11, of: year)
        case "WI": return months(1...2, of: year)
        default: return nil
        }
    }

    /// `2023`, `199X`, `18` (the nineteenth century).
    private static func years(_ text: String) -> ClosedRange<CalendarDate>? {
        let known = text.prefix { $0 != "X" }
        let width = [2: 100, 3: 10, 4: 1][known.utf8.count]
        guard let width, text.utf8.count == known.utf8.count || text.utf8.count == 4,
            let number = Int(known), number > 0,
            let first = CalendarDate(year: number * width, month: 1, day: 1),
            let last = CalendarDate(year: number * width + width - 1, month: 12, day: 31)
        else { return nil }
        return first...last
    }

    private static func months(_ months: ClosedRange<Int>, of year: Int) -> ClosedRange<
        CalendarDate
    >? {
        guard months.lowerBound >= 1, months.upperBound <= 12,
            let first = CalendarDate(year: year, month: months.lowerBound, day: 1),
            let last = CalendarDate(
                year: year, month: months.upperBound,
                day: CalendarDate.days(inMonth: months.upperBound, of: year))
        else { return nil }
        return first...last
    }
}
