package import Lexicons
import Records

/// Cuts an article's parts into sentences of tokens.
package struct SentenceReader: Sendable {
    package let tokenizer: Tokenizer
    private let splitter: SentenceSplitter

    package init(seeds: Seeds) throws(SeedsError) {
        let words = try WordList(seeds: seeds)
        tokenizer = Tokenizer(words: words)
        splitter = try SentenceSplitter(words: words, seeds: seeds)
    }

    /// The sentences of all parts, in the order of the text; none crosses a part.
    package func read(_ article: Article) -> [Sentence] {
        var sentences: [Sentence] = []
        for (part, extent) in article.parts.enumerated() {
            let tokens = tokenizer.tokens(of: article.text, in: extent.range)
            let isLine = extent.role != .paragraph && extent.role != .caption
            for range in splitter.split(tokens, of: article.text, isLine: isLine) {
                let bytes =
                    tokens[range.lowerBound].range
                    .lowerBound..<tokens[range.upperBound - 1].range.upperBound
                sentences.append(
                    Sentence(part: part, range: bytes, tokens: Array(tokens[range])))
            }
        }
        return sentences
    }
}
