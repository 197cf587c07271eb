package import Language
package import Lexicons

/// Tells of every word of a sentence whether what it tells of happened, for measuring.
package struct FactualityReader: Sendable {
    private let words: EventWords

    package init(seeds: Seeds) throws(SeedsError) {
        words = try EventWords(seeds.table("lexicons/event-words"))
    }

    /// One for each word; `forms` are the words as written.
    package func happened(_ sentence: [Word], forms: [String]) -> [Bool] {
        let folded = forms.map { $0.lowercased() }
        return MannerReader(SentenceTree(sentence), folded: folded, words: words).manners
            .map(\.happened)
    }
}
