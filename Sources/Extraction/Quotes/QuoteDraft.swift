import Language
import Records

/// A quote in the making.
struct QuoteDraft {
    /// Bytes.
    var range: Range<Int>
    var form: QuoteRecord.Form
    var speaker: QuoteRecord.Speaker?
    var cue: Cue?
    var addressee: QuoteRecord.Addressee?
    /// Index of another draft.
    var continues: Int?
    var part: Int
    var provenance: Provenance
}

extension Provenance {
    static let quoteVerb = Provenance(confidence: 0.9, rule: "quote.verb")
    static let quoteHeld = Provenance(confidence: 0.6, rule: "quote.held")
    static let quoteNoun = Provenance(confidence: 0.6, rule: "quote.noun")
    static let quoteAccording = Provenance(confidence: 0.9, rule: "quote.according")
    static let quoteSame = Provenance(confidence: 0.75, rule: "quote.same-paragraph")
    static let quoteParagraphs = Provenance(confidence: 0.85, rule: "quote.next-paragraph")
    static let quoteSigned = Provenance(confidence: 0.8, rule: "quote.signed")
    static let quoteAnnounced = Provenance(confidence: 0.8, rule: "quote.announced")
    static let quoteDoer = Provenance(confidence: 0.5, rule: "quote.doer")
    static let quoteLabelled = Provenance(confidence: 0.85, rule: "quote.label")
    static let quoteAlone = Provenance(confidence: 0.4, rule: "quote.alone")
}
