import Language
package import Lexicons
import Prose
package import Records

/// What an article is compared with others by: its words and the hashes of its runs of words.
package struct FeatureFinder: Sendable {
    private let common: Set<String>

    package init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/common-words")
        try table.require("word")
        common = Set(table.rows.map { $0["word"] })
    }

    /// From title and paragraphs alone, so that notices and trailers make no two articles alike.
    package func find(in reading: Reading) -> ArticleFeatures {
        var counts: [String: Int] = [:]
        var sketch = ShingleSketch()
        for sentence in reading.sentences.indices where reading.isTold(sentence) {
            let isTitle = reading.role(of: sentence) == .title
            let words = reading.sentences[sentence].words
            for (token, form) in reading.folded[sentence].enumerated() {
                guard words[token].upos != .punctuation else { continue }
                if !isTitle { sketch.add(form) }
                if let term = term(words[token], form) {
                    counts[term, default: 0] += isTitle ? Self.titleWeight : 1
                }
            }
        }
        let terms = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(ArticleFeatures.termsMax)
        return ArticleFeatures(
            terms: terms.map { ArticleFeatures.Term(word: $0.key, weight: $0.value) },
            shingles: sketch.smallest)
    }

    /// A word of the title counts as much as so many of the text.
    private static let titleWeight = 2

    private func term(_ word: Word, _ form: String) -> String? {
        switch word.upos {
        case .noun, .properNoun, .verb, .adjective: break
        default: return nil
        }
        let lemma = word.lemma.isEmpty ? form : word.lemma.lowercased()
        guard lemma.utf8.count > 2, lemma.utf8.count <= ArticleFeatures.termBytesMax,
            !common.contains(lemma), !common.contains(form)
        else { return nil }
        return lemma
    }
}

/// The smallest hashes of all runs of `length` words; memory does not grow with the text.
struct ShingleSketch {
    private static let length = 5
    private var window: [UInt64] = []
    private var kept: Set<UInt32> = []
    private var largest: UInt32 = 0

    mutating func add(_ word: String) {
        if window.count == Self.length { window.removeFirst() }
        window.append(Self.hash(word.utf8))
        guard window.count == Self.length else { return }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in window { hash = (hash ^ part) &* 0x9E37_79B9_7F4A_7C15 }
        insert(UInt32(truncatingIfNeeded: (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9 >> 32))
    }

    var smallest: [UInt32] { Array(kept.sorted().prefix(ArticleFeatures.shinglesMax)) }

    /// Keeps up to twice what is wanted, then cuts, so that an insertion is cheap.
    private mutating func insert(_ hash: UInt32) {
        guard kept.count < ArticleFeatures.shinglesMax || hash < largest else { return }
        kept.insert(hash)
        if kept.count >= 2 * ArticleFeatures.shinglesMax {
            let smallest = smallest
            largest = smallest.last ?? 0
            kept = Set(smallest)
        } else if kept.count == ArticleFeatures.shinglesMax {
            largest = kept.max() ?? 0
        }
    }

    /// FNV-1a.
    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
