package import Lexicons

/// The words of `seeds/lexicons/time-words.tsv`: what class each is of, and its value there.
package struct TimeWords: Sendable {
    /// A class by its name in the seeds, with what a word stands for.
    struct Entry: Sendable {
        let kind: String
        let value: String
        /// All the words of the phrase; the first is the key that it was found by.
        let phrase: [String]
    }

    private let entries: [String: [Entry]]
    private let abbreviations: Set<String>

    package init(_ table: Table) throws(SeedsError) {
        try table.require("word", "class", "value")
        var entries: [String: [Entry]] = [:]
        var longest: [String: Int] = [:]
        for row in table.rows {
            let phrase = Self.pieces(of: row["word"])
            guard let first = phrase.first else { throw table.error(row, "no word") }
            let meaning = row["class"] + row["value"]
            longest[meaning] = max(longest[meaning] ?? 0, first.count)
            entries[first, default: []].append(
                Entry(kind: row["class"], value: row["value"], phrase: phrase))
        }
        self.entries = entries.mapValues { $0.sorted { $0.phrase.count > $1.phrase.count } }
        abbreviations = Set(
            table.rows.filter {
                ["MONTH", "WEEKDAY"].contains($0["class"])
                    && $0["word"].count < longest[$0["class"] + $0["value"]] ?? 0
            }.map { $0["word"] })
    }

    /// The longest entry of a class at `index`.
    func entry(_ kind: String, at index: Int, in pieces: [Piece]) -> Entry? {
        entries[pieces[index].text]?.first {
            $0.kind == kind && Self.matches($0.phrase, at: index, in: pieces)
        }
    }

    /// The words that phrases begin with, and the plurals of weekdays.
    var firstWords: [String] {
        entries.keys.flatMap { isWeekdays($0 + "s") ? [$0, $0 + "s"] : [$0] }.sorted()
    }

    /// The classes that the phrases beginning with a word are of.
    func kinds(of word: String) -> Set<String> { Set((entries[word] ?? []).map(\.kind)) }

    /// Whether a word can be a time without another: a month or `today`, but not `last`.
    func standsAlone(_ word: String) -> Bool {
        if isWeekdays(word) { return true }
        return entries[word]?.contains { $0.phrase.count > 1 || !Self.dependents.contains($0.kind) }
            ?? false
    }

    private static let dependents: Set<String> = [
        "APPROX", "DIR", "EACH", "FEW", "MOD", "SHIFT", "FUTURE", "HALF", "ENDED", "ZONE", "AMPM",
    ]

    /// `will`, `plan`: what it says of is to come.
    func isFuture(_ word: String) -> Bool {
        entries[word]?.contains { $0.kind == "FUTURE" } ?? false
    }

    /// A weekday's number by its word.
    func weekday(named word: String) -> String? {
        entries[word]?.first { $0.kind == "WEEKDAY" && word.hasSuffix("day") }?.value
    }

    /// `Mondays`.
    func isWeekdays(_ word: String) -> Bool {
        word.hasSuffix("days") && weekday(named: String(word.dropLast())) != nil
    }

    /// A short form of a month or weekday: another entry of the same value is longer.
    func isAbbreviation(_ word: String) -> Bool { abbreviations.contains(word) }

    /// A month or weekday that is no other word, so that small letters do not matter: `january`.
    func isPlainInSmallLetters(_ word: String) -> Bool {
        word.utf8.count > 3 && word != "august" && word != "march"
            && entries[word]?.contains { $0.kind == "MONTH" || $0.kind == "WEEKDAY" } ?? false
    }

    private static func matches(_ phrase: [String], at index: Int, in pieces: [Piece]) -> Bool {
        guard index + phrase.count <= pieces.count else { return false }
        for (offset, word) in phrase.enumerated() where pieces[index + offset].text != word {
            return false
        }
        return true
    }

    /// `new year's day` as it is cut in a text: the clitic stands alone.
    private static func pieces(of phrase: String) -> [String] {
        var words: [String] = []
        for word in phrase.split(separator: " ") {
            if word.hasSuffix("'s") {
                words += [String(word.dropLast(2)), "'s"]
            } else {
                words.append(String(word))
            }
        }
        return words
    }
}
