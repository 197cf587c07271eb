/// Who wrote the article: `By Ana Doe and Li Wei, Staff Writers`.
struct Byline {
    let names: [String]

    /// Nil where the line is no byline.
    init?(_ bytes: [UInt8], _ line: LineReader.Line, cues: PartCues) {
        guard line.wordCount <= 24, line.wordCount >= 2, line.range.count <= 240 else { return nil }
        let text = String(decoding: bytes[line.range], as: UTF8.self)
        let isMarked = text.lowercased().hasPrefix("by ")
        guard bytes[line.range.upperBound - 1] != UInt8(ascii: "."),
            isMarked || line.wordCount <= 8 && text.contains(",")
        else { return nil }
        var names: [String] = []
        var hasOffice = false
        for piece in Self.pieces(of: isMarked ? text.dropFirst(3) : text[...]) {
            let words = piece.split(separator: " ")
            let isOffice = words.contains { cues.notNames.contains($0.lowercased()) }
            hasOffice = hasOffice || isOffice
            let isName =
                (isMarked ? 1...5 : 2...4).contains(words.count)
                && words.allSatisfy(Self.isNameWord) && !isOffice
            if isName { names.append(words.joined(separator: " ")) }
        }
        // Without `By` the author's office tells a byline from a heading.
        guard isMarked || hasOffice else { return nil }
        guard !names.isEmpty else { return nil }
        self.names = names
    }

    private static func pieces(of text: Substring) -> [String] {
        var pieces: [String] = []
        var piece: [Substring] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let isBreak = ["and", "&", "|", "-", "–", "—", "in", "for", "with"].contains(
                word.lowercased())
            if !isBreak { piece.append(word.last == "," ? word.dropLast() : word) }
            if isBreak || word.last == "," {
                pieces.append(piece.joined(separator: " "))
                piece.removeAll()
            }
        }
        pieces.append(piece.joined(separator: " "))
        return pieces
    }

    private static func isNameWord(_ word: Substring) -> Bool {
        guard let first = word.unicodeScalars.first else { return false }
        let particles = ["al", "bin", "da", "de", "del", "der", "di", "la", "van", "von"]
        return first.properties.isUppercase || particles.contains(String(word))
    }
}
