import Records

/// ISO 8601 weeks.
enum Weeks {
    static func monday(ofWeek week: Int, year: Int) -> CalendarDate {
        // The week with January 4 is the first.
        let fourth = CalendarDate(year: year, month: 1, day: 4) ?? CalendarDate(daysSinceEpoch: 0)
        return fourth.adding(days: 1 - fourth.weekday + (week - 1) * 7)
    }

    /// `2023-W06`.
    static func name(of date: CalendarDate) -> String {
        let thursday = date.adding(days: 4 - date.weekday)
        let first = CalendarDate(year: thursday.year, month: 1, day: 1) ?? thursday
        let week = (thursday.daysSinceEpoch - first.daysSinceEpoch) / 7 + 1
        return "\(Digits.four(thursday.year))-W\(Digits.two(week))"
    }
}
