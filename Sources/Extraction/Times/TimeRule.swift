import Lexicons

/// A row of `seeds/rules/times.tsv`: which pieces make a time, and by what arithmetic.
struct TimeRule: Sendable {
    let id: String
    let pattern: [Element]
    let make: TimeMake
    /// Of two rules that match equally long, the higher one makes the time.
    let rank: Int
    /// Words of which one must stand right before; none where anything may.
    let after: [Int]

    /// A place in the pattern; words by their numbers.
    struct Element: Sendable {
        var literals: [Int] = []
        var slots: [TimeSlot] = []
        var isOptional = false
    }

    init(
        _ row: Table.Row, in table: Table, _ words: inout WordNumbers
    ) throws(SeedsError) {
        id = row["id"]
        guard let make = TimeMake(rawValue: row["make"]) else {
            throw table.error(row, "there is no arithmetic “\(row["make"])”")
        }
        self.make = make
        rank = Int(row["rank"]) ?? 0
        var after: [Int] = []
        for word in row.list("after") { after.append(words.add(word)) }
        self.after = after
        var pattern: [Element] = []
        for word in row["pattern"].split(separator: " ") {
            var element = Element()
            element.isOptional = word.hasSuffix("?")
            for part in (element.isOptional ? word.dropLast() : word).split(separator: "|") {
                if part.contains(where: { $0.isUppercase }) {
                    guard let slot = TimeSlot(rawValue: String(part)) else {
                        throw table.error(row, "there is no class “\(part)”")
                    }
                    element.slots.append(slot)
                } else {
                    element.literals.append(words.add(String(part)))
                }
            }
            pattern.append(element)
        }
        guard pattern.contains(where: { !$0.isOptional }) else {
            throw table.error(row, "the pattern asks for nothing")
        }
        self.pattern = pattern
    }
}
