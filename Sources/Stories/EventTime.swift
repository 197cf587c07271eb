/// A TIMEX3 value for comparing: as much of a date as it holds.
package struct EventTime: Sendable, Equatable {
    private enum Unit: UInt8 { case none, year, month, day }

    private var unit = Unit.none
    private var year: Int32 = 0
    private var month: Int32 = 0
    private var day: Int32 = 0

    /// Weeks, seasons and what is not resolved agree with everything.
    package init(_ value: String?) {
        var numbers: [Int32] = []
        for part in (value ?? "").utf8.prefix(10).split(separator: 0x2D) {
            guard let number = Int32(String(decoding: part, as: UTF8.self)) else { return }
            numbers.append(number)
        }
        guard let first = numbers.first, (value ?? "").utf8.prefix(5).count >= 4 else { return }
        unit = Unit(rawValue: UInt8(min(3, numbers.count))) ?? .none
        year = first
        if numbers.count > 1 { month = numbers[1] }
        if numbers.count > 2 { day = numbers[2] }
    }

    var isExact: Bool { unit == .day }
    /// 0 for nothing to 3 for a day.
    var exactness: UInt8 { unit.rawValue }

    /// 2 for the same day, 1 for the same month, 0 where it can't be told; nil for another time.
    package func agreement(with other: EventTime) -> Int? {
        if unit == .none || other.unit == .none { return 0 }
        if year != other.year { return nil }
        if unit == .year || other.unit == .year { return 0 }
        if month != other.month { return nil }
        if unit == .month || other.unit == .month { return 1 }
        return day == other.day ? 2 : nil
    }
}
