import Broadcast
import Logging
import Platform
import ServiceLifecycle
import UnixSignals

/// Tells systemd how things are, and on SIGHUP reads the configuration and the drop folder again;
/// the last service to stop.
struct SignalService: Service {
    private let tail: DurableTail
    private let status: DaemonStatus
    private let logger: Logger
    private let reload: @Sendable () throws(ConfigurationError) -> [String]
    private let rescan: @Sendable () -> Void

    /// `reload` gives the keys that need a restart.
    init(
        tail: DurableTail, status: DaemonStatus, logger: Logger,
        reload: @escaping @Sendable () throws(ConfigurationError) -> [String],
        rescan: @escaping @Sendable () -> Void
    ) {
        self.tail = tail
        self.status = status
        self.logger = logger
        self.reload = reload
        self.rescan = rescan
    }

    func run() async throws {
        let hangups = Task {
            for await _ in await UnixSignalsSequence(trapping: .sighup) { hangUp() }
        }
        defer { hangups.cancel() }
        let pace = Pace(nanoseconds: Limits.statusNanoseconds)
        tellStatus()
        for await signal in tail.signals(where: { $0 != .advanced || pace.isDue() }) {
            tellStatus()
            if signal == .stopping { break }
        }
        try? await gracefulShutdown()
    }

    private func hangUp() {
        Notifier.reloading(at: Clocks.monotonicNanoseconds() / 1_000)
        do {
            let fixed = try reload()
            logger.notice("configuration read again")
            if !fixed.isEmpty {
                logger.warning("a restart is needed for \(fixed.joined(separator: ", "))")
            }
        } catch {
            logger.error("\(error); the configuration stays as it was")
            status.update { $0.lastError = error.description }
        }
        rescan()
        Notifier.ready()
        tellStatus()
    }

    private func tellStatus() {
        Notifier.status(status.line(subscribers: tail.subscriberCount))
    }
}
