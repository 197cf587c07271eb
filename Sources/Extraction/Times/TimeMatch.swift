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
