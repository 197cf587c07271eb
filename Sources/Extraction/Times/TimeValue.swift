import Records

/// A TIMEX3 value with the days that it covers.
struct TimeValue: Equatable {
    var kind: TimeRecord.Kind
    var value: String
    var mod: String?
    /// It was counted from the time told before it, not from the publication date.
    var isFromReference = false
    /// The last day of a range such as `June 3-5`.
    var through: CalendarDate?

    init(_ kind: TimeRecord.Kind, _ value: String, mod: String? = nil) {
        self.kind = kind
        self.value = value
        self.mod = mod
    }

    /// The days from the first to the last; nil for what is not resolved, sets and durations.
    var interval: ClosedRange<CalendarDate>? {
        guard kind == .date || kind == .time, var interval = TimeInterval.days(of: value) else {
            return nil
        }
        if let through, through > interval.lowerBound { interval = interval.lowerBound...through }
        return interval
    }
}
