package import Lexicons

/// The rules of `seeds/rules/times.tsv`, with an index by what each can begin with.
package struct TimeRules: Sendable {
    let all: [TimeRule]
    let words: TimeWords
    let numbers: NumberWords
    private let literals: Set<String>
    private let byWord: [String: [Int]]
    private let byNumeral: [Int]
    private let byKnownWord: [Int]

    package init(rules: Table, words: Table, numbers: Table) throws(SeedsError) {
        try rules.require("id", "pattern", "make", "rank", "after", "yes", "no")
        self.words = try TimeWords(words)
        self.numbers = try NumberWords(numbers)
        var all: [TimeRule] = []
        for row in rules.rows { all.append(try TimeRule(row, in: rules)) }
        var byWord: [String: [Int]] = [:]
        var byNumeral: [Int] = []
        var byKnownWord: [Int] = []
        for (number, rule) in all.enumerated() {
            var isNumeral = false
            var isKnownWord = false
            for element in rule.pattern {
                for literal in element.literals { byWord[literal, default: []].append(number) }
                for slot in element.slots {
                    if Self.isNumeral(slot) { isNumeral = true } else { isKnownWord = true }
                }
                if !element.isOptional { break }
            }
            if isNumeral { byNumeral.append(number) }
            if isKnownWord { byKnownWord.append(number) }
        }
        self.all = all
        literals = Set(all.flatMap { $0.pattern.flatMap(\.literals) })
        self.byWord = byWord
        self.byNumeral = byNumeral
        self.byKnownWord = byKnownWord
    }

    /// Numbers of the rules that a piece may begin.
    func beginning(with piece: Piece) -> [Int] {
        var found = byWord[piece.text] ?? []
        if piece.kind == .number || numbers.isNumber(piece.text) { found += byNumeral }
        if words.knows(piece.text) || words.isWeekdays(piece.text) { found += byKnownWord }
        return found
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

    private static func isNumeral(_ slot: TimeSlot) -> Bool {
        switch slot {
        case .number, .ordinal, .day, .year, .decade, .hour, .minute, .monthNumber, .dayNumber,
            .shortYear:
            true
        default: false
        }
    }
}
