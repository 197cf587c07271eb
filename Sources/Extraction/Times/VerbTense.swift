import Language
import Prose

/// Which tense the verb nearest to a token has: in news a bare weekday is past unless the verb
/// tells of what is to come.
struct VerbTense {
    /// For each token the tense of the nearest verb.
    private var tenses: [TimeCalendar.Tense]

    init(sentence: ParsedSentence, text: ArticleText, words: TimeWords) {
        let tokens = sentence.sentence.tokens
        let texts = tokens.map { text[$0.range].lowercased() }
        var verbs: [(token: Int, tense: TimeCalendar.Tense)] = []
        for (index, word) in sentence.words.enumerated() where index < texts.count {
            let isCue = words.isFuture(texts[index]) || words.isFuture(word.lemma)
            guard word.upos == .verb || word.upos == .auxiliary || isCue else { continue }
            verbs.append((index, isCue ? .future : Self.tense(at: index, word, texts, words)))
        }
        tenses = Array(repeating: .past, count: tokens.count)
        guard !verbs.isEmpty else { return }
        var next = 0
        for token in tokens.indices {
            while next + 1 < verbs.count,
                abs(verbs[next + 1].token - token) < abs(verbs[next].token - token)
            {
                next += 1
            }
            tenses[token] = verbs[next].tense
        }
    }

    func tense(around token: Int) -> TimeCalendar.Tense {
        token < tenses.count ? tenses[token] : .past
    }

    private static let future: Set<String> = [
        "will", "shall", "'ll", "’ll", "wo", "upcoming", "due",
    ]

    private static func tense(
        at index: Int, _ word: Word, _ texts: [String], _ words: TimeWords
    ) -> TimeCalendar.Tense {
        for before in texts[max(0, index - 4)..<index].reversed() {
            if words.isFuture(before) || before == "to" || before == "going" { return .future }
            if before == "," || before == "that" || before == "who" { break }
        }
        if word.features.contains(.past) { return .past }
        if word.features.contains(.present) { return .present }
        return .past
    }
}
