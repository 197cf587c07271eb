private import FoundationEssentials

/// One record, typed: docs/RECORDS.md says what each field means.
///
/// Fields that this version of the client does not know are in `line`.
public struct Record: Sendable {
    /// Dense from 1, unique for ever in one journal.
    public let seq: UInt64
    /// When it became durable: RFC 3339, UTC.
    public let at: String
    /// The article's id; nil for stories and failures.
    public let article: String?
    /// Where to resume behind this record: `<journal id>:<seq>`.
    public let resume: String
    /// What is reported.
    public let payload: Payload
    /// The record as it came.
    public let line: Subscription.Line

    /// The record's kind, with what it holds.
    public enum Payload: Sendable {
        /// An article was read; its other records follow.
        case article(Article)
        /// Somebody or something named.
        case entity(Entity)
        /// Words said.
        case quote(Quote)
        /// A time named.
        case time(Time)
        /// A place named.
        case place(Place)
        /// A number with its unit.
        case quantity(Quantity)
        /// Who did what to whom.
        case event(Event)
        /// What somebody holds to be so.
        case claim(Claim)
        /// Several accounts of one story.
        case story(Story)
        /// A file that could not be read.
        case failed(Failed)
        /// A kind that this version does not know.
        case other(kind: String)
    }

    /// Reads a record's line; `journal` is the id of the journal that it comes from.
    public init(_ line: Subscription.Line, journal: String) throws(ClientError) {
        let wire = try Subscription.decode(Wire.self, line.bytes)
        resume = "\(journal):\(wire.seq + 1)"
        seq = wire.seq
        at = wire.at
        article = wire.id
        payload = wire.payload
        self.line = line
    }

    private struct Wire: Decodable {
        let seq: UInt64
        let at: String
        let id: String?
        let payload: Payload

        enum Key: String, CodingKey {
            case seq, at, kind, article, entity, quote, time, place, quantity, event, claim, story
            case failed
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Key.self)
            seq = try fields.decode(UInt64.self, forKey: .seq)
            at = try fields.decode(String.self, forKey: .at)
            let kind = try fields.decode(String.self, forKey: .kind)
            switch kind {
            case "article":
                let article = try fields.decode(Article.self, forKey: .article)
                id = article.id
                payload = .article(article)
                return
            case "entity": payload = .entity(try fields.decode(Entity.self, forKey: .entity))
            case "quote": payload = .quote(try fields.decode(Quote.self, forKey: .quote))
            case "time": payload = .time(try fields.decode(Time.self, forKey: .time))
            case "place": payload = .place(try fields.decode(Place.self, forKey: .place))
            case "quantity":
                payload = .quantity(try fields.decode(Quantity.self, forKey: .quantity))
            case "event": payload = .event(try fields.decode(Event.self, forKey: .event))
            case "claim": payload = .claim(try fields.decode(Claim.self, forKey: .claim))
            case "story": payload = .story(try fields.decode(Story.self, forKey: .story))
            case "failed": payload = .failed(try fields.decode(Failed.self, forKey: .failed))
            default: payload = .other(kind: kind)
            }
            id = try fields.decodeIfPresent(String.self, forKey: .article)
        }
    }
}
