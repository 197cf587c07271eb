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
    case badRequest(String, column: Int?)
    /// The request was not whole in time.
    case timeout
    case forbidden(String)
    case damaged(String)
    case tooManySubscribers(Int)
    case noSuchPath
    case bye(Farewell, journal: Identifier, next: UInt64)

    package enum Farewell: String, Sendable { case stopping, slow }

    /// The JSON, without the line's end.
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
            case .badRequest(let message, let column):
                json.field("error", "bad_request")
                json.field("message", message)
                json.fieldIfPresent("column", column)
            case .timeout:
                json.field("error", "timeout")
                json.field(
                    "message", "no whole request within \(Platform.Limits.requestSeconds) s")
            case .forbidden(let message):
                json.field("error", "forbidden")
                json.field("message", message)
            case .damaged(let message):
                json.field("error", "damaged")
                json.field("message", message)
            case .tooManySubscribers(let limit):
                json.field("error", "too_many_subscribers")
                json.field("limit", limit)
            case .noSuchPath:
                json.field("error", "no_such_path")
                json.field("message", "there are /records, /status and /metrics")
            case .bye(let reason, let journal, let next):
                json.field("bye", reason.rawValue)
                json.field("resume", "\(journal.uuid):\(next)")
            }
        }
        return json.bytes
    }

    /// The event's name among server-sent events.
    var eventName: String {
        switch self {
        case .hello: "hello"
        case .live: "live"
        case .progress: "progress"
        case .bye: "bye"
        default: "error"
        }
    }

    /// The seq to resume at, where the message says one.
    var resumeSeq: UInt64? {
        switch self {
        case .live(let next), .progress(let next), .bye(_, _, let next): next
        default: nil
        }
    }

    /// As HTTP says it.
    var httpStatus: String {
        switch self {
        case .compacted: "410 Gone"
        case .journalChanged: "409 Conflict"
        case .badRequest: "400 Bad Request"
        case .timeout: "408 Request Timeout"
        case .forbidden: "403 Forbidden"
        case .damaged: "500 Internal Server Error"
        case .tooManySubscribers: "503 Service Unavailable"
        case .noSuchPath: "404 Not Found"
        case .hello, .live, .progress, .bye: "200 OK"
        }
    }
}
