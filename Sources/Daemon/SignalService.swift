import Broadcast
import Platform
import ServiceLifecycle
import UnixSignals

/// Tells systemd how things are, and rescans on SIGHUP; the last service to stop.
struct SignalService: Service {
    private let tail: DurableTail
    private let status: DaemonStatus
    private let rescan: @Sendable () -> Void

    init(
        tail: DurableTail, status: DaemonStatus, rescan: @escaping @Sendable () -> Void
    ) {
        self.tail = tail
        self.status = status
        self.rescan = rescan
    }

    func run() async throws {
        let rescan = rescan
        let hangups = Task {
            for await _ in await UnixSignalsSequence(trapping: .sighup) { rescan() }
        }
        defer { hangups.cancel() }
        let signals = tail.signals()
        tellStatus()
        for await signal in signals {
            tellStatus()
            if signal == .stopping { break }
        }
        try? await gracefulShutdown()
    }

    private func tellStatus() {
        Notifier.status(status.line(subscribers: tail.subscriberCount))
    }
}
