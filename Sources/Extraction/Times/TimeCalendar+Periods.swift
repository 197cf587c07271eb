import Records

/// Times told from the business period or the year that the article is about.
extension TimeCalendar {
    /// `the quarter`, `the latest period`, `the year-ago quarter`: the period told before, else the
    /// last one that was over when the article came out.
    func period(_ match: TimeMatch) -> TimeValue? {
        if match.captures.contains(where: { $0.slot == .yearAgo }) {
            return yearBefore().map { TimeValue(.date, $0) }
        }
        if let period { return TimeValue(.date, period) }
        guard match.unit == .quarter else { return nil }
        guard let anchor else { return TimeValue(.date, "XXXX-QX") }
        let quarter = anchor.year * 4 + (anchor.month - 1) / 3 - 1
        return TimeValue(.date, "\(Digits.four(quarter / 4))-Q\(quarter % 4 + 1)")
    }

    /// The period told before, a year earlier; else the year before publication.
    private func yearBefore() -> String? {
        if let shifted = periodAYear(before: 1) { return shifted }
        return anchor.map { Digits.four($0.year - 1) } ?? "XXXX"
    }

    /// The quarter or half told before, some years earlier: what results are compared with.
    func periodAYear(before years: Int) -> String? {
        guard let period, let year = Int(period.prefix(4)) else { return nil }
        return Digits.four(year - years) + period.dropFirst(4)
    }

    /// `the year`, `the full year`, `year-end`; `the year ended June 30` is a year's length.
    func thisYear(_ match: TimeMatch) -> TimeValue? {
        if match.captures.contains(where: { $0.slot == .ended }) {
            return TimeValue(.duration, "P1Y")
        }
        let step = match.value(.direction).flatMap { Int($0) } ?? 0
        let year = anchor.map { Digits.four($0.year + step) } ?? "XXXX"
        return TimeValue(.date, year, mod: match.value(.modifier))
    }

    /// `the week of March 6`, `the week of the 18th`.
    func weekOf(_ match: TimeMatch) -> TimeValue? {
        guard let value = calendar(match) ?? dayOnly(match),
            let date = CalendarDate(iso: value.value)
        else {
            return nil
        }
        return TimeValue(.date, Weeks.name(of: date))
    }

    /// `later that year`: the unit of the time told before.
    func that(_ match: TimeMatch) -> TimeValue? {
        var value = same(match)
        value?.mod = match.value(.modifier)
        return value
    }

    /// `sixth of next month`, `the last day of the year`.
    func dayOf(_ match: TimeMatch) -> TimeValue? {
        guard let anchor, match.unit == .month, let day = match.integer(.day) else { return nil }
        let step = match.value(.direction).flatMap { Int($0) } ?? 0
        let month = anchor.year * 12 + anchor.month - 1 + step
        let date = CalendarDate(year: month / 12, month: month % 12 + 1, day: day)
        return date.map { TimeValue(.date, $0.description) }
    }

    /// `the first Friday in March`, `the last Monday of July 2024`, `the first Friday of next
    /// month`.
    func nthDay(_ match: TimeMatch) -> TimeValue? {
        guard let weekday = match.value(.weekday).flatMap({ Int($0) }) else { return nil }
        let isLast = match.integer(.ordinal) == nil
        let nth = match.integer(.ordinal) ?? 5
        guard 1...5 ~= nth, let (year, month) = monthOf(match, day: nth * 7 - 3),
            let date = nthWeekday(weekday, nth: nth, month: month, year: year),
            isLast || date.month == month
        else { return nil }
        return TimeValue(.date, date.description)
    }

    /// The month that a day or week is told of: by its name, or from the publication date.
    private func monthOf(_ match: TimeMatch, day: Int) -> (year: Int, month: Int)? {
        if let month = match.captures.first(where: { $0.slot == .month }).flatMap({ Int($0.value) })
        {
            return (match.integer(.year) ?? year(ofMonth: month, day: day)).map { ($0, month) }
        }
        guard match.unit == .month, let anchor else { return nil }
        let count = anchor.year * 12 + anchor.month - 1 + (step(match) ?? 0)
        return (count / 12, count % 12 + 1)
    }

    /// The week with the nth Thursday of a month, as ISO 8601 counts in the year; without a rank
    /// the one with its last.
    private func nthWeekOfMonth(_ match: TimeMatch) -> TimeValue? {
        let nth = match.integer(.ordinal) ?? 5
        guard 1...5 ~= nth, let (year, month) = monthOf(match, day: nth * 7 - 3) else { return nil }
        let date = nthWeekday(4, nth: nth, month: month, year: year)
        return date.map { TimeValue(.date, Weeks.name(of: $0)) }
    }

    /// `the third week of 2024`, by ISO 8601; `the first week of May`.
    func nthWeek(_ match: TimeMatch) -> TimeValue? {
        if match.unit == .month || match.captures.contains(where: { $0.slot == .month }) {
            return nthWeekOfMonth(match)
        }
        if match.integer(.ordinal) == nil, let year = match.integer(.year) {
            return CalendarDate(year: year, month: 12, day: 28).map {
                TimeValue(.date, Weeks.name(of: $0))
            }
        }
        guard let rank = match.integer(.ordinal), 1...53 ~= rank,
            match.unit == nil || match.unit == .year
        else { return nil }
        let step = match.value(.direction).flatMap { Int($0) } ?? 0
        let year = match.integer(.year) ?? anchor.map { $0.year + step }
        return TimeValue(.date, "\(year.map(Digits.four) ?? "XXXX")-W\(Digits.two(rank))")
    }

    /// `Tuesday the 31st`: the nearest day of that date and weekday.
    func weekdayOfMonth(_ match: TimeMatch) -> TimeValue? {
        guard let anchor, let day = match.integer(.day),
            let weekday = match.value(.weekday).flatMap({ Int($0) })
        else { return nil }
        let base = anchor.year * 12 + anchor.month - 1
        for step in [0, -1, 1, -2, 2] {
            let month = base + step
            let date = CalendarDate(year: month / 12, month: month % 12 + 1, day: day)
            if let date, date.weekday == weekday { return TimeValue(.date, date.description) }
        }
        return nil
    }

    /// `on the 3rd`: the last such day, or the next where the verb tells of the future.
    func dayOnly(_ match: TimeMatch) -> TimeValue? {
        guard let day = match.integer(.day) else { return nil }
        guard let anchor else { return TimeValue(.date, "XXXX-XX-\(Digits.two(day))") }
        let base = anchor.year * 12 + anchor.month - 1
        let isAhead = tense == .future || tense == .present
        for step in 0...2 {
            let month = base + (isAhead ? step : -step)
            let date = CalendarDate(year: month / 12, month: month % 12 + 1, day: day)
            if let date, isAhead ? date >= anchor : date <= anchor {
                return TimeValue(.date, date.description)
            }
        }
        return nil
    }
}
