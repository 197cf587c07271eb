import Records

/// The calendar arithmetic of times: what a match means on a publication date.
///
/// What the anchor would have to tell stays X where there is none.
struct TimeCalendar {
    /// The publication date.
    let anchor: CalendarDate?
    /// When the clause's verb says that things happen.
    var tense: Tense = .past
    /// The day, or the first day, of the time told before this one.
    var reference: CalendarDate?

    enum Tense: Sendable {
        case past, present, future
    }

    /// Nil where the words are no time after all.
    func value(_ make: TimeMake, _ match: TimeMatch) -> TimeValue? {
        switch make {
        case .calendar: calendar(match)
        case .month: month(match)
        case .year: year(match)
        case .decade: decade(match)
        case .century: century(match)
        case .weekday: weekday(match)
        case .deictic: deictic(match)
        case .daypart: daypart(match)
        case .unit: unit(match)
        case .season: season(match)
        case .quarter: quarter(match)
        case .half: half(match)
        case .weekend: weekend(match)
        case .ref: referent(match)
        case .ago: ago(match)
        case .shift: shift(match)
        case .same: same(match)
        case .nextday: nextDay(match)
        case .duration: duration(match)
        case .set: repeated(match)
        case .holiday: holiday(match)
        case .clock: clock(match)
        case .yearspan: yearSpan(match)
        }
    }

    /// The year in which a month of the past, or of the future, lies.
    func year(ofMonth month: Int, day: Int?, _ direction: Int? = nil) -> Int? {
        guard let anchor else { return nil }
        let isLater = (month, day ?? anchor.day) > (anchor.month, anchor.day)
        let isThisMonth = month == anchor.month
        switch direction {
        case -1: return isLater || (isThisMonth && day == nil) ? anchor.year - 1 : anchor.year
        case 0: return anchor.year
        case 1: return isLater ? anchor.year : anchor.year + 1
        default: break
        }
        if tense == .future { return isLater || isThisMonth ? anchor.year : anchor.year + 1 }
        if tense == .present, isLater, month - anchor.month <= 2 { return anchor.year }
        return isLater ? anchor.year - 1 : anchor.year
    }

    private func calendar(_ match: TimeMatch) -> TimeValue? {
        let written = match.captures.first { $0.slot == .month }.flatMap { Int($0.value) }
        let month = written ?? match.integer(.monthNumber)
        guard let month else { return nil }
        let days = match.captures.filter { $0.slot == .day || $0.slot == .dayNumber }
        let day = days.first.map { Int($0.number) }
        let direction = match.value(.direction).flatMap { Int($0) }
        let year =
            match.integer(.year) ?? yearByWeekday(match, month, day)
            ?? year(ofMonth: month, day: day, direction)
        var text = year.map(Digits.four) ?? "XXXX"
        text += "-" + Digits.two(month)
        if let day {
            guard CalendarDate(year: year ?? 2000, month: month, day: day) != nil else {
                return nil
            }
            text += "-" + Digits.two(day)
        }
        var value = TimeValue(.date, text, mod: match.value(.modifier))
        if days.count > 1, let year, let last = days.last {
            value.through = CalendarDate(year: year, month: month, day: Int(last.number))
        }
        return value
    }

    /// The nearest year in which the day falls on the weekday that is told with it.
    private func yearByWeekday(_ match: TimeMatch, _ month: Int, _ day: Int?) -> Int? {
        guard let anchor, let day, let weekday = match.value(.weekday).flatMap({ Int($0) }) else {
            return nil
        }
        let dates = [anchor.year - 1, anchor.year, anchor.year + 1].compactMap {
            CalendarDate(year: $0, month: month, day: day)
        }
        return dates.filter { $0.weekday == weekday }.min {
            abs($0.daysSinceEpoch - anchor.daysSinceEpoch)
                < abs($1.daysSinceEpoch - anchor.daysSinceEpoch)
        }?.year
    }

    private func month(_ match: TimeMatch) -> TimeValue? { calendar(match) }

    private func year(_ match: TimeMatch) -> TimeValue? {
        match.integer(.year).map {
            TimeValue(.date, Digits.four($0), mod: match.value(.modifier))
        }
    }

    private func yearSpan(_ match: TimeMatch) -> TimeValue? {
        let years = match.captures.filter { $0.slot == .year }.map { Int($0.number) }
        guard years.count == 2, years[0] < years[1], years[1] - years[0] < 500 else { return nil }
        var value = TimeValue(.date, Digits.four(years[0]))
        value.through = CalendarDate(year: years[1], month: 12, day: 31)
        return value
    }

    private func decade(_ match: TimeMatch) -> TimeValue? {
        guard let number = match.integer(.decade), let text = match.value(.decade) else {
            return nil
        }
        let year = text.utf8.count == 2 ? 1900 + number : number
        return TimeValue(
            .date, String(Digits.four(year).dropLast()) + "X", mod: match.value(.modifier))
    }

    private func century(_ match: TimeMatch) -> TimeValue? {
        guard let rank = match.integer(.ordinal), 1...30 ~= rank else { return nil }
        return TimeValue(.date, Digits.two(rank - 1), mod: match.value(.modifier))
    }

    private func half(_ match: TimeMatch) -> TimeValue? {
        guard let rank = match.integer(.ordinal), 1...2 ~= rank else { return nil }
        let step = match.value(.direction).flatMap { Int($0) } ?? 0
        let year = match.integer(.year) ?? anchor.map { $0.year + step }
        return TimeValue(.date, "\(year.map(Digits.four) ?? "XXXX")-H\(rank)")
    }

    private func clock(_ match: TimeMatch) -> TimeValue? {
        guard var hour = match.integer(.hour) else { return nil }
        let minute = match.integer(.minute) ?? 0
        if let half = match.value(.half).flatMap({ Int($0) }) {
            guard 1...12 ~= hour else { return nil }
            hour = hour % 12 + half
        }
        guard hour < 24 else { return nil }
        let day = match.value(.weekday) == nil ? reference ?? anchor : weekdayDate(match)
        let date = day.map(\.description) ?? "XXXX-XX-XX"
        return TimeValue(.time, "\(date)T\(Digits.two(hour)):\(Digits.two(minute))")
    }

    private func holiday(_ match: TimeMatch) -> TimeValue? {
        guard let code = match.value(.holiday) else { return nil }
        let numbers = code.split(separator: "-").compactMap { Int($0) }
        guard numbers.count >= 2 else { return nil }
        let direction = match.value(.direction).flatMap { Int($0) }
        if numbers.count == 2 {
            let ahead = tense == .past && direction == nil ? nearest(numbers[0], numbers[1]) : nil
            let found = ahead ?? year(ofMonth: numbers[0], day: numbers[1], direction)
            let year = found.map(Digits.four) ?? "XXXX"
            return TimeValue(.date, "\(year)-\(Digits.two(numbers[0]))-\(Digits.two(numbers[1]))")
        }
        guard let year = year(ofMonth: numbers[0], day: 15, direction) else {
            return TimeValue(.date, "XXXX-\(Digits.two(numbers[0]))")
        }
        let date = nthWeekday(numbers[1], nth: numbers[2], month: numbers[0], year: year)
        return date.map { TimeValue(.date, $0.description) }
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

    private func nthWeekday(_ weekday: Int, nth: Int, month: Int, year: Int) -> CalendarDate? {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        let offset = (weekday - first.weekday + 7) % 7
        var day = 1 + offset + (nth - 1) * 7
        if day > CalendarDate.days(inMonth: month, of: year) { day -= 7 }
        return CalendarDate(year: year, month: month, day: day)
    }
}
