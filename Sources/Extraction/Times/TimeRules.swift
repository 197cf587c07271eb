package import Lexicons

/// The rules of `seeds/rules/times.tsv`, with an index by what each can begin with.
package struct TimeRules: Sendable {
    let all: [TimeRule]
    let words: TimeWords
    let numbers: NumberWords
    private let literals: Set<String>
    /// By a word of the lexicon or of a pattern.
    private let byWord: [String: [Int]]
    /// By what a numeral looks like.
    private let byNumeral: [Shape: [Int]]
    private let byWeekdays: [Int]

    /// What a numeral may be: a year is of four digits, a day of one or two.
    private enum Shape: CaseIterable {
        case spelled, short, year, other

        var slots: Set<TimeSlot> {
            switch self {
            case .spelled: [.number, .ordinal, .day, .year]
            case .short:
                [
                    .number, .ordinal, .day, .decade, .hour, .minute, .monthNumber, .dayNumber,
                    .shortYear,
                ]
            case .year: [.number, .ordinal, .year, .decade]
            case .other: [.number, .ordinal]
            }
        }
    }

    package init(rules: Table, words: Table, numbers: Table) throws(SeedsError) {
        try rules.require("id", "pattern", "make", "rank", "after", "yes", "no")
        self.words = try TimeWords(words)
        self.numbers = try NumberWords(numbers)
        var all: [TimeRule] = []
        for row in rules.rows { all.append(try TimeRule(row, in: rules)) }
        var byWord: [String: Set<Int>] = [:]
        var bySlot: [TimeSlot: Set<Int>] = [:]
        for (number, rule) in all.enumerated() {
            for element in rule.pattern {
                for literal in element.literals { byWord[literal, default: []].insert(number) }
                for slot in element.slots { bySlot[slot, default: []].insert(number) }
                if !element.isOptional { break }
            }
        }
        for (word, kinds) in self.words.kinds {
            for slot in TimeSlot.allCases where kinds.contains(slot.kind) {
                byWord[word, default: []].formUnion(bySlot[slot] ?? [])
            }
        }
        self.all = all
        literals = Set(all.flatMap { $0.pattern.flatMap(\.literals) })
        self.byWord = byWord.mapValues { $0.sorted() }
        byNumeral = Dictionary(
            uniqueKeysWithValues: Shape.allCases.map { shape in
                (shape, Set(shape.slots.flatMap { bySlot[$0] ?? [] }).sorted())
            })
        byWeekdays = (bySlot[.weekdays] ?? []).sorted()
    }

    /// Numbers of the rules that a piece may begin.
    func beginning(with piece: Piece) -> [Int] {
        var found = byWord[piece.text] ?? []
        if let shape = shape(of: piece) { found += byNumeral[shape] ?? [] }
        if words.isWeekdays(piece.text) { found += byWeekdays }
        return found
    }

    private func shape(of piece: Piece) -> Shape? {
        guard piece.kind == .number else { return isNumeral(piece) ? .spelled : nil }
        switch piece.text.utf8.count {
        case 1, 2: return .short
        case 4: return .year
        default: return .other
        }
    }

    /// Whether a number may begin with a piece.
    func isNumeral(_ piece: Piece) -> Bool {
        piece.kind == .number || piece.text == "minus"
            || piece.text == "negative" || numbers.isNumber(piece.text)
    }

    /// Whether a time may be this one word, or a numeral that it begins.
    func standsAlone(_ word: String) -> Bool {
        words.standsAlone(word)
            || word != "a" && word != "an" && word != "the" && numbers.isNumber(word)
    }

    /// Whether a time can have the word in it.
    func isPart(_ word: String) -> Bool {
        literals.contains(word) || words.knows(word) || words.isWeekdays(word)
            || numbers.isNumber(word)
    }
}
