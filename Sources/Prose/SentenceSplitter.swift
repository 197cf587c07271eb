import Lexicons

/// Finds where sentences end among the tokens of one part.
///
/// Rules decide after abbreviations, and lists in one line are told by their numbers; a trained
/// model weighs every other place where a sentence may begin.
struct SentenceSplitter: Sendable {
    private let words: WordList
    private let model: SentenceModel

    init(words: WordList, seeds: Seeds) throws(SeedsError) {
        self.words = words
        model = try SentenceModel(seeds: seeds)
    }

    /// Ranges of token indices that tile `tokens`.
    func split(_ tokens: [Token], of text: ArticleText) -> [Range<Int>] {
        guard !tokens.isEmpty else { return [] }
        let features = SentenceFeatures(tokens, text.bytes, words)
        let rules = SentenceRules(
            tokens: tokens, keys: features.keys, classes: features.classes, words: words)
        var ranges: [Range<Int>] = []
        var state = SentenceState()
        var mark = ListMark(tokens, text.bytes, at: 0)
        for index in 1..<tokens.count {
            state.read(features.classes[index - 1])
            var next: ListMark?
            if let mark, let found = ListMark(tokens, text.bytes, at: index), found.follows(mark) {
                next = found
            }
            let isInMark = mark?.range.contains(index) ?? false || index == mark?.range.upperBound
            let begins =
                next != nil || index - state.start >= Limits.sentenceTokensMax
                || (!isInMark
                    && (rules.verdict(at: index, start: state.start)
                        ?? (features.isCandidate(index)
                            && features.score(index, state, model) > 0)))
            guard begins else { continue }
            ranges.append(state.start..<index)
            state.begin(at: index)
            mark = next ?? mark
        }
        ranges.append(state.start..<tokens.count)
        return ranges
    }
}
