import Prose

/// Where a name begins and ends: without a leading article or small word, without a final 's.
struct NameEdges {
    let sentence: Sentence
    let bytes: [UInt8]

    private static let articles: Set = ["the", "The", "THE", "a", "an"]
    private static let possessives: Set = ["'s", "’s", "'S", "’S", "'", "’"]
    /// Small words that names begin with.
    private static let particles: Set = [
        "al", "el", "de", "du", "da", "di", "la", "le", "van", "von", "bin", "ibn", "abu", "ter",
        "e", "i", "mc",
    ]
    private static let fileEndings = ["htm", "html", "pdf", "doc", "xls", "jpg", "txt"]

    /// The tokens that are the name; nil where the name is a file or an address.
    func trimmed(_ found: Range<Int>) -> Range<Int>? {
        var range = found
        while range.count > 1, Self.articles.contains(text(range.lowerBound)) {
            range = range.dropFirst()
        }
        while range.count > 1, Self.possessives.contains(text(range.upperBound - 1)) {
            range = range.dropLast()
        }
        if range.contains(where: isCapital) {
            while range.count > 1, isSmall(range.lowerBound) { range = range.dropFirst() }
        }
        return range.count == 1 && isFile(text(range.lowerBound)) ? nil : range
    }

    private func text(_ index: Int) -> String {
        String(decoding: bytes[sentence.tokens[index].range], as: UTF8.self)
    }

    private func isCapital(_ index: Int) -> Bool {
        bytes[sentence.tokens[index].range].first.map { 65...90 ~= $0 } ?? false
    }

    /// Whether a token is a small word, or a hyphen after one that was cut off.
    private func isSmall(_ index: Int) -> Bool {
        guard let first = bytes[sentence.tokens[index].range].first else { return false }
        return (97...122 ~= first && !Self.particles.contains(text(index))) || first == 0x2D
    }

    private func isFile(_ text: String) -> Bool {
        if text.contains("@") || text.contains("/") { return true }
        guard let dot = text.lastIndex(of: ".") else { return false }
        return Self.fileEndings.contains(text[text.index(after: dot)...].lowercased())
    }
}
