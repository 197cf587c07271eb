import Records

/// Durations and sets.
extension TimeCalendar {
    func duration(_ match: TimeMatch) -> TimeValue? {
        guard let unit = match.unit, unit != .weekend || match.number(.number) != nil else {
            return nil
        }
        var count = "X"
        if let half = match.captures.firstIndex(where: { $0.slot == .halfOf }) {
            count = half == match.captures.count - 1 ? "1.5" : "0.5"
        } else if let number = match.number(.number) {
            guard number < 100_000 else { return nil }
            count = Self.plain(number)
        } else if match.value(.few) != nil {
            count = match.value(.few).flatMap { $0 == "2" ? "2" : nil } ?? "X"
        } else if match.captures.contains(where: { $0.slot == .unitLasting }) {
            count = "1"
        }
        return TimeValue(.duration, unit.duration(count), mod: match.value(.approximate))
    }

    func repeated(_ match: TimeMatch) -> TimeValue? {
        if let value = match.value(.setWord) { return TimeValue(.set, value) }
        guard let hour = hourOfSet(match) else { return nil }
        if let month = match.integer(.monthNumber), let day = match.integer(.dayNumber) {
            return TimeValue(.set, "XXXX-\(Digits.two(month))-\(Digits.two(day))")
        }
        if let day = match.value(.weekday) ?? match.value(.weekdays) {
            return TimeValue(.set, "XXXX-WXX-\(day)\(hour)")
        }
        if !hour.isEmpty {
            guard match.unit == nil || match.unit == .day else { return nil }
            return TimeValue(.set, "XXXX-XX-XX\(hour)")
        }
        if let month = match.value(.month).flatMap({ Int($0) }) {
            return TimeValue(.set, "XXXX-\(Digits.two(month))")
        }
        guard let unit = match.unit else { return nil }
        return TimeValue(.set, unit.duration(match.number(.number).map(Self.plain) ?? "1"))
    }

    /// `T15:00` of `3 p.m. every day`, `T21:00` of `every night at 9`, else `TMO` of `every
    /// morning`; empty without a time of day, nil where the clock has no such hour.
    private func hourOfSet(_ match: TimeMatch) -> String? {
        let part = match.value(.dayPart)
        guard var hour = match.integer(.hour) else { return part.map { "T" + $0 } ?? "" }
        if let half = match.value(.half).flatMap({ Int($0) }) {
            guard 1...12 ~= hour else { return nil }
            hour = hour % 12 + half
        } else if let part, part != "MO", part != "DT", hour < 12 {
            hour += 12
        }
        guard hour < 24 else { return nil }
        return "T\(Digits.two(hour)):\(Digits.two(match.integer(.minute) ?? 0))"
    }

    /// `two hours and ten minutes`: the parts of ISO 8601's `PT2H10M`, the longest unit first.
    func compound(_ match: TimeMatch) -> TimeValue? {
        var parts: [(rank: Int, isClock: Bool, text: String)] = []
        var number: Double?
        for capture in match.captures {
            if capture.slot == .number { number = capture.number }
            guard let unit = TimeUnit(rawValue: capture.value), let count = number else { continue }
            guard let rank = Self.compoundUnits.firstIndex(of: unit) else { return nil }
            parts.append((rank, rank > 3, Self.plain(count) + unit.rawValue.suffix(1)))
            number = nil
        }
        parts.sort { $0.rank < $1.rank }
        guard zip(parts, parts.dropFirst()).allSatisfy({ $0.rank < $1.rank }) else { return nil }
        let days = parts.filter { !$0.isClock }.map(\.text).joined()
        let clock = parts.filter(\.isClock).map(\.text).joined()
        return TimeValue(
            .duration, "P" + days + (clock.isEmpty ? "" : "T" + clock),
            mod: match.value(.approximate))
    }

    /// `1 month and 21 days ago`: the day itself, the longest unit counted first.
    func compoundShift(_ match: TimeMatch) -> TimeValue? {
        let sign = match.value(.shift).flatMap { Int($0) } ?? -1
        guard let start = sign < 0 ? anchor : reference ?? anchor else { return nil }
        var counts: [TimeUnit: Int] = [:]
        var number: Double?
        for capture in match.captures {
            if capture.slot == .number { number = capture.number }
            guard let unit = TimeUnit(rawValue: capture.value), let count = number else { continue }
            guard count < 3_000 else { return nil }
            counts[unit, default: 0] += sign * Int(count)
            number = nil
        }
        let months = counts[.year, default: 0] * 12 + counts[.month, default: 0]
        let month = start.year * 12 + start.month - 1 + months
        let length = CalendarDate.days(inMonth: month % 12 + 1, of: month / 12)
        let date = CalendarDate(
            year: month / 12, month: month % 12 + 1, day: min(start.day, length))
        let days = counts[.week, default: 0] * 7 + counts[.day, default: 0]
        return date.map { TimeValue(.date, $0.adding(days: days).description) }
    }

    private static let compoundUnits: [TimeUnit] = [
        .year, .month, .week, .day, .hour, .minute, .second,
    ]

    /// A number without a point where it needs none.
    static func plain(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? "\(number)"
    }
}
