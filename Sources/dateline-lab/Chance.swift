import Language
import Prose
import Records

/// Chance from a seed (Marsaglia 2003, xorshift), and what it makes of texts and sentences.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }

    mutating func below(_ count: Int) -> Int { Int(next() >> 33) % count }

    private static let morsels: [[UInt8]] = [
        "\"", "“", "”", "‘", "’", "'", "\n", "\n\n", "\r\n", "\t", "(", ")", "—", "...", "…", ",",
        ".", "said", "who", "U.S.", "Feb. 30", "0", "1,000,000,000,000,000,000", "$", "%", "-",
        "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{2028}", "&amp;", "😀", "é", "\u{0}", "By ", "Gen. ",
        "yesterday", "next ", "half a dozen ", "18446744073709551616", "9999-99-99",
    ].map { Array($0.utf8) }

    /// A text with a few pieces cut, doubled, moved, overwritten or brought in from another.
    mutating func spoilt(_ text: [UInt8], with others: [[UInt8]]) -> [UInt8] {
        var text = text
        for _ in 0..<(1 + below(12)) where !text.isEmpty {
            let from = below(text.count)
            let piece = from..<min(text.count, from + 1 + below(below(20) == 0 ? 2_000 : 40))
            let at = below(text.count)
            switch below(6) {
            case 0: text.removeSubrange(piece)
            case 1: text.insert(contentsOf: Array(text[piece]), at: at)
            case 2: text.insert(contentsOf: Self.morsels[below(Self.morsels.count)], at: at)
            case 3: text[at] = UInt8(truncatingIfNeeded: next())
            case 4:
                let other = others[below(others.count)]
                let start = below(other.count + 1)
                text.insert(contentsOf: other[start..<min(other.count, start + 200)], at: at)
            default:
                let morsel = Self.morsels[below(Self.morsels.count)]
                text.insert(
                    contentsOf: Array(repeating: morsel, count: 1 + below(60)).flatMap { $0 },
                    at: at)
            }
        }
        return text
    }

    /// A tree, tags and names that nothing but chance has made.
    mutating func parse(_ sentence: Sentence) -> ParsedSentence {
        let count = sentence.tokens.count
        let order = (0..<count).shuffled(using: &self)
        var heads = [Int?](repeating: nil, count: count)
        for place in order.indices.dropFirst() { heads[order[place]] = order[below(place)] }
        let words = (0..<count).map { index in
            Word(
                upos: UPOS.allCases[below(UPOS.allCases.count)],
                lemma: Self.lemmas[below(Self.lemmas.count)],
                features: Features(rawValue: UInt16(truncatingIfNeeded: next())),
                head: heads[index],
                relation: heads[index] == nil
                    ? .root : Relation.allCases[below(Relation.allCases.count)])
        }
        var names: [Name] = []
        var at = below(8)
        while at < count {
            let end = min(count, at + 1 + below(4))
            names.append(
                Name(
                    tokens: at..<end, type: EntityType.allCases[below(EntityType.allCases.count)],
                    provenance: Provenance(confidence: 0.5, rule: "chance")))
            at = end + below(8)
        }
        return ParsedSentence(sentence: sentence, words: words, names: names)
    }

    private static let lemmas = [
        "say", "tell", "shoot", "attack", "meet", "reject", "official", "minister", "balloon",
        "the", "of", "not", "he", "government", "talk", "kill", "call", "rebel", "last", "fail",
    ]
}
