/// A TIMEX3 value for comparing: as much of a date as it holds.
package struct EventTime: Sendable, Equatable {
    private enum Unit: UInt8 { case none, year, month, day }

    private var unit = Unit.none
    private var year: Int32 = 0
    private var month: Int32 = 0
    private var day: Int32 = 0

    /// Weeks, seasons and what is not resolved agree with everything.
    package init(_ value: String?) {
        guard let value, value.utf8.prefix(5).count >= 4 else { return }
        var numbers = InlineArray<4, Int32>(repeating: 0)
        var count = 0
        var digits = 0
        for byte in value.utf8.prefix(10) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                numbers[count] = numbers[count] &* 10 &+ Int32(byte - UInt8(ascii: "0"))
                digits += 1
            case UInt8(ascii: "-"):
                if digits > 0 { count = min(3, count + 1) }
                digits = 0
            default: return
            }
        }
        if digits > 0 { count = min(3, count + 1) }
        unit = Unit(rawValue: UInt8(count)) ?? .none
        year = numbers[0]
        month = numbers[1]
        day = numbers[2]
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
