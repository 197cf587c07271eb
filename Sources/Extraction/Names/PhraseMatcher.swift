import Lexicons

/// Finds the phrases of a lexicon in a sequence of words, the longest one first.
///
/// A trie over words: one look-up a word, so a search is linear in the text. In the module of its
/// callers, so that it is compiled for their values.
package struct PhraseMatcher<Value: Sendable>: Sendable {
    private var trie = PhraseTrie()
    /// By the phrase's number.
    private var values: [Value] = []

    /// A phrase found at `start`, `count` words long.
    package struct Match: Sendable {
        package let range: Range<Int>
        package let value: Value
    }

    package init() {}

    /// Adds a phrase; the words must be folded as the searched words will be.
    ///
    /// A phrase that is already there keeps its first value.
    package mutating func insert(_ phrase: [String], _ value: Value) {
        precondition(phrase.count <= Lexicons.Limits.phraseTokensMax, "phrase too long: \(phrase)")
        guard !phrase.isEmpty, trie.insert(phrase).isNew else { return }
        values.append(value)
    }

    /// The longest phrase that begins at `index`.
    package func longest(at index: Int, in words: [String]) -> Match? {
        guard let found = trie.longest(at: index, in: words) else { return nil }
        return Match(range: index..<found.end, value: values[found.number])
    }

    /// All phrases from left to right without overlap, the longest at each place.
    package func matches(in words: [String]) -> [Match] {
        var matches: [Match] = []
        var index = 0
        while index < words.count {
            if let match = longest(at: index, in: words) {
                matches.append(match)
                index = match.range.upperBound
            } else {
                index += 1
            }
        }
        return matches
    }
}
