package import Lexicons

/// The rules of `seeds/rules/times.tsv`, with an index by what each can begin with.
///
/// A class, since the readers of every sentence hold it.
package final class TimeRules: Sendable {
    let all: [TimeRule]
    let words: TimeWords
    let numbers: NumberWords
    /// The words of the rules and lexicons.
    let wordNumbers: WordNumbers
    /// By the number of a word.
    let traits: [Traits]
    /// By what a numeral looks like.
    private let byNumeral: [Shape: [Int]]

    /// What a word may be in a time; looked at first, since most words are in none.
    struct Traits: Sendable {
        /// Classes of the lexicon that it, or a phrase that it begins, is of.
        var slots: [TimeSlot] = []
        /// Whether a number may begin with it.
        var isNumeral = false
        /// Whether a time may be this one word, or a numeral that it begins.
        var standsAlone = false
        /// Whether a time can have it in it.
        var isPart = false
        /// Numbers of the rules that it may begin.
        var rules: [Int] = []
    }

    /// What a numeral may be: a year is of four digits, a day of one or two.
    private enum Shape: CaseIterable {
        case spelled, short, year, other

        init(digits: Int) { self = digits < 3 ? .short : digits == 4 ? .year : .other }

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
        let lexicon = try TimeWords(words)
        let numerals = try NumberWords(numbers)
        var wordNumbers = WordNumbers()
        var all: [TimeRule] = []
        for row in rules.rows { all.append(try TimeRule(row, in: rules, &wordNumbers)) }
        let literals = Set(all.flatMap { $0.pattern.flatMap(\.literals) })
        for word in lexicon.firstWords + numerals.words + ["a", "an", "minus", "negative"] {
            _ = wordNumbers.add(word)
        }
        var byLiteral: [Int: Set<Int>] = [:]
        var bySlot: [TimeSlot: Set<Int>] = [:]
        for (number, rule) in all.enumerated() {
            for element in rule.pattern {
                for literal in element.literals { byLiteral[literal, default: []].insert(number) }
                for slot in element.slots { bySlot[slot, default: []].insert(number) }
                if !element.isOptional { break }
            }
        }
        byNumeral = Dictionary(
            uniqueKeysWithValues: Shape.allCases.map { shape in
                (shape, Set(shape.slots.flatMap { bySlot[$0] ?? [] }).sorted())
            })
        var traits = [Traits](repeating: Traits(), count: wordNumbers.count)
        for word in wordNumbers.words {
            let number = wordNumbers[word]
            let kinds = lexicon.kinds(of: word)
            let isNumber = numerals.isNumber(word)
            let slots = TimeSlot.allCases.filter { kinds.contains($0.kind) }
            let isNumeral = isNumber || word == "minus" || word == "negative"
            var begins = byLiteral[number] ?? []
            for slot in slots { begins.formUnion(bySlot[slot] ?? []) }
            if isNumeral { begins.formUnion(byNumeral[.spelled] ?? []) }
            if lexicon.isWeekdays(word) { begins.formUnion(bySlot[.weekdays] ?? []) }
            traits[number] = Traits(
                slots: slots, isNumeral: isNumeral,
                standsAlone: lexicon.standsAlone(word)
                    || word != "a" && word != "an" && word != "the" && isNumber,
                isPart: literals.contains(number) || !kinds.isEmpty
                    || lexicon.isWeekdays(word) || isNumber,
                rules: begins.sorted())
        }
        self.words = lexicon
        self.numbers = numerals
        self.all = all
        self.wordNumbers = wordNumbers
        self.traits = traits
    }

    /// Numbers of the rules that a piece with a word's traits may begin.
    func beginning(with piece: Piece, _ traits: Traits) -> [Int] {
        guard piece.kind == .number else { return traits.rules }
        return traits.rules + (byNumeral[Shape(digits: piece.text.utf8.count)] ?? [])
    }
}
