import Records

/// Feasts by the year's day, the month's weekday, or Easter.
extension TimeCalendar {
    func holiday(_ match: TimeMatch) -> TimeValue? {
        guard let code = match.value(.holiday) else { return nil }
        let direction = match.value(.direction).flatMap { Int($0) }
        let told = match.integer(.year) ?? unitYear(match, direction)
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        if let first = parts.first, first == "easter" || first == "thanksgiving" {
            let days = Int(code.dropFirst(first.count + 1)) ?? 0
            let month = first == "easter" ? 4 : 11
            let year = told ?? year(ofMonth: month, day: 15, direction)
            guard let year else { return TimeValue(.date, "XXXX-\(Digits.two(month))") }
            let base =
                first == "easter"
                ? Self.easter(of: year) : nthWeekday(4, nth: 4, month: 11, year: year)
            return base.map { TimeValue(.date, $0.adding(days: days).description) }
        }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count >= 2 else { return nil }
        if numbers.count == 2 {
            let ahead = tense != .future && direction == nil ? nearest(numbers[0], numbers[1]) : nil
            let found = told ?? ahead ?? year(ofMonth: numbers[0], day: numbers[1], direction)
            let year = found.map(Digits.four) ?? "XXXX"
            return TimeValue(.date, "\(year)-\(Digits.two(numbers[0]))-\(Digits.two(numbers[1]))")
        }
        guard let year = told ?? year(ofMonth: numbers[0], day: 15, direction) else {
            return TimeValue(.date, "XXXX-\(Digits.two(numbers[0]))")
        }
        let date = nthWeekday(numbers[1], nth: numbers[2], month: numbers[0], year: year)
        return date.map { TimeValue(.date, $0.description) }
    }

    /// Western Easter by the Gregorian computus of Meeus, Jones and Butcher.
    static func easter(of year: Int) -> CalendarDate? {
        let golden = year % 19
        let century = year / 100
        let shift = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30
        let moon = shift - shift / 28 * (1 - 29 / (shift + 1) * ((21 - golden) / 11))
        let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7
        let days = moon - weekday
        let month = 3 + (days + 40) / 44
        return CalendarDate(year: year, month: month, day: days + 28 - 31 * (month / 4))
    }

    /// The year in which a fixed feast lies nearest to the anchor.
    private func nearest(_ month: Int, _ day: Int) -> Int? {
        guard let anchor else { return nil }
        let years = [anchor.year - 1, anchor.year, anchor.year + 1]
        return years.compactMap { CalendarDate(year: $0, month: month, day: day) }.min {
            abs($0.daysSinceEpoch - anchor.daysSinceEpoch)
                < abs($1.daysSinceEpoch - anchor.daysSinceEpoch)
        }?.year
    }

    func nthWeekday(_ weekday: Int, nth: Int, month: Int, year: Int) -> CalendarDate? {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        let offset = (weekday - first.weekday + 7) % 7
        var day = 1 + offset + (nth - 1) * 7
        if day > CalendarDate.days(inMonth: month, of: year) { day -= 7 }
        return CalendarDate(year: year, month: month, day: day)
    }
}
