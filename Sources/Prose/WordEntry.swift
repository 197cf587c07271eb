/// What the word list knows of one spelling.
struct WordEntry: Sendable {
    var abbreviation: Abbreviation?
    var traits: Traits = []
    /// How a run-together word such as `dont` is cut; only with the trait `.split`.
    var split: Split?

    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16

        /// Opens a sentence where it stands with a capital after a stop.
        static let opener = Traits(rawValue: 1 << 0)
        /// Stays one token with what its hyphen joins, such as `non`.
        static let prefix = Traits(rawValue: 1 << 1)
        /// A form of a verb that goes with a quote, such as `said`.
        static let saying = Traits(rawValue: 1 << 2)
        static let split = Traits(rawValue: 1 << 3)
        /// Is cut from the digits before it: `pm`, `km`.
        static let unit = Traits(rawValue: 1 << 4)
        /// One token with the mark inside it: `w/o`.
        static let whole = Traits(rawValue: 1 << 5)
        static let emoticon = Traits(rawValue: 1 << 6)
        /// Stands behind a time of day: `p.m.`
        static let clock = Traits(rawValue: 1 << 7)
        /// `I`, a capital wherever it stands.
        static let pronoun = Traits(rawValue: 1 << 8)
    }

    /// What may follow an abbreviation's stop.
    enum Abbreviation: String, Sendable {
        /// Stands before a name; never ends a sentence.
        case title
        /// Stands before a number, else it is a word.
        case number
        /// Stands in the midst; never ends a sentence.
        case middle
        /// A month or weekday.
        case date
        /// May end a sentence.
        case end
        /// As `end`, but without a capital it is a word: `Mass.`
        case proper
        /// As `end`, but the stop that ends the sentence is a token of its own: `etc.`
        case closing
    }

    struct Split: Sendable {
        /// Bytes of the pieces.
        let lengths: [Int]
        /// The words before which it is cut; everywhere, where there is none.
        let before: [WordKey]
    }
}
