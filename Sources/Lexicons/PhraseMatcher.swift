/// Finds the phrases of a lexicon in a sequence of words, the longest one first.
///
/// A trie over words: one look-up a word, so a search is linear in the text.
package struct PhraseMatcher<Value: Sendable>: Sendable {
    private var steps: [Step: Int] = [:]
    private var values: [Int: Value] = [:]
    private var nodeCount = 1

    private struct Step: Hashable, Sendable {
        let node: Int
        let word: String
    }

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
        precondition(phrase.count <= Limits.phraseTokensMax, "phrase too long: \(phrase)")
        guard !phrase.isEmpty else { return }
        var node = 0
        for word in phrase {
            let step = Step(node: node, word: word)
            if let next = steps[step] {
                node = next
            } else {
                steps[step] = nodeCount
                node = nodeCount
                nodeCount += 1
            }
        }
        if values[node] == nil { values[node] = value }
    }

    /// The longest phrase that begins at `index`.
    package func longest(at index: Int, in words: [String]) -> Match? {
        var node = 0
        var found: Match?
        var end = index
        while end < words.count, let next = steps[Step(node: node, word: words[end])] {
            node = next
            end += 1
            if let value = values[node] { found = Match(range: index..<end, value: value) }
        }
        return found
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
