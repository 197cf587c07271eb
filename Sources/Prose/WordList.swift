package import Lexicons

/// The words that the reading of text itself depends on: abbreviations, openers, prefixes.
package struct WordList: Sendable {
    private let entries: KeyTable<WordEntry>

    package init(seeds: Seeds) throws(SeedsError) {
        var entries: [WordKey: WordEntry] = [:]
        let table = try seeds.table("lexicons/abbreviations")
        try table.require("form", "kind")
        for row in table.rows {
            guard let kind = WordEntry.Abbreviation(rawValue: row["kind"]) else {
                throw table.error(
                    row,
                    "kind “\(row["kind"])” is none of title, number, middle, "
                        + "date, end, proper, closing")
            }
            entries[Self.key(row["form"]), default: WordEntry()].abbreviation = kind
        }
        for word in try Self.words(seeds, "lexicons/sentence-openers", "word") {
            entries[word, default: WordEntry()].traits.insert(.opener)
        }
        for word in try Self.words(seeds, "lexicons/hyphen-prefixes", "prefix") {
            entries[word, default: WordEntry()].traits.insert(.prefix)
        }
        let verbs = try seeds.table("lexicons/reporting-verbs")
        try verbs.require("forms")
        for row in verbs.rows where row["quoted"] == "yes" {
            for form in row.list("forms") {
                entries[Self.key(form), default: WordEntry()].traits.insert(.saying)
            }
        }
        for form in ["a.m.", "p.m."] {
            entries[Self.key(form), default: WordEntry()].traits.insert(.clock)
        }
        entries[Self.key("I"), default: WordEntry()].traits.insert(.pronoun)
        try Self.readWebWords(seeds, &entries)
        self.entries = KeyTable(entries.map { ($0.key, $0.value) }, none: WordEntry())
    }

    /// The entry of the word that stands in a range of bytes, in whatever case.
    func entry(_ bytes: [UInt8], _ range: Range<Int>) -> WordEntry? {
        entries[WordKey(folding: bytes, range)]
    }

    func entry(_ key: WordKey) -> WordEntry? { entries[key] }

    func has(_ trait: WordEntry.Traits, _ key: WordKey) -> Bool {
        entries[key]?.traits.contains(trait) ?? false
    }

    static func key(_ form: String) -> WordKey {
        let bytes = Array(form.utf8)
        return WordKey(folding: bytes, 0..<bytes.count)
    }

    private static func words(
        _ seeds: Seeds, _ name: String, _ column: String
    ) throws(SeedsError) -> [WordKey] {
        let table = try seeds.table(name)
        try table.require(column)
        return table.rows.map { key($0[column]) }
    }

    private static func readWebWords(
        _ seeds: Seeds, _ entries: inout [WordKey: WordEntry]
    ) throws(SeedsError) {
        let table = try seeds.table("lexicons/web-words")
        try table.require("form", "kind", "pieces", "before")
        for row in table.rows {
            var entry = entries[key(row["form"])] ?? WordEntry()
            switch row["kind"] {
            case "unit": entry.traits.insert(.unit)
            case "whole": entry.traits.insert(.whole)
            case "emoticon": entry.traits.insert(.emoticon)
            case "split":
                let pieces = row.list("pieces")
                guard pieces.count > 1, pieces.joined() == row["form"] else {
                    throw table.error(row, "pieces must be “\(row["form"])” cut in two or more")
                }
                entry.traits.insert(.split)
                entry.split = WordEntry.Split(
                    lengths: pieces.map(\.utf8.count), before: row.list("before").map { key($0) })
            default:
                throw table.error(
                    row, "kind “\(row["kind"])” is none of split, unit, whole, emoticon")
            }
            entries[key(row["form"])] = entry
        }
    }
}
