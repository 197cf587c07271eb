/// One record: the envelope's `kind` and its payload.
package enum Record: Sendable, Equatable {
    case article(ArticleRecord)
    case sentence(SentenceRecord)
    case entity(EntityRecord)
    case quote(QuoteRecord)
    case time(TimeRecord)
    case place(PlaceRecord)
    case quantity(QuantityRecord)
    case event(EventRecord)
    case claim(ClaimRecord)
    case story(StoryRecord)
    case failed(FailedRecord)

    package var kind: RecordKind {
        switch self {
        case .article: .article
        case .sentence: .sentence
        case .entity: .entity
        case .quote: .quote
        case .time: .time
        case .place: .place
        case .quantity: .quantity
        case .event: .event
        case .claim: .claim
        case .story: .story
        case .failed: .failed
        }
    }
}

/// A record as it stands in a batch: with the article that it was read from.
///
/// Its JSON is one line of the journal's payload; `seq` and `at` are put before it when it is read
/// from a journal (docs/RECORDS.md).
package struct Envelope: Sendable, Equatable, JSONWritable {
    /// The article's id; nil in `story` and `failed` records. Not written in an `article` record,
    /// whose payload has the same key and holds the id.
    package var article: String?
    package var record: Record

    package init(article: String?, record: Record) {
        self.article = article
        self.record = record
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("kind", record.kind)
            if case .article(let payload) = record { return json.field("article", payload) }
            json.fieldIfPresent("article", article)
            switch record {
            case .article: break
            case .sentence(let payload): json.field("sentence", payload)
            case .entity(let payload): json.field("entity", payload)
            case .quote(let payload): json.field("quote", payload)
            case .time(let payload): json.field("time", payload)
            case .place(let payload): json.field("place", payload)
            case .quantity(let payload): json.field("quantity", payload)
            case .event(let payload): json.field("event", payload)
            case .claim(let payload): json.field("claim", payload)
            case .story(let payload): json.field("story", payload)
            case .failed(let payload): json.field("failed", payload)
            }
        }
    }
}
