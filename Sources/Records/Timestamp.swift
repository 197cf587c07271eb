/// A moment in microseconds since 1970-01-01 UTC.
package struct Timestamp: Sendable, Hashable, Comparable {
    package var microseconds: UInt64

    package init(microseconds: UInt64) { self.microseconds = microseconds }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }

    /// Reads RFC 3339 in UTC: `2026-11-21T18:30:00.123456Z`, or a day, which begins at 00:00.
    package init?(rfc3339 text: String) {
        guard let date = CalendarDate(iso: text) else { return nil }
        var seconds = 0
        var fraction: UInt64 = 0
        let rest = Array(text.utf8.dropFirst(10))
        if !rest.isEmpty {
            let clock = text.dropFirst(11).dropLast().split(
                separator: ".", omittingEmptySubsequences: false)
            guard rest[0] == UInt8(ascii: "T"), rest.last == UInt8(ascii: "Z"),
                let time = clock.first, (1...2).contains(clock.count)
            else { return nil }
            let parts = time.split(separator: ":", omittingEmptySubsequences: false)
            let numbers = parts.compactMap { $0.utf8.count == 2 ? Int($0) : nil }
            guard parts.count == 3, numbers.count == 3, numbers[0] < 24, numbers[1] < 60,
                numbers[2] < 61
            else { return nil }
            seconds = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
            if clock.count == 2 {
                let digits = clock[1].prefix(6)
                guard let value = UInt64(digits), !digits.isEmpty else { return nil }
                fraction = (digits.utf8.count..<6).reduce(value) { value, _ in value * 10 }
            }
        }
        let total = date.daysSinceEpoch * 86_400 + seconds
        guard total >= 0 else { return nil }
        microseconds = UInt64(total) * 1_000_000 + fraction
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339, UTC, with microseconds.
    package var description: String {
        let seconds = Int(microseconds / 1_000_000)
        let date = CalendarDate(daysSinceEpoch: seconds / 86_400)
        let clock = seconds % 86_400
        let parts = [clock / 3600, clock / 60 % 60, clock % 60].map { padded($0, 2) }
        let fraction = padded(Int(microseconds % 1_000_000), 6)
        return "\(date)T\(parts.joined(separator: ":")).\(fraction)Z"
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
