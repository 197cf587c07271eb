import Language
import Prose
package import Records

/// The entities of an article, with a quick way from a place in the text to the entity there.
package struct EntityTable: Sendable {
    /// In the order of their first mention; a record's index is its number.
    package let records: [EntityRecord]
    /// All mentions in the order of the text; the outer before the inner where they nest.
    package let mentions: [Mention]
    /// All that mean the same, phrase by phrase, two at least; of records and of what has no name.
    package let chains: [[Phrase]]
    /// The chain of each phrase but the first ones.
    private let firsts: [Place: Int]
    /// For each sentence the indices of its mentions.
    private let bySentence: [Range<Int>]

    /// A mention where it stands.
    package struct Mention: Sendable, Equatable {
        /// Index into `EntityTable.records`.
        package let entity: Int
        package let sentence: Int
        /// Token indices; of a nominal mention its whole phrase without a leading preposition.
        package let tokens: Range<Int>
        /// The token whose head and relation are the phrase's.
        package let head: Int
        /// Bytes.
        package let range: Range<Int>
        package let form: EntityRecord.Form
        package let standsFor: String?
        /// A pronoun that may as well mean somebody else.
        package let isDoubtful: Bool

        package init(
            entity: Int, sentence: Int, tokens: Range<Int>, head: Int, range: Range<Int>,
            form: EntityRecord.Form, standsFor: String? = nil, isDoubtful: Bool = false
        ) {
            self.entity = entity
            self.sentence = sentence
            self.tokens = tokens
            self.head = head
            self.range = range
            self.form = form
            self.standsFor = standsFor
            self.isDoubtful = isDoubtful
        }
    }

    /// A phrase in its whole length, as grammar sees it.
    package struct Phrase: Sendable, Equatable {
        package let sentence: Int
        package let head: Int
        package let tokens: Range<Int>
    }

    /// `mentions` must be sorted by sentence and first token.
    package init(
        records: [EntityRecord], mentions: [Mention], chains: [[Phrase]] = [], sentenceCount: Int
    ) {
        self.chains = chains
        firsts = Dictionary(
            chains.enumerated().flatMap { number, chain in
                chain.dropFirst().map { (Place(sentence: $0.sentence, head: $0.head), number) }
            }
        ) { first, _ in first }
        self.records = records
        self.mentions = mentions
        var ranges: [Range<Int>] = []
        var start = 0
        for sentence in 0..<sentenceCount {
            var end = start
            while end < mentions.count, mentions[end].sentence == sentence { end += 1 }
            ranges.append(start..<end)
            start = end
        }
        bySentence = ranges
    }

    package func mentions(of sentence: Int) -> ArraySlice<Mention> {
        mentions[bySentence[sentence]]
    }

    /// The mention whose head is a token: what a subject or object names.
    package func mention(headedBy token: Int, of sentence: Int) -> Mention? {
        mentions(of: sentence).first { $0.head == token }
    }

    /// The shortest mention that covers a token.
    package func mention(at token: Int, of sentence: Int) -> Mention? {
        mentions(of: sentence).filter { $0.tokens.contains(token) }
            .min { $0.tokens.count < $1.tokens.count }
    }

    /// The first phrase that means the same as the one with a head, nil where it is the first.
    package func first(forHead head: Int, of sentence: Int) -> Phrase? {
        firsts[Place(sentence: sentence, head: head)].map { chains[$0][0] }
    }

    private struct Place: Hashable {
        let sentence: Int
        let head: Int
    }

    package func record(of mention: Mention) -> EntityRecord { records[mention.entity] }

    package func record(id: String) -> EntityRecord? {
        guard id.first == "e", let number = Int(id.dropFirst()),
            records.indices.contains(number - 1)
        else { return nil }
        return records[number - 1]
    }
}
