private import NIOCore
private import NIOPosix
package import Platform

/// The subscribers' socket.
package struct Server: Sendable {
    package struct Options: Sendable {
        package var socketPath: String
        /// A socket that listens already, made by systemd.
        package var descriptor: Int32?
        package var journalPath: String
        package var journal: Identifier
        package var access: AccessList
        package var subscribersMax: Int
        package var progressSeconds: Int
        package var slowSeconds: Int
        /// Told on an event loop: it must not take long.
        package var report: @Sendable (Happening) -> Void
        /// Each event loop's sign of life, at every tick of the tail, with its number from 0.
        package var pulse: @Sendable (Int) -> Void

        package init(
            socketPath: String, descriptor: Int32? = nil, journalPath: String,
            journal: Identifier, access: AccessList = .everybody, subscribersMax: Int = 256,
            progressSeconds: Int = 5, slowSeconds: Int = Limits.slowSeconds,
            report: @escaping @Sendable (Happening) -> Void = { _ in },
            pulse: @escaping @Sendable (Int) -> Void = { _ in }
        ) {
            self.socketPath = socketPath
            self.descriptor = descriptor
            self.journalPath = journalPath
            self.journal = journal
            self.access = access
            self.subscribersMax = subscribersMax
            self.progressSeconds = progressSeconds
            self.slowSeconds = slowSeconds
            self.report = report
            self.pulse = pulse
        }
    }

    /// What the daemon says of itself.
    package struct Answers: Sendable {
        /// One line of JSON, without its end.
        let status: @Sendable (AudienceReport) -> [UInt8]
        /// The text format of Prometheus.
        let metrics: @Sendable (AudienceReport) -> [UInt8]

        package init(
            status: @escaping @Sendable (AudienceReport) -> [UInt8],
            metrics: @escaping @Sendable (AudienceReport) -> [UInt8]
        ) {
            self.status = status
            self.metrics = metrics
        }
    }

    /// Who came and who went, for the log.
    package enum Happening: Sendable, Equatable {
        case subscribed(number: Int, peer: Peer?)
        case unsubscribed(number: Int, wasSlow: Bool)
        case refused(Peer?)
    }

    private let options: Options
    private let tail: DurableTail
    private let answers: Answers

    package init(options: Options, tail: DurableTail, answers: Answers) {
        self.options = options
        self.tail = tail
        self.answers = answers
    }

    /// Serves until `tail` says that the daemon stops, and every subscriber has been told.
    ///
    /// `listening` is called once, when clients can connect.
    package func run(listening: @Sendable () throws -> Void) async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: Limits.broadcastThreads)
        let audience = Audience(subscribersMax: options.subscribersMax, tail: tail)
        let window = LiveWindow(path: options.journalPath, nextSeq: tail.nextSeq)
        var halls: [ObjectIdentifier: NIOLoopBound<Hall>] = [:]
        var observers: [Int] = []
        for (number, loop) in group.makeIterator().enumerated() {
            let presence = Hall.Presence()
            let hall = try await loop.submit {
                NIOLoopBound(
                    Hall(
                        number: number, options: options, tail: tail, audience: audience,
                        window: window, presence: presence, answers: answers, loop: loop),
                    eventLoop: loop)
            }.get()
            halls[ObjectIdentifier(loop)] = hall
            observers.append(
                tail.observe { signal in
                    if signal == .advanced, presence.isEmpty { return }
                    hall.eventLoop.execute { hall.value.hear(signal) }
                })
        }
        let server = try await bind(group, halls)
        do {
            try listening()
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
        await serve(until: server, Array(halls.values))
        for observer in observers { tail.forget(observer) }
        try await group.shutdownGracefully()
    }

    private func bind(
        _ group: MultiThreadedEventLoopGroup, _ halls: [ObjectIdentifier: NIOLoopBound<Hall>]
    ) async throws -> any Channel {
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.socketOption(.so_sndbuf), value: Limits.kernelBytes)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let hall = halls[ObjectIdentifier(channel.eventLoop)] else {
                        throw ChannelError.operationUnsupported
                    }
                    try channel.pipeline.syncOperations.addHandler(Session(hall: hall.value))
                }
            }
        if let descriptor = options.descriptor {
            return try await bootstrap.withBoundSocket(descriptor).get()
        }
        return try await bootstrap.bind(
            unixDomainSocketPath: options.socketPath, cleanupExistingSocketFile: true
        ).get()
    }

    private func serve(until server: any Channel, _ halls: [NIOLoopBound<Hall>]) async {
        let ticking = Task {
            while (try? await Task.sleep(for: .seconds(options.progressSeconds))) != nil {
                tail.tick()
            }
        }
        for await _ in tail.signals(where: { $0 == .stopping }) { break }
        ticking.cancel()
        await ticking.value
        try? await server.close()
        let deadline =
            Clocks.monotonicNanoseconds() + UInt64(Limits.farewellSeconds) * 1_000_000_000
        while tail.subscriberCount > 0, Clocks.monotonicNanoseconds() < deadline {
            try? await Task.sleep(for: .milliseconds(10))
        }
        for hall in halls { hall.eventLoop.execute { hall.value.stop() } }
        while tail.subscriberCount > 0,
            Clocks.monotonicNanoseconds() < deadline + 500_000_000
        {
            try? await Task.sleep(for: .milliseconds(10))
        }
    }
}
