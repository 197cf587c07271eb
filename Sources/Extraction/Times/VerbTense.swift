import Language
import Prose

/// Which tense governs each token: in news a bare weekday is past unless its verb tells of what is
/// to come.
///
/// The verb is the nearest one up the sentence's tree; a verb without a tense of its own takes that
/// of the verb above it.
struct VerbTense {
    /// For each token the tense of the predicate that it hangs on; nil where there is none.
    private var tenses: [TimeCalendar.Tense?]

    /// What the words hanging on a predicate say of its tense.
    private struct Marks: OptionSet {
        let rawValue: UInt8
        static let future = Marks(rawValue: 1 << 0)
        static let past = Marks(rawValue: 1 << 1)
        static let present = Marks(rawValue: 1 << 2)
        static let perfect = Marks(rawValue: 1 << 3)
        static let infinitive = Marks(rawValue: 1 << 4)
        static let copula = Marks(rawValue: 1 << 5)
    }

    init(sentence: ParsedSentence, text: ArticleText, words: TimeWords) {
        let all = sentence.words
        let texts = sentence.sentence.tokens.map { text[$0.range].lowercased() }
        var marks = [Marks](repeating: [], count: all.count)
        for (index, word) in all.enumerated() {
            guard let head = word.head, index < texts.count else { continue }
            switch word.relation {
            case .aux, .auxPassive, .cop:
                if word.relation == .cop { marks[head].insert(.copula) }
                if words.isFuture(texts[index]) {
                    marks[head].insert(.future)
                } else if word.features.contains(.past) {
                    marks[head].insert(.past)
                } else if word.lemma == "have" {
                    marks[head].insert(.perfect)
                } else {
                    marks[head].insert(.present)
                }
            case .mark where texts[index] == "to": marks[head].insert(.infinitive)
            case .advmod, .compoundParticle:
                if words.isFuture(texts[index]) { marks[head].insert(.future) }
            default: break
            }
        }
        tenses = Array(repeating: nil, count: all.count)
        var isKnown = [Bool](repeating: false, count: all.count)
        for index in all.indices {
            resolve(index, all, texts, marks, words, &isKnown)
        }
    }

    func tense(around token: Int) -> TimeCalendar.Tense? {
        token < tenses.count ? tenses[token] : nil
    }

    /// Walks up from a token to the first one whose tense is known, and tells it to all on the way.
    private mutating func resolve(
        _ start: Int, _ all: [Word], _ texts: [String], _ marks: [Marks], _ words: TimeWords,
        _ isKnown: inout [Bool]
    ) {
        var path: [Int] = []
        var token = start
        var found: TimeCalendar.Tense?
        while true {
            if isKnown[token] {
                found = tenses[token]
                break
            }
            path.append(token)
            if let own = Self.tense(of: token, all, texts, marks[token], words) {
                found = own
                break
            }
            guard path.count <= all.count, let head = all[token].head, head < all.count else {
                break
            }
            token = head
        }
        for (step, token) in path.enumerated().reversed() {
            // An infinitive under a verb of the past may have come true or not: the past of news.
            let isInfinitive = marks[token].contains(.infinitive)
            if step + 1 < path.count, isInfinitive, found == .present { found = .future }
            tenses[token] = found
            isKnown[token] = true
        }
    }

    /// The tense of a predicate by itself and what hangs on it; nil where only its head can tell.
    private static func tense(
        of token: Int, _ all: [Word], _ texts: [String], _ marks: Marks, _ words: TimeWords
    ) -> TimeCalendar.Tense? {
        let word = all[token]
        let isVerb = word.upos == .verb || word.upos == .auxiliary
        if marks.contains(.future) { return .future }
        guard isVerb || marks.contains(.copula) else {
            return words.isFuture(texts[token]) && word.upos != .noun ? .future : nil
        }
        if words.isFuture(word.lemma) || words.isFuture(texts[token]) { return .future }
        if marks.contains(.past) || marks.contains(.perfect) { return .past }
        if marks.contains(.present) { return .present }
        guard isVerb, !marks.contains(.infinitive) else { return nil }
        if word.features.contains(.finite) {
            return word.features.contains(.past) ? .past : .present
        }
        return word.head == nil && word.features.contains(.past) ? .past : nil
    }
}
