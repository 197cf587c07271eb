import Records

/// Times told from the publication date, or from the time before.
extension TimeCalendar {
    func weekday(_ match: TimeMatch) -> TimeValue? {
        guard let day = match.value(.weekday).flatMap({ Int($0) }) else { return nil }
        let part = match.value(.dayPart)
        let date = weekdayDate(match)?.description ?? "XXXX-WXX-\(day)"
        guard let part else { return TimeValue(.date, date, mod: match.value(.modifier)) }
        return TimeValue(.time, date + "T" + part, mod: match.value(.modifier))
    }

    /// The last such day, the publication day when it is one; the next where the verb tells of the
    /// future. `last` is never the publication day itself, `next` neither.
    func weekdayDate(_ match: TimeMatch) -> CalendarDate? {
        guard let day = match.value(.weekday).flatMap({ Int($0) }), let anchor else { return nil }
        let back = (anchor.weekday - day + 7) % 7
        let ahead = (day - anchor.weekday + 7) % 7
        if let unit = match.unit, unit == .week, let step = step(match) {
            return anchor.adding(days: day - anchor.weekday + 7 * step)
        }
        switch step(match) {
        case -1: return anchor.adding(days: back == 0 ? -7 : -back)
        case 1: return anchor.adding(days: ahead == 0 ? 7 : ahead)
        case 0: return anchor.adding(days: tense == .past ? -back : ahead)
        default:
            let isAhead = tense == .future || tense == .present
            return anchor.adding(days: isAhead ? ahead : -back)
        }
    }

    func deictic(_ match: TimeMatch) -> TimeValue? {
        guard let code = match.value(.deictic) else { return nil }
        let date = { (step: Int) in
            anchor.map { $0.adding(days: step).description } ?? "XXXX-XX-XX"
        }
        guard let step = Int(code) else { return TimeValue(.time, date(0) + "T" + code) }
        if let part = match.value(.dayPart) {
            return TimeValue(.time, date(step) + "T" + part, mod: match.value(.modifier))
        }
        return TimeValue(.date, date(step), mod: match.value(.modifier))
    }

    func daypart(_ match: TimeMatch) -> TimeValue? {
        guard let part = match.value(.dayPart), let step = step(match) else { return nil }
        let date = anchor.map { $0.adding(days: step).description } ?? "XXXX-XX-XX"
        return TimeValue(.time, date + "T" + part, mod: match.value(.modifier))
    }

    func unit(_ match: TimeMatch) -> TimeValue? {
        guard let unit = match.unit else { return nil }
        guard let value = name(of: unit, step: step(match) ?? 0) else { return nil }
        return TimeValue(.date, value, mod: match.value(.modifier))
    }

    /// The unit that lies `step` units from the publication date: `2023-W05`, `2022`.
    func name(of unit: TimeUnit, step: Int, isBare: Bool = false) -> String? {
        guard let anchor else { return unresolved(unit) }
        switch unit {
        case .day: return anchor.adding(days: step).description
        case .night: return anchor.adding(days: step).description + "TNI"
        case .week: return Weeks.name(of: anchor.adding(days: 7 * step))
        case .weekend:
            let isAhead = tense == .future || tense == .present
            let isBack = tense == .past || tense == nil && isBare
            let back = isBack && !isAhead && step == 0 && anchor.weekday < 6 ? -1 : step
            return Weeks.name(of: anchor.adding(days: 7 * back)) + "-WE"
        case .month: return monthName(anchor, step: step)
        case .quarter:
            let quarter = anchor.year * 4 + (anchor.month - 1) / 3 + step
            return "\(Digits.four(quarter / 4))-Q\(quarter % 4 + 1)"
        case .year: return Digits.four(anchor.year + step)
        case .decade: return String(Digits.four(anchor.year + 10 * step).dropLast()) + "X"
        case .century: return Digits.two(anchor.year / 100 + step)
        case .second, .minute, .hour, .fortnight: return nil
        }
    }

    private func unresolved(_ unit: TimeUnit) -> String? {
        switch unit {
        case .day: "XXXX-XX-XX"
        case .night: "XXXX-XX-XXTNI"
        case .week: "XXXX-WXX"
        case .weekend: "XXXX-WXX-WE"
        case .month: "XXXX-XX"
        case .quarter: "XXXX-QX"
        case .year: "XXXX"
        case .decade: "XXXX"
        case .century, .second, .minute, .hour, .fortnight: nil
        }
    }

    private func monthName(_ date: CalendarDate, step: Int) -> String {
        let month = date.year * 12 + date.month - 1 + step
        return "\(Digits.four(month / 12))-\(Digits.two(month % 12 + 1))"
    }

    func season(_ match: TimeMatch) -> TimeValue? {
        guard let code = match.value(.season) else { return nil }
        let year = match.integer(.year) ?? anchor.map { seasonYear(code, step(match), $0) }
        return TimeValue(
            .date, "\(year.map(Digits.four) ?? "XXXX")-\(code)", mod: match.value(.modifier))
    }

    private func seasonYear(_ code: String, _ step: Int?, _ anchor: CalendarDate) -> Int {
        let start = ["SP": 3, "SU": 6, "FA": 9, "WI": 12][code] ?? 1
        let isAhead = anchor.month < start && !(code == "WI" && anchor.month <= 2)
        switch step {
        case -1: return isAhead || code == "WI" ? anchor.year - 1 : anchor.year
        case 1: return isAhead ? anchor.year : anchor.year + 1
        case 0: return anchor.year
        default: return isAhead && tense != .future ? anchor.year - 1 : anchor.year
        }
    }

