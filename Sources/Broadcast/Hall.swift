private import Journaling
import NIOCore
import Platform
import Synchronization

/// The sessions of one event loop, and what they all need.
final class Hall {
    let options: Server.Options
    let tail: DurableTail
    let audience: Audience
    let window: LiveWindow
    private let number: Int
    private let loop: any EventLoop
    private let answers: Server.Answers
    private var sessions: [ObjectIdentifier: Session] = [:]
    private let presence: Presence
    private var ticking: RepeatedTask?

    /// How many sessions there are, for other threads: an empty hall need not be woken.
    final class Presence: Sendable {
        private let count = Atomic<Int>(0)

        var isEmpty: Bool { count.load(ordering: .sequentiallyConsistent) == 0 }

        fileprivate func set(_ sessions: Int) {
            count.store(sessions, ordering: .sequentiallyConsistent)
        }
    }

    /// `number`: which of the event loops it is.
    init(
        number: Int, options: Server.Options, tail: DurableTail, audience: Audience,
        window: LiveWindow, presence: Presence, answers: Server.Answers, loop: any EventLoop
    ) {
        self.number = number
        self.options = options
        self.tail = tail
        self.audience = audience
        self.window = window
        self.presence = presence
        self.answers = answers
        self.loop = loop
    }

    func enter(_ session: Session) {
        sessions[ObjectIdentifier(session)] = session
        presence.set(sessions.count)
        guard ticking == nil else { return }
        let box = NIOLoopBound(self, eventLoop: loop)
        ticking = loop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
            box.value.tick()
        }
    }

    func leave(_ session: Session) {
        sessions[ObjectIdentifier(session)] = nil
        presence.set(sessions.count)
        // Nobody there: nothing to wake up for.
        if sessions.isEmpty {
            ticking?.cancel()
            ticking = nil
        }
    }

    func hear(_ signal: DurableTail.Signal) {
        switch signal {
        case .advanced: sessions.values.forEach { $0.pump() }
        case .tick: options.pulse(number)
        case .stopping: sessions.values.forEach { $0.stopping() }
        }
    }

    func stop() { sessions.values.forEach { $0.stopped() } }

    func status() -> [UInt8] { answers.status(audience.report) }

    func metrics() -> [UInt8] { answers.metrics(audience.report) }

    func firstSeq() throws -> UInt64 {
        let reader = try JournalReader(path: options.journalPath)
        return try reader.firstSeq() ?? 1
    }

    private func tick() {
        let now = Clocks.monotonicNanoseconds()
        sessions.values.forEach { $0.tick(now: now) }
    }
}
