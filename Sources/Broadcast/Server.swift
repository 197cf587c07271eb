private import Journaling
private import NIOCore
private import NIOPosix
package import Platform

/// The subscribers' socket.
package struct Server: Sendable {
    package struct Options: Sendable {
        package var socketPath: String
        package var journalPath: String
        package var journal: Identifier
        package var subscribersMax: Int
        package var progressSeconds: Int

        package init(
            socketPath: String, journalPath: String, journal: Identifier,
            subscribersMax: Int = 256, progressSeconds: Int = 5
        ) {
            self.socketPath = socketPath
            self.journalPath = journalPath
            self.journal = journal
            self.subscribersMax = subscribersMax
            self.progressSeconds = progressSeconds
        }
    }

    private let options: Options
    private let tail: DurableTail
    /// One line of JSON about the daemon, without its end.
    private let status: @Sendable () -> [UInt8]

    package init(options: Options, tail: DurableTail, status: @escaping @Sendable () -> [UInt8]) {
        self.options = options
        self.tail = tail
        self.status = status
    }

    private typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// Serves until `tail` says that the daemon stops, and every subscriber has been told.
    ///
    /// `listening` is called once, when clients can connect.
    package func run(listening: @Sendable () throws -> Void) async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let server = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(unixDomainSocketPath: options.socketPath, cleanupExistingSocketFile: true) {
                channel in
                channel.eventLoop.makeCompletedFuture {
                    try Connection(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: false))
                }
            }
        try listening()
        await withTaskGroup(of: Void.self) { tasks in
            let ticking = Task { await tick() }
            tasks.addTask { try? await accept(server) }
            tasks.addTask {
                for await signal in tail.signals() where signal == .stopping { break }
                server.channel.close(promise: nil)
                try? await Task.sleep(for: .seconds(Limits.farewellSeconds))
            }
            // Whichever is first: all subscribers have gone, or their time to take leave is over.
            await tasks.next()
            tasks.cancelAll()
            ticking.cancel()
        }
    }

    private func accept(
        _ server: NIOAsyncChannel<Connection, Never>
    ) async throws {
        try await withThrowingDiscardingTaskGroup { sessions in
            try await server.executeThenClose { connections in
                for try await connection in connections {
                    sessions.addTask { await serve(connection) }
                }
            }
        }
    }

    private func tick() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(options.progressSeconds))
            tail.tick()
        }
    }

    /// One connection, from hello to bye. A client that goes away ends only its own.
    private func serve(_ connection: Connection) async {
        try? await connection.executeThenClose { inbound, outbound in
            guard tail.subscriberCount < options.subscribersMax else {
                return try await say(
                    .tooManySubscribers(options.subscribersMax), to: outbound)
            }
            let hello = try Message.hello(
                journal: options.journal, first: firstSeq(), next: tail.nextSeq)
            try await say(hello, to: outbound)
            var input = inbound.makeAsyncIterator()
            switch try await request(from: &input) {
            case nil: return
            case .failure(let error): try await say(.badRequest(error.message), to: outbound)
            case .success(.status):
                try await outbound.write(ByteBuffer(bytes: status() + [UInt8(ascii: "\n")]))
            case .success(.subscribe(let position, let filter)):
                try await stream(from: position, filter: filter, to: outbound)
            }
            // Dropping the input's iterator would close the connection.
            withExtendedLifetime(input) {}
        }
    }

    /// The client's one line; nil where it went away before it was whole.
    private func request(
        from input: inout NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    ) async throws -> Result<Request, RequestError>? {
        var line: [UInt8] = []
        while let buffer = try await input.next(isolation: #isolation) {
            line += buffer.readableBytesView
            let end = line.firstIndex(of: UInt8(ascii: "\n"))
            if end ?? line.count > Limits.requestBytesMax {
                return .failure(
                    RequestError("a request has at most \(Limits.requestBytesMax) bytes"))
            }
            if let end {
                let whole = Array(line[..<end])
                return Result { () throws(RequestError) in try Request(line: whole) }
            }
        }
        return nil
    }

    private func stream(
        from position: Request.Position, filter: Filter,
        to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        let signals = tail.signals(toSubscriber: true)
        do {
            var subscription = try Subscription.begin(
                from: position, filter: filter, journal: options.journal,
                path: options.journalPath, nextSeq: tail.nextSeq)
            try await drain(&subscription, to: outbound)
            for await signal in signals {
                try await drain(&subscription, to: outbound)
                switch signal {
                case .advanced: break
                case .tick:
                    if let message = subscription.tick() { try await say(message, to: outbound) }
                case .stopping:
                    return try await say(subscription.farewell(.stopping), to: outbound)
                }
            }
        } catch let refusal as Subscription.Refusal {
            try await say(refusal.message, to: outbound)
        }
    }

    private func drain(
        _ subscription: inout Subscription, to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        while true {
            let bytes = try subscription.read(upTo: tail.nextSeq)
            if bytes.isEmpty, subscription.cursor >= tail.nextSeq { break }
            if !bytes.isEmpty { try await outbound.write(ByteBuffer(bytes: bytes)) }
        }
        if let message = subscription.caughtUp() { try await say(message, to: outbound) }
    }

    private func say(
        _ message: Message, to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        try await outbound.write(ByteBuffer(bytes: message.bytes))
    }

    private func firstSeq() throws -> UInt64 {
        let reader = try JournalReader(path: options.journalPath)
        return try reader.firstSeq() ?? 1
    }
}
