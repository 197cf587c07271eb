import Lexicons

/// Tells an article's language by its commonest words.
struct LanguageGuess: Sendable {
    /// Codes of the languages, English first.
    private let codes: [String]
    /// A bit for each language that has the word.
    private let languages: KeyTable<UInt64>

    init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/stop-words")
        try table.require("word", "language")
        var codes = ["en"]
        var languages: [WordKey: UInt64] = [:]
        for row in table.rows {
            let code = row["language"]
            if !codes.contains(code) { codes.append(code) }
            guard let index = codes.firstIndex(of: code), index < UInt64.bitWidth else {
                throw table.error(row, "there are more than \(UInt64.bitWidth) languages")
            }
            languages[WordKey(row["word"]), default: 0] |= 1 << UInt64(index)
        }
        self.codes = codes
        self.languages = KeyTable(languages.map { ($0.key, $0.value) }, none: 0)
    }

    /// ISO 639-1: English unless other words or letters speak against it; `und` where the script
    /// is not Latin or there are no words.
    func language(of document: Document, parts: [Article.Part]) -> String {
        var votes = Votes(languages: codes.count)
        var budget = Self.bytesMax
        for part in parts where budget > 0 {
            let range = part.range.prefix(budget)
            budget -= range.count
            count(document.text.bytes, range, &votes)
            if Self.bytesMax - budget >= Self.clearBytes, isClear(votes) { break }
        }
        if votes.latin == 0 || votes.foreign * 2 > votes.latin { return "und" }
        let best = best(of: votes)
        let isOther = votes.counts[best] >= 3 && votes.counts[best] > votes.counts[0] * 2
        return codes[isOther ? best : 0]
    }

    private struct Votes {
        /// Words, by language.
        var counts: [Int]
        /// Letters of ASCII, and bytes that begin letters of other scripts.
        var latin = 0
        var foreign = 0

        init(languages: Int) { counts = [Int](repeating: 0, count: languages) }
    }

    private func count(_ bytes: [UInt8], _ range: Range<Int>, _ votes: inout Votes) {
        let bytes = bytes.span
        var word = WordKey.empty
        var length = 0
        for index in range.lowerBound...range.upperBound {
            let byte = index < range.upperBound ? bytes[index] : 0x20
            let letter = Self.letters[Int(byte)]
            if letter != 0 {
                if letter < 0x80 { votes.latin += 1 }
                if length < Self.wordBytesMax { word = word.followed(by: letter) }
                length += 1
                continue
            }
            if byte >= 0xCE { votes.foreign += 1 }
            guard length > 0 else { continue }
            var rest = languages[word] ?? 0
            while rest != 0 {
                votes.counts[rest.trailingZeroBitCount] += 1
                rest &= rest - 1
            }
            word = .empty
            length = 0
        }
    }

    /// Another language than English.
    private func best(of votes: Votes, but excluded: Int = 0) -> Int {
        codes.indices.dropFirst().filter { $0 != excluded }.max {
            (votes.counts[$0], codes[$1]) < (votes.counts[$1], codes[$0])
        } ?? 0
    }

    /// Whether the rest of the text would hardly change the verdict.
    private func isClear(_ votes: Votes) -> Bool {
        let best = best(of: votes)
        let (english, other) = (votes.counts[0], votes.counts[best])
        if english >= Self.clearVotes { return english > other * 4 }
        let second = votes.counts[self.best(of: votes, but: best)]
        return other >= Self.clearVotes && other > english * 8 && other * 2 > second * 3
    }

    /// By byte: that of a letter, in lower case where it is ASCII, or one of U+00C0…U+024F; 0 for
    /// any other.
    private static let letters = InlineArray<256, UInt8> { index in
        let byte = UInt8(truncatingIfNeeded: index)
        return byte.isLetter || 0xC3..<0xC9 ~= byte || byte & 0xC0 == 0x80 ? byte.lowered : 0
    }

    private static let bytesMax = 20_000
    private static let wordBytesMax = 32
    /// A verdict may be clear after so many bytes and so many votes.
    private static let clearBytes = 1_024
    private static let clearVotes = 50
}
