extension Envelope: Decodable {
    private enum Key: String, CodingKey {
        case kind, article, sentence, entity, quote, time, place, quantity, event, claim, story
        case failed
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        func payload<Payload: Decodable>(_ key: Key) throws -> Payload {
            try fields.decode(Payload.self, forKey: key)
        }
        let kind = try fields.decode(RecordKind.self, forKey: .kind)
        if kind == .article {
            let payload: ArticleRecord = try payload(.article)
            article = payload.id
            record = .article(payload)
            return
        }
        article = try fields.decodeIfPresent(String.self, forKey: .article)
        record =
            switch kind {
            case .article: .article(try payload(.article))
            case .sentence: .sentence(try payload(.sentence))
            case .entity: .entity(try payload(.entity))
            case .quote: .quote(try payload(.quote))
            case .time: .time(try payload(.time))
            case .place: .place(try payload(.place))
            case .quantity: .quantity(try payload(.quantity))
            case .event: .event(try payload(.event))
            case .claim: .claim(try payload(.claim))
            case .story: .story(try payload(.story))
            case .failed: .failed(try payload(.failed))
            }
    }
}
