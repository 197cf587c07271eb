/// The arithmetic that a rule asks for.
enum TimeMake: String, Sendable, CaseIterable {
    case calendar, month, year, decade, century, weekday, deictic, daypart = "daypart"
    case unit, season, quarter, half, weekend, ref, ago, shift, same, nextday
    case duration, set, holiday, clock, yearspan
    case period, thisyear, weekof, that, dayof, nthday, relday, compound, compoundshift, dayonly,
        nthweek, weekdayday
}
