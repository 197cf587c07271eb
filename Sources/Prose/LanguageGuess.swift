import Lexicons

/// Tells an article's language by its commonest words.
struct LanguageGuess: Sendable {
    /// Language codes by word, in the order of the table.
    private let languages: KeyTable<[String]>

    init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/stop-words")
        try table.require("word", "language")
        var languages: [WordKey: [String]] = [:]
        for row in table.rows {
            languages[WordKey(row["word"]), default: []].append(row["language"])
        }
        self.languages = KeyTable(languages.map { ($0.key, $0.value) }, none: [])
    }

    /// ISO 639-1: English unless other words or letters speak against it; `und` where the script
    /// is not Latin or there are no words.
    func language(of document: Document, parts: [Article.Part]) -> String {
        var counts: [String: Int] = [:]
        var latin = 0
        var foreign = 0
        let bytes = document.text.bytes
        var word = WordKey.empty
        var length = 0
        var budget = Self.bytesMax
        for part in parts where budget > 0 {
            var index = part.range.lowerBound
            while index <= part.range.upperBound, budget > 0 {
                budget -= 1
                let byte = index < part.range.upperBound ? bytes[index] : 0x20
                if byte.isLetter || (byte >= 0xC3 && byte < 0xC9) || (byte & 0xC0 == 0x80) {
                    if byte.isLetter { latin += 1 }
                    if length < 32 { word = word.followed(by: byte.lowered) }
                    length += 1
                } else {
                    if byte >= 0xCE { foreign += 1 }
                    if length > 0 {
                        for code in languages[word] ?? [] { counts[code, default: 0] += 1 }
                    }
                    word = .empty
                    length = 0
                }
                index += 1
            }
        }
        if latin == 0 || foreign * 2 > latin { return "und" }
        let english = counts["en"] ?? 0
        let other = counts.filter { $0.key != "en" }
            .max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let other, other.value >= 3, other.value > english * 2 else { return "en" }
        return other.key
    }

    private static let bytesMax = 20_000
}
