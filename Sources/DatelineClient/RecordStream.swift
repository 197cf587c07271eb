/// Records as they become durable, typed, over as many connections as it takes.
///
///     for try await record in RecordStream(socket: "/run/dateline/dateline.sock", from: .first) {
///         if case .quote(let quote) = record.payload { print(quote.text) }
///     }
///
/// Where the daemon stops, or is not there yet, it connects again, after 100 ms at first and 10 s
/// at most, and goes on behind the last record: there is no gap and no duplicate. It throws where
/// that cannot be kept: `compacted`, `journal_changed`; and where the request is wrong.
public struct RecordStream: AsyncSequence, Sendable {
    /// Records, typed.
    public typealias Element = Record
    private let socket: String
    private let position: Subscription.Position
    private let filter: String?
    private let untilLive: Bool

    /// `filter` is an object in JSON, as docs/SOCKET.md describes it; `untilLive` ends the sequence
    /// when all that was there has been given.
    public init(
        socket: String, from position: Subscription.Position = .now, filter: String? = nil,
        untilLive: Bool = false
    ) {
        self.socket = socket
        self.position = position
        self.filter = filter
        self.untilLive = untilLive
    }

    /// Connects when the first record is asked for.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(socket: socket, position: position, filter: filter, untilLive: untilLive)
    }

    /// Nothing is read ahead but one chunk: who is slow makes the daemon wait, not the memory grow.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let socket: String
        private let filter: String?
        private let untilLive: Bool
        /// Where the next connection begins.
        private var position: Subscription.Position
        private var link: Link?
        private var journal = ""
        private var waits = 0
        private var isOver = false

        init(
            socket: String, position: Subscription.Position, filter: String?, untilLive: Bool
        ) {
            self.socket = socket
            self.position = position
            self.filter = filter
            self.untilLive = untilLive
        }

        /// The next record; nil when all that was there has been given, where that is the end.
        public mutating func next() async throws -> Record? {
            while !isOver {
                do {
                    if let record = try await step() { return record }
                } catch let error as ClientError where Self.canRetry(error) {
                    link = nil
                    try await pause()
                }
            }
            return nil
        }

        /// One message; nil for all but records.
        private mutating func step() async throws -> Record? {
            guard let link else {
                try await connect()
                return nil
            }
            guard let line = try await link.line() else {
                throw ClientError(.disconnected, "the daemon closed the connection")
            }
            let message = try Subscription.message(line)
            waits = 0
            switch message {
            case .record(let line):
                let record = try Record(line, journal: journal)
                position = .resume(record.resume)
                return record
            case .live(let next):
                position = .resume("\(journal):\(next)")
                isOver = untilLive
            case .progress(let next): position = .resume("\(journal):\(next)")
            case .bye(_, let resume):
                position = .resume(resume)
                throw ClientError(.disconnected, "the daemon says good-bye")
            }
            return nil
        }

        private mutating func connect() async throws {
            let link = try await Link.open(path: socket)
            try link.send(line: Subscription.request(position, filter: filter))
            guard let line = try await link.line() else {
                throw ClientError(.disconnected, "the daemon closed the connection")
            }
            let hello = try Subscription.hello(line)
            journal = hello.journal
            // What is reported while we are away is not to be missed.
            if position == .now { position = .resume("\(journal):\(hello.next)") }
            self.link = link
        }

        private static func canRetry(_ error: ClientError) -> Bool {
            switch error.code {
            case .cannotConnect, .disconnected: true
            case .refused: error.reason == "too_many_subscribers" || error.reason == "timeout"
            case .notUnderstood: false
            }
        }

        /// 100 ms, doubling to 10 s, each from half of it to all of it at random, so that many
        /// clients do not come back at the same moment.
        private mutating func pause() async throws {
            let milliseconds = Swift.min(10_000, 100 << Swift.min(waits, 7))
            waits += 1
            try await Task.sleep(
                for: .milliseconds(Int.random(in: milliseconds / 2...milliseconds)))
        }
    }
}
