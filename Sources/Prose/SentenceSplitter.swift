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

    /// Ranges of token indices that tile `tokens`; `isLine` tells that they are a title or another
    /// line that is no paragraph: a colon never ends a sentence there.
    func split(
        _ tokens: [Token], of text: ArticleText, isLine: Bool = false
    ) -> [Range<Int>] {
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
            let begins: Bool
            if next != nil || index - state.start >= Limits.sentenceTokensMax {
                begins = true
            } else if let mark, mark.range.contains(index) || mark.range.upperBound == index {
                begins = false
            } else if let verdict = rules.verdict(at: index, start: state.start) {
                begins = verdict
            } else if features.isCandidate(index) {
                let threshold =
                    rules.isAfterStop(index, start: state.start)
                    ? Self.stoppedScore : features.isInformal ? 0 : Self.unstoppedScore
                begins =
                    !(isLine && features.classes[index - 1] == .colon)
                    && features.score(index, state, model, saysSoon: rules.saysSoon(index))
                        > threshold
            } else {
                begins = false
            }
            guard begins else { continue }
            ranges.append(state.start..<index)
            state.begin(at: index)
            mark = next ?? mark
        }
        ranges.append(state.start..<tokens.count)
        return ranges
    }

    // Scores that must be passed, in hundredths, tuned on the development part of EWT and by
    // reading news: a stop is trusted more, its lack in careful text less than in training.
    private static let stoppedScore: Int32 = -50
    private static let unstoppedScore: Int32 = 50
}
