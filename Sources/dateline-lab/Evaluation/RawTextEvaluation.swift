import Extraction
import Language
import Prose

/// Words, sentences and trees from raw text, as the CoNLL 2018 shared task scores them.
struct RawTextEvaluation {
    let workbench: Workbench

    func figures() throws -> [Figure] {
        var (words, sentences, labelled) = (Score(), Score(), Score())
        for gold in TreeBank(try workbench.gold("syntax/ewt/en_ewt-ud-dev.conllu")).documents() {
            let text = String(decoding: gold.bytes, as: UTF8.self)
            let found = try workbench.extract(text)
            let parsed = found.reading.sentences
            let system = Self.words(of: parsed)
            sentences += Self.spans(parsed.map(\.sentence.range), gold.sentences)
            let pairs = Self.aligned(system, with: gold.words)
            words += Score(
                right: pairs.count, predicted: system.count, gold: gold.words.count)
            let right = pairs.count { mine, theirs in
                let (word, wanted) = (system[mine], gold.words[theirs])
                return word.relation == wanted.relation
                    && word.head.flatMap { pairs[$0] } == wanted.head
                    && (word.head == nil) == (wanted.head == nil)
            }
            labelled += Score(right: right, predicted: system.count, gold: gold.words.count)
        }
        return [
            Figure("ewt-dev-raw.words", words.f1), Figure("ewt-dev-raw.sentences", sentences.f1),
            Figure("ewt-dev-raw.las", labelled.f1),
        ]
    }

    private static func spans(_ found: [Range<Int>], _ gold: [Range<Int>]) -> Score {
        Score(
            right: Set(found).intersection(gold).count, predicted: Set(found).count,
            gold: Set(gold).count)
    }

    /// The words of all sentences, heads counted through the document.
    private static func words(of sentences: [ParsedSentence]) -> [AlignedWord] {
        var words: [AlignedWord] = []
        for sentence in sentences {
            let first = words.count
            for (token, word) in zip(sentence.sentence.tokens, sentence.words) {
                words.append(
                    AlignedWord(
                        range: token.range, upos: word.upos.rawValue,
                        head: word.head.map { first + $0 }, relation: word.relation.universal))
            }
        }
        return words
    }

    /// The gold word of each word of ours that has the same bytes.
    private static func aligned(_ words: [AlignedWord], with gold: [AlignedWord]) -> [Int: Int] {
        var byRange: [Range<Int>: Int] = [:]
        for (index, word) in gold.enumerated() where !word.range.isEmpty {
            byRange[word.range] = index
        }
        var pairs: [Int: Int] = [:]
        for (index, word) in words.enumerated() { pairs[index] = byRange[word.range] }
        return pairs
    }
}
