package import Lexicons

/// The words that the reading of text itself depends on: abbreviations, openers, prefixes.
package struct WordList: Sendable {
    /// Abbreviations without their last stop, in lower case.
    let abbreviations: [String: Abbreviation]
    /// Words that open a sentence where they stand with a capital after a stop.
    let openers: Set<String>
    /// Parts of words that UD English does not set apart at the hyphen, such as `non`.
    let prefixes: Set<String>
    /// Forms of verbs that go with a quote, such as `said`.
    let sayings: Set<String>

    /// What may follow an abbreviation's stop.
    enum Abbreviation: String, Sendable {
        /// Stands before a name; never ends a sentence.
        case title
        /// Stands before a number, else it is a word.
        case number
        /// Stands in the midst; never ends a sentence.
        case middle
        /// A month or weekday; ends a sentence where an opener follows.
        case date
        /// Ends a sentence where an opener follows.
        case end
    }

    package init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/abbreviations")
        try table.require("form", "kind")
        var abbreviations: [String: Abbreviation] = [:]
        for row in table.rows {
            guard let kind = Abbreviation(rawValue: row["kind"]) else {
                throw table.error(
                    row,
                    "kind “\(row["kind"])” is none of title, number, middle, "
                        + "date, end")
            }
            abbreviations[row["form"].lowercased()] = kind
        }
        self.abbreviations = abbreviations
        openers = try Self.words(seeds, "lexicons/sentence-openers", "word")
        prefixes = try Self.words(seeds, "lexicons/hyphen-prefixes", "prefix")
        let verbs = try seeds.table("lexicons/reporting-verbs")
        try verbs.require("forms")
        sayings = Set(verbs.rows.filter { $0["quoted"] == "yes" }.flatMap { $0.list("forms") })
    }

    private static func words(
        _ seeds: Seeds, _ name: String, _ column: String
    ) throws(SeedsError) -> Set<String> {
        let table = try seeds.table(name)
        try table.require(column)
        return Set(table.rows.map { $0[column].lowercased() })
    }
}
