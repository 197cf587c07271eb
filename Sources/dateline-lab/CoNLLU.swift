import Language
import Prose
import Records

/// Sentences with given tokens, read from CoNLL-U; comments, multiword tokens and empty nodes are
/// left out of the words.
struct CoNLLU {
    /// All lines of the input, and for each whether it is the word of a sentence.
    private let lines: [Substring]
    let text: ArticleText
    let sentences: [Sentence]

    init(_ input: String) {
        lines = input.split(separator: "\n", omittingEmptySubsequences: false)
        var bytes: [UInt8] = []
        var tokens: [Token] = []
        var sentences: [Sentence] = []
        func finish() {
            guard let first = tokens.first, let last = tokens.last else { return }
            let range = first.range.lowerBound..<last.range.upperBound
            sentences.append(Sentence(part: 0, range: range, tokens: tokens))
            tokens = []
        }
        for line in lines {
            if line.isEmpty { finish() }
            guard let fields = Self.word(line) else { continue }
            if !bytes.isEmpty { bytes.append(0x20) }
            let start = bytes.count
            bytes += Array(fields[1].utf8)
            tokens.append(Token(range: start..<bytes.count, shape: []))
        }
        finish()
        text = ArticleText(String(decoding: bytes, as: UTF8.self))
        self.sentences = sentences
    }

    /// The ten fields of a word's line; nil for other lines.
    private static func word(_ line: Substring) -> [Substring]? {
        guard let first = line.utf8.first, first >= 0x30, first <= 0x39 else { return nil }
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 10, fields[0].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            return nil
        }
        return fields
    }

    /// The input with the parses in its columns; names are in MISC, as `Entity=B-person`.
    func output(_ parsed: [ParsedSentence]) -> String {
        var out = ""
        var sentence = 0
        var index = 0
        for line in lines {
            if line.isEmpty, index > 0 { (sentence, index) = (sentence + 1, 0) }
            if let fields = Self.word(line) {
                out += row(fields, parsed[sentence], index)
                index += 1
            } else {
                out += line
            }
            out += "\n"
        }
        if out.hasSuffix("\n\n\n") { out.removeLast() }
        return out
    }

    private func row(_ fields: [Substring], _ parsed: ParsedSentence, _ index: Int) -> String {
        let word = parsed.words[index]
        var misc = fields[9] == "_" ? [] : [String(fields[9])]
        if let name = parsed.names.first(where: { $0.tokens.contains(index) }) {
            let place = name.tokens.lowerBound == index ? "B" : "I"
            misc.append("Entity=\(place)-\(name.type.rawValue)")
        }
        let columns = [
            String(fields[0]), String(fields[1]), word.lemma, word.upos.rawValue, "_",
            word.features.conllu, String((word.head ?? -1) + 1), word.relation.rawValue, "_",
            misc.isEmpty ? "_" : misc.joined(separator: "|"),
        ]
        return columns.joined(separator: "\t")
    }
}

extension Features {
    /// As CoNLL-U has them, in alphabetic order.
    fileprivate var conllu: String {
        let names: [(Features, String)] = [
            (.imperative, "Mood=Imp"), (.plural, "Number=Plur"), (.past, "Tense=Past"),
            (.present, "Tense=Pres"), (.finite, "VerbForm=Fin"), (.gerund, "VerbForm=Ger"),
            (.infinitive, "VerbForm=Inf"), (.participle, "VerbForm=Part"),
            (.passive, "Voice=Pass"),
        ]
        let found = names.filter { contains($0.0) }.map(\.1)
        return found.isEmpty ? "_" : found.joined(separator: "|")
    }
}
