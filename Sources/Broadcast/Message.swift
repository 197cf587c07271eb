package import Platform
private import Records

/// What the server says besides records; each is one line.
package enum Message: Sendable, Equatable {
    case hello(journal: Identifier, first: UInt64, next: UInt64)
    /// Everything before this seq was sent; what follows is new.
    case live(next: UInt64)
    /// Everything before this seq was sent or filtered out: a place to resume at.
    case progress(next: UInt64)
    case compacted(first: UInt64)
    case journalChanged
    case badRequest(String)
    case damaged(String)
    case tooManySubscribers(Int)
    case bye(Farewell, journal: Identifier, next: UInt64)

    package enum Farewell: String, Sendable { case stopping, slow }

    /// The line, with its end.
    package var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            switch self {
            case .hello(let journal, let first, let next):
                json.field("hello", 1)
                json.field("journal", journal.uuid)
                json.field("first", Int(first))
                json.field("next", Int(next))
            case .live(let next): json.field("live", Int(next))
            case .progress(let next): json.field("progress", Int(next))
            case .compacted(let first):
                json.field("error", "compacted")
                json.field("first", Int(first))
            case .journalChanged: json.field("error", "journal_changed")
            case .badRequest(let message):
                json.field("error", "bad_request")
                json.field("message", message)
            case .damaged(let message):
                json.field("error", "damaged")
                json.field("message", message)
            case .tooManySubscribers(let limit):
                json.field("error", "too_many_subscribers")
                json.field("limit", limit)
            case .bye(let reason, let journal, let next):
                json.field("bye", reason.rawValue)
                json.field("resume", "\(journal.uuid):\(next)")
            }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}
