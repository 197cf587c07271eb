import Records

/// The calendar arithmetic of times: what a match means on a publication date.
///
/// What the anchor would have to tell stays X where there is none.
struct TimeCalendar {
    /// The publication date.
    let anchor: CalendarDate?
    /// When the clause's verb says that things happen.
    var tense: Tense?
    /// The day, or the first day, of the time told before this one.
    var reference: CalendarDate?
    /// The quarter or half told last in the article: `2023-Q1`.
    var period: String?

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
        case .period: period(match)
        case .thisyear: thisYear(match)
        case .weekof: weekOf(match)
        case .that: that(match)
        case .dayof: dayOf(match)
        case .nthday: nthDay(match)
        case .relday: relativeDay(match)
        case .compound: compound(match)
        case .compoundshift: compoundShift(match)
        case .dayonly: dayOnly(match)
        case .nthweek: nthWeek(match)
        case .weekdayday: weekdayOfMonth(match)
        }
    }

    /// The year in which a month or day without one lies.
    ///
    /// Behind a verb of the past it is the last such day, before one of the future the next; where
    /// the verb does not tell, the nearer one: `payable Dec. 1` in November is to come.
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
        let ahead = ((month - anchor.month) * 30 + (day ?? 15) - anchor.day + 360) % 360
        if isThisMonth, day == nil { return anchor.year }
        switch tense {
        case .future:
            let isJustPast = ahead > 330
            return isLater || isThisMonth || isJustPast ? anchor.year : anchor.year + 1
        case .past where ahead > Self.daysAheadOfPastMax || day == nil:
            return isLater ? anchor.year - 1 : anchor.year
        default:
            if ahead <= 180 { return isLater || isThisMonth ? anchor.year : anchor.year + 1 }
            return isLater ? anchor.year - 1 : anchor.year
        }
    }

    /// A day that lies this close ahead is meant even under a verb of the past, which then tells
    /// when it was settled.
    private static let daysAheadOfPastMax = 100

    func calendar(_ match: TimeMatch) -> TimeValue? {
        let written = match.captures.first { $0.slot == .month }.flatMap { Int($0.value) }
        let month = written ?? match.integer(.monthNumber)
        guard let month else { return nil }
        let days = match.captures.filter { $0.slot == .day || $0.slot == .dayNumber }
        let day = days.first.map { Int($0.number) }
        let direction = match.value(.direction).flatMap { Int($0) }
        let told =
            match.integer(.year) ?? yearByWeekday(match, month, day) ?? unitYear(match, direction)
        let year = told ?? year(ofMonth: month, day: day, direction)
        var text = year.map(Digits.four) ?? "XXXX"
        text += "-" + Digits.two(month)
        if let day {
            if told == nil, let year, month == 2, day == 29 { return leapDay(near: year, match) }
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

    /// `Feb. 29` without a year: the last there was, or the next behind a verb of the future.
    private func leapDay(near year: Int, _ match: TimeMatch) -> TimeValue? {
        let steps = tense == .future ? [0, 1, 2, 3, 4] : [0, -1, -2, -3, -4]
        let date = steps.lazy.compactMap {
            CalendarDate(year: year + $0, month: 2, day: 29)
        }.first
        return date.map { TimeValue(.date, $0.description, mod: match.value(.modifier)) }
    }

    /// The year of `last year` in `July last year`.
    func unitYear(_ match: TimeMatch, _ direction: Int?) -> Int? {
        guard match.unit == .year, let anchor else { return nil }
        return anchor.year + (direction ?? 0)
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
        let year = match.integer(.year) ?? match.integer(.number)
        guard let year, 100..<2_200 ~= year else { return nil }
        return TimeValue(.date, Digits.four(year), mod: match.value(.modifier))
    }

    private func yearSpan(_ match: TimeMatch) -> TimeValue? {
        let years = match.captures.filter { $0.slot == .year }.map { Int($0.number) }
        guard years.count == 2, years[1] - years[0] < 500 else { return nil }
        // `2016-11` is a month; `2016-17` and `2009-10` are two years.
        let month = years[1] % 100
        if years[1] - years[0] != 1, 1...12 ~= month, match.captures.last?.value.isEmpty == true {
            return TimeValue(.date, Digits.four(years[0]) + "-" + Digits.two(month))
        }
        guard years[0] < years[1] else { return nil }
        var value = TimeValue(.date, Digits.four(years[0]))
        value.through = CalendarDate(year: years[1], month: 12, day: 31)
        return value
    }

    private func decade(_ match: TimeMatch) -> TimeValue? {
        guard let number = match.integer(.decade), let text = match.value(.decade) else {
            return nil
        }
        let century = number <= 10 ? 2000 : 1900
        let year = text.utf8.count == 4 ? number : century + number
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
        guard var hour = match.integer(.hour) ?? match.integer(.noon) else { return nil }
        let minute = match.integer(.minute) ?? 0
        if let half = match.value(.half).flatMap({ Int($0) }) {
            guard 1...12 ~= hour else { return nil }
            hour = hour % 12 + half
        }
        guard hour < 24 || hour == 24 && minute == 0 else { return nil }
        let date = clockDate(match) ?? "XXXX-XX-XX"
        return TimeValue(.time, "\(date)T\(Digits.two(hour)):\(Digits.two(minute))")
    }

    /// The day that is told with an hour, else the day told before.
    private func clockDate(_ match: TimeMatch) -> String? {
        if match.captures.contains(where: { $0.slot == .month }) { return calendar(match)?.value }
        if match.value(.weekday) != nil { return weekdayDate(match)?.description }
        if let step = match.value(.deictic).flatMap({ Int($0) }) {
            return anchor?.adding(days: step).description
        }
        return (reference ?? anchor)?.description
    }
}
