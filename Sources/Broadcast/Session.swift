import Filtering
import NIOCore
import Platform

/// One connection, from hello to bye, on its event loop: nothing in it waits but the kernel's
/// buffer. A client that goes away ends only its own.
final class Session: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        /// The client has not asked for anything yet.
        case waiting
        case subscribed
        /// A good-bye is on its way to a client that takes nothing.
        case parting(since: UInt64)
        case over
    }

    private let hall: Hall
    private var phase = Phase.waiting
    private var request = RequestReader()
    private var surplus = 0
    private var peer: Peer?
    private var isCounted = false
    private var hasGreeted = false
    private var timers: [Scheduled<Void>] = []
    private var context: ChannelHandlerContext?

    private var subscription: Subscription?
    private var dialect = Dialect.lines
    private var number: Int?
    private var untilLive = false
    private var isLive = false
    private var isPumping = false
    private var wasSlow = false
    private var handedOver = 0
    /// Nanoseconds of the monotonic clock: when something was last written, and when the
    /// connection last took something.
    private var lastWrite = Clocks.monotonicNanoseconds()
    private var lastTaken = Clocks.monotonicNanoseconds()
    private var lastBuffered = 0

    init(hall: Hall) { self.hall = hall }

    // MARK: - The connection

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        guard hall.audience.connect() else {
            return end(with: .tooManySubscribers(hall.options.subscribersMax))
        }
        isCounted = true
        hall.enter(self)
        Peer.of(context.channel).assumeIsolated().whenComplete { result in
            self.peer = try? result.get()
            self.welcome()
        }
    }

    func channelInactive(context: ChannelHandlerContext) { leave() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func leave() {
        phase = .over
        timers.forEach { $0.cancel() }
        timers = []
        if let number {
            hall.audience.unsubscribe(number, wasSlow: wasSlow)
            hall.options.report(.unsubscribed(number: number, wasSlow: wasSlow))
        }
        number = nil
        subscription = nil
        if isCounted { hall.audience.disconnect() }
        isCounted = false
        hall.leave(self)
        context = nil
    }

    private func welcome() {
        let isAdmitted = peer.map(hall.options.access.admits) ?? hall.options.access.isEverybody
        if !isAdmitted {
            hall.audience.refuse()
            hall.options.report(.refused(peer))
            return end(with: .forbidden("this user is not on the daemon's list"))
        }
        after(.milliseconds(Int64(Limits.greetingMilliseconds))) { session in
            if session.request.isEmpty { session.greet() }
        }
        after(.seconds(Int64(Limits.requestSeconds))) { session in
            if case .waiting = session.phase { session.end(with: .timeout) }
        }
    }

    private func after(_ delay: TimeAmount, _ body: @escaping (Session) -> Void) {
        guard let loop = context?.eventLoop else { return }
        timers.append(
            loop.assumeIsolated().scheduleTask(in: delay) { [weak self] in
                if let self { body(self) }
            })
    }

    // MARK: - The request

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        guard case .waiting = phase else {
            surplus += buffer.readableBytes
            if surplus > Limits.surplusBytesMax {
                end(with: .badRequest("nothing may follow the request", column: nil))
            }
            return
        }
        if let answer = request.take(buffer.readableBytesView) { take(answer) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .waiting = phase, event as? ChannelEvent == .inputClosed {
            take(request.finish())
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func take(_ answer: RequestReader.Answer) {
        timers.forEach { $0.cancel() }
        timers = []
        switch answer {
        case .nothing: context?.close(promise: nil)
        case .line(let result):
            greet()
            switch result {
            case .success(.status): end(with: hall.status() + [UInt8(ascii: "\n")])
            case .success(.subscribe(let position, let filter)): subscribe(position, filter)
            case .failure(let error):
                end(with: .badRequest(error.message, column: error.column))
            }
        case .http(let result):
            hasGreeted = true
            switch result {
            case .success(.records(let records)):
                untilLive = records.untilLive
                if records.isEvents { dialect = .events(journal: hall.options.journal) }
                subscribe(records.from, records.filter, byHTTP: true)
            case .success(.status):
                end(with: hall.status() + [UInt8(ascii: "\n")], type: "application/json")
            case .success(.metrics):
                end(with: hall.metrics(), type: "text/plain; version=0.0.4; charset=utf-8")
            case .success(nil): refuse(.noSuchPath)
            case .failure(let error): refuse(.badRequest(error.message, column: error.column))
            }
        }
    }

    private func greet() {
        if hasGreeted { return }
        hasGreeted = true
        do {
            say(
                .hello(
                    journal: hall.options.journal, first: try hall.firstSeq(),
                    next: hall.tail.nextSeq))
            context?.flush()
        } catch {
            end(with: .damaged("\(error)"))
        }
    }

    private func subscribe(
        _ position: Request.Position, _ filter: Filter, byHTTP: Bool = false
    ) {
        // The greeting may have found that the client has gone.
        guard case .waiting = phase else { return }
        do {
            let subscription = try Subscription.begin(
                from: position, filter: filter, dialect: dialect, journal: hall.options.journal,
                path: hall.options.journalPath, window: hall.window, nextSeq: hall.tail.nextSeq)
            guard let number = hall.audience.subscribe(peer, cursor: subscription.cursor) else {
                let message = Message.tooManySubscribers(hall.options.subscribersMax)
                return byHTTP ? refuse(message) : end(with: message)
            }
            hall.options.report(.subscribed(number: number, peer: peer))
            self.number = number
            self.subscription = consume subscription
            phase = .subscribed
            if byHTTP {
                write(Dialect.head(status: "200 OK", contentType: dialect.contentType))
            }
            pump()
        } catch {
            byHTTP ? refuse(error.message) : end(with: error.message)
        }
    }

    // MARK: - Records

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        pump()
        context.fireChannelWritabilityChanged()
    }

    /// Sends what there is, as far as the connection takes it.
    func pump() {
        guard case .subscribed = phase, !isPumping, let context else { return }
        isPumping = true
        defer { isPumping = false }
        var looked = 0
        do {
            while context.channel.isWritable {
                guard case .subscribed = phase else { return }
                switch try subscription?.next(upTo: hall.tail.nextSeq) {
                case .bytes(let bytes):
                    looked += bytes.readableBytes
                    write(bytes)
                case .filteredOut: looked += Limits.subscriberTurnBytesMax
                case .caughtUp, nil: return caughtUp()
                }
                // The others' turn.
                if looked >= Limits.subscriberTurnBytesMax { return comeBack() }
            }
            noteCursor()
        } catch {
            if case .compacted = error.message {
                // Retention has overtaken it.
                wasSlow = true
                end(with: farewell(.slow))
            } else {
                end(with: error.message)
            }
        }
    }

    private func comeBack() {
        noteCursor()
        context?.flush()
        context?.eventLoop.assumeIsolated().execute { self.pump() }
    }

    private func caughtUp() {
        noteCursor()
        if !isLive, let cursor = subscription?.cursor {
            isLive = true
            say(.live(next: cursor))
            if untilLive { return end(with: []) }
        }
        context?.flush()
        if hall.tail.isStopping { end(with: farewell(.stopping)) }
    }

    private func noteCursor() {
        guard let number, let cursor = subscription?.cursor else { return }
        hall.audience.update(number, cursor: cursor, bytes: handedOver)
        handedOver = 0
    }

    private func farewell(_ reason: Message.Farewell) -> Message {
        .bye(reason, journal: hall.options.journal, next: subscription?.cursor ?? 0)
    }

    // MARK: - Time

    /// Once a second: a sign of life for the quiet, an end for the slow.
    func tick(now: UInt64) {
        guard let context else { return }
        let buffered =
            (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        if buffered == 0 || buffered != lastBuffered { lastTaken = now }
        lastBuffered = buffered
        switch phase {
        case .waiting, .over: break
        case .parting(let since):
            if buffered == 0 { return end(with: farewell(.slow)) }
            if now - since > Self.nanoseconds(Limits.farewellSeconds) {
                context.close(promise: nil)
            }
        case .subscribed:
            if buffered > 0, now - lastTaken >= Self.nanoseconds(hall.options.slowSeconds) {
                return part(now: now)
            }
            if buffered == 0, now - lastWrite >= Self.nanoseconds(hall.options.progressSeconds),
                let cursor = subscription?.cursor
            {
                say(.progress(next: cursor))
                context.flush()
            }
        }
    }

    /// The kernel gets more room for what is on its way, so that the good-bye comes behind whole
    /// records, should the client ever read on.
    private func part(now: UInt64) {
        wasSlow = true
        phase = .parting(since: now)
        guard let context else { return }
        try? context.channel.syncOptions?.setOption(
            .socketOption(.so_sndbuf), value: Limits.farewellBytes)
        context.flush()
    }

    /// The daemon stops; those that are behind get as much as they take until `stopped`.
    func stopping() {
        switch phase {
        case .waiting: context?.close(promise: nil)
        case .subscribed: pump()
        case .parting, .over: break
        }
    }

    /// Their time to take leave is over.
    func stopped() {
        if case .subscribed = phase { end(with: farewell(.stopping)) }
    }

    private static func nanoseconds(_ seconds: Int) -> UInt64 { UInt64(seconds) * 1_000_000_000 }

    // MARK: - Writing

    private func say(_ message: Message) { write(dialect.bytes(of: message)) }

    private func write(_ bytes: [UInt8]) { write(ByteBuffer(bytes: bytes)) }

    private func write(_ bytes: ByteBuffer) {
        lastWrite = Clocks.monotonicNanoseconds()
        handedOver += bytes.readableBytes
        context?.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }

    private func end(with message: Message) { end(with: dialect.bytes(of: message)) }

    /// By HTTP, before anything was sent.
    private func refuse(_ message: Message) {
        let head = Dialect.head(status: message.httpStatus, contentType: "application/json")
        end(with: head + message.bytes + [UInt8(ascii: "\n")])
    }

    private func end(with body: [UInt8], type: String) {
        end(with: Dialect.head(status: "200 OK", contentType: type) + body)
    }

    /// The last bytes, and the end of the connection when they are on their way.
    private func end(with bytes: [UInt8]) {
        if case .over = phase { return }
        noteCursor()
        phase = .over
        guard let context else { return }
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes))).whenComplete { _ in
            channel.close(promise: nil)
        }
        // A client that takes nothing does not keep it open.
        _ = channel.eventLoop.scheduleTask(in: .seconds(Int64(Limits.farewellSeconds))) {
            channel.close(promise: nil)
        }
    }
}
