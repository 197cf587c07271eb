import Language
package import Lexicons
import Prose
package import Records

/// What an article is compared with others by: its words and the hashes of its runs of words.
package struct FeatureFinder: Sendable {
    private let common: Set<String>
    private let descriptions: DescriptionFinder

    package init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/common-words")
        try table.require("word")
        common = Set(table.rows.map { $0["word"] })
        descriptions = try DescriptionFinder(seeds: seeds)
    }

    /// From title and paragraphs alone, so that notices and trailers make no two articles alike.
    package func find(
        in reading: Reading, entities: EntityTable, quotes: [QuoteRecord], claims: [ClaimRecord]
    ) -> ArticleFeatures {
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
            shingles: sketch.smallest,
            descriptions: descriptions.find(
                in: reading, entities: entities, quotes: quotes, claims: claims))
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
