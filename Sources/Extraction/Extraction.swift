import Language
import Prose
package import Records

/// What was read out of one article, kind by kind.
package struct Extraction: Sendable {
    package var article: ArticleRecord
    package var entities: [EntityRecord]
    package var quotes: [QuoteRecord]
    package var times: [TimeRecord]
    package var places: [PlaceRecord]
    package var quantities: [QuantityRecord]
    package var events: [EventRecord]
    package var claims: [ClaimRecord]
    /// Phrases that mean the same, in bytes: of what has a record and of what has none.
    package var references: [[Range<Int>]]
    /// The article as the stages read it, for `--with sentences,tokens` and for `explain`.
    package let reading: Reading

    /// The article's batch, in the order of RECORDS.md; sentence records only where asked for.
    package func envelopes(with options: Options = []) -> [Envelope] {
        var article = article
        if options.contains(.text) { article.text = reading.text.string }
        var records: [Record] = [.article(article)]
        if options.contains(.sentences) || options.contains(.tokens) {
            records += sentences(withTokens: options.contains(.tokens)).map(Record.sentence)
        }
        records += entities.map(Record.entity)
        records += quotes.map(Record.quote)
        records += times.map(Record.time)
        records += places.map(Record.place)
        records += quantities.map(Record.quantity)
        records += events.map(Record.event)
        records += claims.map(Record.claim)
        return records.map { Envelope(article: article.id, record: $0) }
    }

    /// What `dateline extract --with` adds.
    package struct Options: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        package static let text = Options(rawValue: 1 << 0)
        package static let sentences = Options(rawValue: 1 << 1)
        package static let tokens = Options(rawValue: 1 << 2)
    }

    private func sentences(withTokens: Bool) -> [SentenceRecord] {
        reading.sentences.map { parsed in
            SentenceRecord(
                span: reading.text.span(parsed.sentence.range),
                tokens: withTokens ? tokens(of: parsed) : nil)
        }
    }

    private func tokens(of parsed: ParsedSentence) -> [SentenceRecord.Token] {
        var labels = [String](repeating: "O", count: parsed.words.count)
        for name in parsed.names {
            for index in name.tokens {
                labels[index] = (index == name.tokens.lowerBound ? "B-" : "I-") + name.type.rawValue
            }
        }
        return parsed.words.indices.map { index in
            let word = parsed.words[index]
            return SentenceRecord.Token(
                span: reading.text.span(parsed.sentence.tokens[index].range), lemma: word.lemma,
                upos: word.upos.rawValue, head: word.head.map { $0 + 1 } ?? 0,
                deprel: word.relation.rawValue, entity: labels[index])
        }
    }
}
