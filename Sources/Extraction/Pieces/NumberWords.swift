package import Lexicons

/// The number words of `seeds/lexicons/numbers.tsv`.
package struct NumberWords: Sendable {
    /// What a word may be; a word such as `third` is more than one thing.
    struct Entry: Sendable {
        let kind: Kind
        let value: Double
    }

    enum Kind: String, Sendable, CaseIterable {
        case small, ten, scale, suffix, group, vague, fraction, ordinal, ending, approximate, vulgar
    }

    private let entries: [String: [Entry]]

    package init(_ table: Table) throws(SeedsError) {
        try table.require("word", "class", "value")
        var entries: [String: [Entry]] = [:]
        for row in table.rows {
            guard let kind = Kind(rawValue: row["class"]) else {
                throw table.error(row, "unknown class “\(row["class"])”")
            }
            let entry = Entry(kind: kind, value: Double(row["value"]) ?? 0)
            entries[row["word"], default: []].append(entry)
        }
        self.entries = entries
    }

    var words: [String] { entries.keys.sorted() }

    /// Whether a number may begin with the word.
    func isNumber(_ word: String) -> Bool {
        word == "a" || word == "an" || entries[word]?.contains { $0.kind != .approximate } ?? false
    }

    /// `th` of `8th`.
    func isEnding(_ word: String) -> Bool { value(of: word, as: .ending) != nil }

    func value(of word: String, as kind: Kind) -> Double? {
        entries[word]?.first { $0.kind == kind }?.value
    }
}