    func quarter(_ match: TimeMatch) -> TimeValue? {
        guard let rank = match.integer(.ordinal), 1...4 ~= rank else { return nil }
        let ahead = anchor.map { rank * 3 - 2 > $0.month && tense != .future } ?? false
        let told =
            match.integer(.year) ?? step(match).flatMap { step in anchor.map { $0.year + step } }
        var year = told ?? anchor.map { ahead ? $0.year - 1 : $0.year }
        if match.captures.contains(where: { $0.slot == .yearAgo }) { year = year.map { $0 - 1 } }
        return TimeValue(
            .date, "\(year.map(Digits.four) ?? "XXXX")-Q\(rank)", mod: match.value(.modifier))
    }

    func weekend(_ match: TimeMatch) -> TimeValue? {
        name(
            of: .weekend, step: tense == .future ? 0 : step(match) ?? 0,
            isBare: step(match) == nil
        )
        .map { TimeValue(.date, $0) }
    }

    func referent(_ match: TimeMatch) -> TimeValue? {
        if let value = match.value(.present) { return TimeValue(.date, value) }
        if let value = match.value(.ahead) ?? match.value(.reference) {
            return TimeValue(.date, value)
        }
        let step = step(match) ?? -1
        return step == 0 ? nil : TimeValue(.date, step < 0 ? "PAST_REF" : "FUTURE_REF")
    }

    /// `three weeks ago`, told as coarsely as its unit.
    func ago(_ match: TimeMatch) -> TimeValue? {
        guard let unit = match.unit else { return nil }
        if match.value(.few) != nil || match.captures.contains(where: { $0.slot == .unitMany }) {
            return TimeValue(.date, "PAST_REF")
        }
        guard let count = count(match) else { return nil }
        if unit == .year, match.number(.number) == nil, let period = periodAYear(before: 1) {
            return TimeValue(.date, period, mod: match.value(.approximate))
        }
        guard let anchor, count <= 3_000 else {
            return unresolved(unit).map { TimeValue(.date, $0) }
        }
        guard let value = name(counted(unit), -count, from: anchor) else { return nil }
        return TimeValue(.date, value, mod: match.value(.approximate))
    }

    /// `two days later`, from the time told before.
    func shift(_ match: TimeMatch) -> TimeValue? {
        guard let unit = match.unit else { return nil }
        let isBack = match.value(.shift) == "-1"
        if isBack, unit == .year, match.number(.number) == nil,
            let period = periodAYear(before: 1)
        {
            return TimeValue(.date, period, mod: match.value(.approximate))
        }
        guard let start = reference ?? (isBack ? anchor : nil) else {
            return unresolved(unit).map { TimeValue(.date, $0) }
        }
        guard match.value(.few) == nil, let count = count(match), count <= 3_000 else {
            return TimeValue(.date, isBack ? "PAST_REF" : "FUTURE_REF")
        }
        let step = isBack ? -count : count
        guard let value = name(counted(unit), step, from: start) else { return nil }
        var time = TimeValue(.date, value, mod: match.value(.approximate))
        time.isFromReference = reference != nil
        return time
    }

    /// A fortnight counts as two weeks, hours stay in the day.
    func counted(_ unit: TimeUnit) -> TimeUnit { unit == .fortnight ? .week : unit }

    func name(_ unit: TimeUnit, _ step: Int, from date: CalendarDate) -> String? {
        switch unit {
        case .second, .minute, .hour: date.description
        default: TimeCalendar(anchor: date, tense: tense).name(of: unit, step: step)
        }
    }

    func same(_ match: TimeMatch) -> TimeValue? {
        guard let unit = match.unit else { return nil }
        guard let reference else {
            return unresolved(unit).map { TimeValue(.date, $0) }
        }
        guard let value = name(unit, 0, from: reference) else { return nil }
        var time = TimeValue(.date, value)
        time.isFromReference = true
        return time
    }

    func nextDay(_ match: TimeMatch) -> TimeValue? {
        guard let reference else { return nil }
        let day = reference.adding(days: 1).description
        var time =
            match.value(.dayPart).map { TimeValue(.time, day + "T" + $0) } ?? TimeValue(.date, day)
        time.isFromReference = true
        return time
    }

    /// `the day after tomorrow`, `the day before yesterday`, `two days from now`.
    func relativeDay(_ match: TimeMatch) -> TimeValue? {
        guard let anchor else { return TimeValue(.date, "XXXX-XX-XX") }
        let base = match.value(.deictic).flatMap { Int($0) } ?? 0
        let shift = match.value(.shift).flatMap { Int($0) } ?? 1
        let unit = match.unit ?? .day
        let count = (count(match) ?? 1) * shift
        guard abs(count) <= 3_000 else { return nil }
        let value = name(counted(unit), count, from: anchor.adding(days: base))
        return value.map { TimeValue(.date, $0, mod: match.value(.approximate)) }
    }

    func step(_ match: TimeMatch) -> Int? { match.value(.direction).flatMap { Int($0) } }

    /// The number of units; one where an article stands for it.
    func count(_ match: TimeMatch) -> Int? {
        guard let number = match.number(.number) else { return 1 }
        return number > 0 && number < 100_000 ? Int(number.rounded()) : nil
    }
}
