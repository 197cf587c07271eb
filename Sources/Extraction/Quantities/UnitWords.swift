package import Lexicons

/// The units of `seeds/lexicons/units.tsv` and the words of `quantity-words.tsv`.
package struct UnitWords: Sendable {
    /// A unit as it is written.
    struct Entry: Sendable {
        let words: [String]
        let kind: Kind
        let unit: String
        let factor: Double
    }

    enum Kind: String, Sendable, CaseIterable {
        case sign, prefix, code, currency, percent, unit, symbol
    }

    private let entries: [String: [Entry]]
    private let classes: [String: Set<String>]

    package init(units: Table, words: Table) throws(SeedsError) {
        try units.require("form", "class", "unit", "factor")
        var entries: [String: [Entry]] = [:]
        for row in units.rows {
            guard let kind = Kind(rawValue: row["class"]), let factor = Double(row["factor"]) else {
                throw units.error(row, "unknown class or factor")
            }
            let words = Self.pieces(of: row["form"])
            guard let first = words.first else { throw units.error(row, "no form") }
            entries[first, default: []].append(
                Entry(words: words, kind: kind, unit: row["unit"], factor: factor))
        }
        self.entries = entries.mapValues { $0.sorted { $0.words.count > $1.words.count } }
        try words.require("word", "class")
        var classes: [String: Set<String>] = [:]
        for row in words.rows { classes[row["class"], default: []].insert(row["word"]) }
        self.classes = classes
    }

    /// Whether a unit may begin with a word.
    func knows(_ word: String) -> Bool { entries[word] != nil }

    /// The longest unit of some kinds that begins at `index`.
    func entry(at index: Int, in pieces: [Piece], _ kinds: Set<Kind>) -> Entry? {
        guard pieces.indices.contains(index) else { return nil }
        return entries[pieces[index].text]?.first { entry in
            guard kinds.contains(entry.kind), index + entry.words.count <= pieces.count else {
                return false
            }
            return entry.words.indices.allSatisfy { pieces[index + $0].text == entry.words[$0] }
        }
    }

    /// A unit of time behind `per`, in its full name.
    func time(_ word: String, isSymbol: Bool) -> String? {
        times[word].flatMap { isSymbol || word.utf8.count > 2 ? $0 : nil }
    }

    /// How much of a larger unit one of a smaller unit is, where they are told together.
    func share(of small: String, in large: String) -> Double? {
        switch (small, large) {
        case ("inch", "foot"): 1 / 12
        case ("ounce", "pound"): 1 / 16
        default: nil
        }
    }

    private let times: [String: String] = [
        "second": "second", "sec": "second", "s": "second", "minute": "minute", "min": "minute",
        "hour": "hour", "hr": "hour", "h": "hour", "day": "day", "d": "day", "week": "week",
        "month": "month", "year": "year", "annum": "year", "capita": "capita", "person": "person",
        "head": "person",
    ]

    func isOf(_ kind: String, _ word: String) -> Bool { classes[kind]?.contains(word) ?? false }

    /// `km/h` and `u.s. dollars` as they are cut in a text.
    private static func pieces(of form: String) -> [String] {
        let bytes = Array(form.utf8)
        var cutter = PieceCutter(bytes: bytes, end: bytes.count)
        var words: [String] = []
        var position = 0
        while position < bytes.count {
            guard let cut = cutter.next(from: position) else {
                position += 1
                continue
            }
            words.append(cut.text)
            position = cut.range.upperBound
        }
        return words
    }
}
