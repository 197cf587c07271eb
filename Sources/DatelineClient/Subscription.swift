private import FoundationEssentials

/// A subscription to a daemon's records.
///
///     var subscription = try Subscription(socket: "/run/dateline/dateline.sock", from: .first)
///     while let message = try subscription.next() {
///         if case .record(let line) = message { print(line.text) }
///     }
public struct Subscription: ~Copyable {
    /// Where to begin.
    public enum Position: Sendable, Equatable {
        /// With what is reported from now on.
        case now
        /// With the first record that the journal holds.
        case first
        /// With this record.
        case seq(UInt64)
        /// With a resume point that the daemon gave: `<journal id>:<seq>`.
        case resume(String)
        /// With the first record appended at a time: RFC 3339 in UTC, or a day.
        case time(String)
    }

    /// What the daemon says.
    public enum Message: Sendable, Equatable {
        case record(Line)
        /// All that was there has been sent; what follows is new. The seq to resume at.
        case live(next: UInt64)
        /// Everything before this seq was sent or filtered out: a place to resume at.
        case progress(next: UInt64)
        /// The daemon ends the subscription; `resume` is a position to begin at again.
        case bye(reason: String, resume: String)
    }

    /// One record as one line of JSON.
    public struct Line: Sendable, Equatable {
        /// UTF-8, without the line's end.
        public let bytes: [UInt8]

        /// The record's seq: it is the first field of every line.
        public var seq: UInt64? {
            let digits = bytes.dropFirst("{\"seq\":".utf8.count).prefix { (48...57).contains($0) }
            return UInt64(String(decoding: digits, as: UTF8.self))
        }

        /// The record as text.
        public var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// The journal's id: seqs of another journal mean something else.
    public let journal: String
    /// The first seq that the journal still holds.
    public let firstSeq: UInt64
    /// The seq of the next record when the connection began.
    public let nextSeq: UInt64
    private var connection: Connection
    private var isOver = false

    /// Connects and subscribes; an empty `kinds` means all kinds of record.
    public init(
        socket path: String, from position: Position = .now, kinds: [String] = []
    ) throws(ClientError) {
        let list = kinds.map(Self.quoted).joined(separator: ",")
        try self.init(
            socket: path, from: position, filter: kinds.isEmpty ? nil : "{\"kind\":[\(list)]}")
    }

    /// Connects and subscribes; `filter` is an object in JSON, as docs/SOCKET.md describes it.
    public init(
        socket path: String, from position: Position = .now, filter: String?
    ) throws(ClientError) {
        var connection = try Connection(path: path)
        // Without waiting for the greeting, which then comes at once.
        try connection.send(line: Self.request(position, filter: filter))
        let hello = try Self.hello(from: &connection)
        self.init(connection: connection, hello: hello)
    }

    private init(connection: consuming Connection, hello: Hello) {
        self.connection = connection
        journal = hello.journal
        firstSeq = hello.first
        nextSeq = hello.next
    }

    /// Waits for the next message; nil when the daemon has said good-bye or is gone.
    public mutating func next() throws(ClientError) -> Message? {
        if isOver { return nil }
        guard let line = try connection.line() else {
            isOver = true
            return nil
        }
        let message = try Self.message(line)
        if case .bye = message { isOver = true }
        return message
    }

    /// What a line says; throws what the daemon refuses.
    static func message(_ line: [UInt8]) throws(ClientError) -> Message {
        if line.starts(with: "{\"seq\":".utf8) { return .record(Line(bytes: line)) }
        let control = try decode(Control.self, line)
        if let next = control.live { return .live(next: next) }
        if let next = control.progress { return .progress(next: next) }
        if let reason = control.bye { return .bye(reason: reason, resume: control.resume ?? "") }
        if let error = control.error { throw refusal(error, control.message) }
        throw ClientError(.notUnderstood, String(decoding: line, as: UTF8.self))
    }

    private static func refusal(_ error: String, _ message: String?) -> ClientError {
        ClientError(.refused, message.map { "\(error): \($0)" } ?? error, reason: error)
    }

    /// The daemon's status: one line of JSON.
    public static func status(socket path: String) throws(ClientError) -> String {
        var connection = try Connection(path: path)
        try connection.send(line: "{\"status\":{}}")
        _ = try hello(from: &connection)
        guard let line = try connection.line() else {
            throw ClientError(.disconnected, "the daemon closed the connection")
        }
        return String(decoding: line, as: UTF8.self)
    }

    struct Hello: Decodable {
        let journal: String
        let first: UInt64
        let next: UInt64
    }

    private struct Control: Decodable {
        let live: UInt64?
        let progress: UInt64?
        let bye: String?
        let resume: String?
        let error: String?
        let message: String?
    }

    private static func hello(from connection: inout Connection) throws(ClientError) -> Hello {
        guard let line = try connection.line() else {
            throw ClientError(.disconnected, "the daemon closed the connection")
        }
        return try hello(line)
    }

    static func hello(_ line: [UInt8]) throws(ClientError) -> Hello {
        if let control = try? decode(Control.self, line), let error = control.error {
            throw refusal(error, control.message)
        }
        return try decode(Hello.self, line)
    }

    /// The line that asks for a subscription.
    static func request(_ position: Position, filter: String?) -> String {
        let from =
            switch position {
            case .now: "\"now\""
            case .first: "\"first\""
            case .seq(let seq): "\(seq)"
            case .resume(let point): quoted(point)
            case .time(let time): "{\"time\":\(quoted(time))}"
            }
        // One line, whatever was typed.
        let tail =
            filter.map { ",\"filter\":\($0.split(separator: "\n").joined(separator: " "))" } ?? ""
        return "{\"subscribe\":{\"from\":\(from)\(tail)}}"
    }

    private static func quoted(_ text: String) -> String {
        let data = try? JSONEncoder().encode(text)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }

    static func decode<Value: Decodable>(
        _ type: Value.Type, _ line: [UInt8]
    ) throws(ClientError) -> Value {
        do { return try JSONDecoder().decode(type, from: Data(line)) } catch {
            throw ClientError(.notUnderstood, String(decoding: line.prefix(200), as: UTF8.self))
        }
    }
}
