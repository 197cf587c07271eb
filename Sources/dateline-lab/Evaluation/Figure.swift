/// A measured figure, such as `ewt-dev.las`; in percent where nothing else is said.
struct Figure {
    let name: String
    let value: Double

    init(_ name: String, _ value: Double) {
        self.name = name
        self.value = value
    }

    /// Rounded to one digit, as thresholds are.
    var text: String { Self.text(value) }

    static func text(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths) % 10)"
    }
}

/// Counts of what was right, predicted and wanted; harmonic means of them.
struct Score {
    var right = 0
    var predicted = 0
    var gold = 0

    var recall: Double { 100 * Double(right) / Double(max(1, gold)) }
    var precision: Double { 100 * Double(right) / Double(max(1, predicted)) }
    var f1: Double { 200 * Double(right) / Double(max(1, predicted + gold)) }

    static func += (sum: inout Score, other: Score) {
        sum.right += other.right
        sum.predicted += other.predicted
        sum.gold += other.gold
    }
}
