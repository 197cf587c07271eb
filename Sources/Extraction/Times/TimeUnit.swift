/// A unit of time by its code in the seeds.
enum TimeUnit: String, Sendable, CaseIterable {
    case second = "TS"
    case minute = "TM"
    case hour = "TH"
    case day = "D"
    case night = "NI"
    case week = "W"
    case weekend = "WE"
    case fortnight = "FN"
    case month = "M"
    case quarter = "Q"
    case year = "Y"
    case decade = "DE"
    case century = "CE"

    /// A TIMEX3 duration of `count` of them: `P3D`, `PT2H`, `PXW`.
    func duration(_ count: String) -> String {
        switch self {
        case .second, .minute, .hour: "PT\(count)\(rawValue.dropFirst())"
        case .night: "P\(count)NI"
        case .fortnight: count == "X" ? "PXW" : "P\(times(2, count))W"
        // ISO 8601 knows no longer unit than the year, nor a weekend's length.
        case .decade: count == "X" ? "PXY" : "P\(times(10, count))Y"
        case .century: count == "X" ? "PXY" : "P\(times(100, count))Y"
        default: "P\(count)\(rawValue)"
        }
    }

    private func times(_ factor: Double, _ count: String) -> String {
        Double(count).map { TimeCalendar.plain($0 * factor) } ?? count
    }
}
