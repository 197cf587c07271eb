import Broadcast
import Logging
import Platform
import ServiceLifecycle

/// Feeds systemd's watchdog as long as intake, journal and socket all move.
///
/// Each is asked for a sign of life four times in the time that systemd waits; a daemon of which
/// one part hangs is not fed, and is started again.
struct WatchdogService: Service {
    private let pulse: Pulse
    private let tail: DurableTail
    private let intake: IntakeService
    private let journaling: JournalService
    private let logger: Logger

    init(
        pulse: Pulse, tail: DurableTail, intake: IntakeService, journaling: JournalService,
        logger: Logger
    ) {
        self.pulse = pulse
        self.tail = tail
        self.intake = intake
        self.journaling = journaling
        self.logger = logger
    }

    func run() async throws {
        guard let microseconds = Notifier.watchdogMicroseconds else {
            try? await gracefulShutdown()
            return
        }
        let feeding = Task {
            while !Task.isCancelled {
                askForSigns()
                try? await Task.sleep(for: .microseconds(microseconds / 4))
                let missing = pulse.takeMissing()
                if missing.isEmpty {
                    Notifier.feedWatchdog()
                } else if !tail.isStopping {
                    logger.warning("no sign of life from \(missing.map { "\($0)" }.sorted())")
                }
            }
        }
        try? await gracefulShutdown()
        feeding.cancel()
    }

    private func askForSigns() {
        let pulse = pulse
        intake.onNextTurn { pulse.beat(.intake) }
        journaling.onNextTurn { pulse.beat(.journal) }
        tail.tick()
    }
}
