/// What a rule's pattern took from the pieces.
struct TimeMatch: Sendable {
    var captures: [Capture] = []
    /// Indices of the pieces.
    var range: Range<Int>

    struct Capture: Sendable {
        let slot: TimeSlot
        let value: String
        let number: Double
        let piece: Int
    }

    func value(_ slot: TimeSlot) -> String? { captures.first { $0.slot == slot }?.value }

    func number(_ slot: TimeSlot) -> Double? { captures.first { $0.slot == slot }?.number }

    func integer(_ slot: TimeSlot) -> Int? { number(slot).flatMap { Int(exactly: $0) } }

    /// The unit of any of the classes of units.
    var unit: TimeUnit? {
        captures.first {
            [.unit, .unitOne, .unitMany, .unitLasting].contains($0.slot)
        }.flatMap { TimeUnit(rawValue: $0.value) }
    }
}

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
        case .fortnight: count == "X" ? "PXW" : "P\(doubled(count))W"
        default: "P\(count)\(rawValue)"
        }
    }

    private func doubled(_ count: String) -> String {
        Int(count).map { String($0 * 2) } ?? count
    }
}
