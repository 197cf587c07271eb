import Broadcast
import DatelineClient
import Foundation
import Glibc
import Journaling
import Platform
import Records
import Synchronization
import TestSupport
import Testing

/// A server over a real socket and a real journal, without the rest of the daemon.
@Suite(.timeLimit(.minutes(1))) struct ServerTests {
    private let folder: TemporaryFolder
    private let tail = DurableTail(nextSeq: 1)
    private let journal = Identifier(high: 3, low: 4)

    init() throws { folder = try TemporaryFolder() }

    private var socket: String { "\(folder.path)/socket" }

    /// A batch of one record a kind.
    private func batch(_ number: Int, kinds: [String]) -> Batch {
        let lines = kinds.map { "{\"kind\":\"\($0)\",\"article\":\"a\(number)\",\"\($0)\":{}}\n" }
        return Batch(
            id: .random(), type: 1, recordCount: kinds.count, payload: lines.flatMap { $0.utf8 })
    }

    /// Runs `body` while a server serves; `append` makes batches durable and tells the subscribers.
    private func withServer(
        subscribersMax: Int = 8, access: AccessList = .everybody, slowSeconds: Int = 1,
        segmentBytesMax: Int = 64 << 20,
        _ body: @Sendable (_ append: @Sendable (Int, [String]) throws -> Void) async throws -> Void
    ) async throws {
        let writer = Mutex<JournalWriter?>(
            try JournalWriter.open(
                path: "\(folder.path)/journal", options: .init(segmentBytesMax: segmentBytesMax),
                now: 1_000_000))
        let server = Server(
            options: Server.Options(
                socketPath: socket, journalPath: "\(folder.path)/journal", journal: journal,
                access: access, subscribersMax: subscribersMax, progressSeconds: 1,
                slowSeconds: slowSeconds),
            tail: tail,
            answers: Server.Answers(
                status: { Array(#"{"status":{"listeners":\#($0.subscribers.count)}}"#.utf8) },
                metrics: { Array("slow \($0.slow)\n".utf8) }))
        let ready = AsyncStream.makeStream(of: Void.self)
        async let running: Void = server.run { ready.continuation.yield() }
        for await _ in ready.stream { break }
        let append: @Sendable (Int, [String]) throws -> Void = { number, kinds in
            let next = try writer.withLock { writer in
                _ = try writer?.append(batch(number, kinds: kinds), now: UInt64(number) * 1_000_000)
                try writer?.commit()
                return writer?.nextSeq ?? 0
            }
            tail.advance(to: next)
        }
        do {
            try await body(append)
        } catch {
            tail.stop()
            throw error
        }
        tail.stop()
        try await running
    }

    /// Blocking calls belong on a thread of their own.
    private func blocking<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withTaskExecutorPreference(try ThreadPool(name: "client")) { try body() }
    }

    @Test func replayAndLiveHaveNoGapAndNoDuplicate() async throws {
        let socket = socket
        try await withServer { append in
            for number in 1...50 { try append(number, ["article", "quote"]) }
            async let received = blocking {
                var subscription = try Subscription(socket: socket, from: .first)
                var seqs: [UInt64] = []
                var lives: [UInt64] = []
                while seqs.count < 200, let message = try subscription.next() {
                    switch message {
                    case .record(let line):
                        seqs.append(UInt64(line.text.dropFirst(7).prefix { $0.isNumber }) ?? 0)
                    case .live(let next): lives.append(next)
                    default: break
                    }
                }
                return (seqs, lives)
            }
            for number in 51...100 { try append(number, ["article", "event"]) }
            let (seqs, lives) = try await received
            #expect(seqs == Array(1...200))
            #expect(lives.count <= 1)
        }
    }

    @Test func filtersByKindAndBeginsInTheMiddleOfABatch() async throws {
        let socket = socket
        try await withServer { append in
            for number in 1...3 { try append(number, ["article", "quote", "event"]) }
            let lines = try await blocking {
                var subscription = try Subscription(
                    socket: socket, from: .seq(3), kinds: ["quote", "event"])
                var lines: [String] = []
                while let message = try subscription.next() {
                    if case .record(let line) = message { lines.append(line.text) }
                    if case .live(let next) = message {
                        #expect(next == 10)
                        break
                    }
                }
                return lines
            }
            #expect(
                lines.map { $0.contains("\"kind\":\"quote\"") } == [
                    false, true, false, true, false,
                ])
            #expect(lines.first?.hasPrefix(#"{"seq":3,"at":"1970-01-01T00:00:01"#) == true)
        }
    }

    @Test func saysSoWhenTheClientAsksForWhatIsNotThere() async throws {
        let socket = socket
        let other = Identifier(high: 9, low: 9).uuid
        try await withServer { append in
            try append(1, ["article"])
            for (position, word) in [
                (Subscription.Position.seq(3), "bad_request"),
                (.resume("\(other):1"), "journal_changed"), (.time("noon"), "bad_request"),
            ] {
                let error = await #expect(throws: ClientError.self) {
                    try await blocking {
                        var subscription = try Subscription(socket: socket, from: position)
                        _ = try subscription.next()
                    }
                }
                #expect(error?.message.contains(word) == true)
            }
        }
    }

    @Test func quietSubscribersGetProgressAndAreToldOfTheStop() async throws {
        let socket = socket
        let journal = journal.uuid
        try await withServer { append in
            try append(1, ["article"])
            let messages = Task {
                try await blocking {
                    var subscription = try Subscription(
                        socket: socket, from: .first, kinds: ["story"])
                    var messages: [Subscription.Message] = []
                    while let message = try subscription.next() {
                        messages.append(message)
                        if case .progress = message { tail.stop() }
                    }
                    return messages
                }
            }
            let heard = try await messages.value
            #expect(
                heard == [
                    .live(next: 2), .progress(next: 2),
                    .bye(reason: "stopping", resume: "\(journal):2"),
                ])
        }
    }

    @Test func oneSubscriberTooManyIsToldSo() async throws {
        let socket = socket
        try await withServer(subscribersMax: 1) { append in
            try await blocking {
                var first = try Subscription(socket: socket, from: .first)
                #expect(try first.next() == .live(next: 1))
                let error = #expect(throws: ClientError.self) {
                    var second = try Subscription(socket: socket, from: .first)
                    _ = try second.next()
                }
                #expect(error?.message.contains("too_many_subscribers") == true)
                withExtendedLifetime(first) {}
            }
        }
    }

    @Test func answersStatus() async throws {
        let socket = socket
        try await withServer { _ in
            let status = try await blocking { try Subscription.status(socket: socket) }
            #expect(status == #"{"status":{"listeners":0}}"#)
        }
    }

    /// S5: let go with a good-bye that it can still read, behind whole records, and told where to
    /// resume.
    @Test func aSubscriberThatTakesNothingIsLetGoAndCanResume() async throws {
        let socket = socket
        let kinds = Array(repeating: "quote", count: 2_000)
        try await withServer { append in
            for number in 1...40 { try append(number, kinds) }
            let (seqs, resume) = try await blocking {
                let stalled = try RawConnection(path: socket)
                try stalled.send("{\"subscribe\":{\"from\":\"first\"}}\n")
                // Until the daemon says that it has let somebody go, nothing is read.
                while try !RawConnection.http("GET /metrics HTTP/1.1", path: socket).hasSuffix(
                    "slow 1\n")
                {}
                return try stalled.seqsAndResume()
            }
            #expect(seqs == Array(1...UInt64(seqs.count)))
            #expect(seqs.count < 80_000)
            #expect(resume == "\(journal.uuid):\(seqs.count + 1)")
        }
    }

    /// S4, S5: what retention removes before it is read is never skipped silently.
    @Test func aSubscriberOvertakenByRetentionIsToldSo() async throws {
        let (socket, path) = (socket, "\(folder.path)/journal")
        let kinds = Array(repeating: "quote", count: 2_000)
        try await withServer(slowSeconds: 60, segmentBytesMax: 256 << 10) { append in
            // More than the newest batches that are kept for everybody.
            for number in 1...200 { try append(number, kinds) }
            let (seqs, resume, error) = try await blocking {
                let late = try RawConnection(path: socket)
                try late.send("{\"subscribe\":{\"from\":\"first\"}}\n")
                _ = try late.lines(2)
                let removed = try JournalRetention(bytesMax: 1 << 20).apply(path: path, now: 0)
                #expect(removed.count > 10)
                let (seqs, resume) = try late.seqsAndResume()
                let error = #expect(throws: ClientError.self) {
                    var again = try Subscription(socket: socket, from: .resume(resume ?? ""))
                    _ = try again.next()
                }
                return (seqs, resume, error)
            }
            // The first one was read before.
            #expect(seqs == Array(2...UInt64(seqs.count + 1)))
            #expect(resume == "\(journal.uuid):\(seqs.count + 2)")
            #expect(error?.reason == "compacted")
        }
    }

    @Test func halfClosedClientsGoOnReceiving() async throws {
        let socket = socket
        try await withServer { append in
            try append(1, ["article"])
            let client = try RawConnection(path: socket)
            try client.send("{\"subscribe\":{\"from\":\"first\"}}", thenClose: true)
            let first = try await blocking { try client.lines(3) }
            #expect(first.last == #"{"live":2}"#)
            try append(2, ["article"])
            let more = try await blocking {
                var line = try client.lines(1)[0]
                while line.hasPrefix(#"{"progress""#) { line = try client.lines(1)[0] }
                return line
            }
            #expect(more.hasPrefix(#"{"seq":2,"#))
        }
    }

    @Test func speaksHTTPOnTheSameSocket() async throws {
        let socket = socket
        let journal = journal.uuid
        try await withServer { append in
            try append(1, ["article", "quote"])
            func get(_ head: String) async throws -> String {
                try await blocking { try RawConnection.http(head, path: socket) }
            }
            let records = try await get("GET /records?from=first&kind=quote&until=live HTTP/1.1")
            #expect(records.hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"))
            #expect(records.contains("\r\n\r\n{\"seq\":2,"))
            #expect(records.hasSuffix("{\"live\":3}\n"))
            let events = try await get(
                "GET /records?until=live HTTP/1.1\r\nAccept: text/event-stream\r\n"
                    + "Last-Event-ID: \(journal):2")
            #expect(events.contains("\r\n\r\nid: \(journal):3\ndata: {\"seq\":2,"))
            #expect(
                events.hasSuffix("event: live\nid: \(journal):3\ndata: {\"live\":3}\n\n"))
            for (head, status) in [
                ("GET /nothing HTTP/1.1", "404"), ("GET /records?kind=x HTTP/1.1", "400"),
                ("GET /status HTTP/1.1", "200"), ("GET /metrics HTTP/1.1", "200"),
                ("GET /records?from=9 HTTP/1.1", "400"),
                ("GET /records?from=00000000-0000-0000-0000-000000000000:1 HTTP/1.1", "409"),
            ] {
                #expect(try await get(head).hasPrefix("HTTP/1.1 \(status) "), "\(head)")
            }
        }
    }

    @Test func onlyThoseOnTheListGetIn() async throws {
        let socket = socket
        let nobody = AccessList(userNumbers: [4_000_000_000], groupNumbers: [])
        try await withServer(access: nobody) { _ in
            let answer = try await blocking { try RawConnection(path: socket).rest() }
            #expect(answer.contains(#""error":"forbidden""#))
        }
        let me = AccessList(userNumbers: [geteuid()], groupNumbers: [])
        #expect(me.admits(Peer(process: 1, user: geteuid(), group: 4_000_000_000)))
        #expect(!me.admits(Peer(process: 1, user: 4_000_000_000, group: 4_000_000_000)))
    }
}
