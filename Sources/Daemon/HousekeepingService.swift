import Glibc
import Journaling
import Logging
import Platform
import ServiceLifecycle

/// Removes, once a minute, what is past its time: segments of the journal, files in `done`.
///
/// By the system's clock: a clock that is set forward removes early, one that is set back late.
struct HousekeepingService: Service {
    private let done: DoneFolder
    private let configuration: LiveConfiguration
    private let status: DaemonStatus
    private let logger: Logger
    private let pool: ThreadPool

    init(
        done: DoneFolder, configuration: LiveConfiguration, status: DaemonStatus, logger: Logger
    ) throws(SystemError) {
        self.done = done
        self.configuration = configuration
        self.status = status
        self.logger = logger
        pool = try ThreadPool(name: "housekeeping")
    }

    func run() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await withTaskExecutorPreference(pool) { keepHouse() }
                try? await Task.sleep(for: .seconds(Limits.housekeepingSeconds))
            }
        }
    }

    private func keepHouse() {
        do {
            let journal = configuration.current.journal
            let removed = try journal.retention.apply(
                path: journal.path, now: Clocks.wallMicroseconds())
            for first in removed {
                logger.notice("removed the journal's segment of seq \(first), as configured")
            }
        } catch {
            report(error.description)
        }
        do { try done.removeOld() } catch { report(error.description) }
    }

    private func report(_ problem: String) {
        logger.error("cannot remove what is old: \(problem)")
        status.update { $0.lastError = problem }
    }
}

extension Configuration.Journal {
    var retention: JournalRetention {
        JournalRetention(
            secondsMax: keepDays == 0 ? nil : UInt64(keepDays) * 86_400,
            bytesMax: keepMebibytes == 0 ? nil : UInt64(keepMebibytes) << 20)
    }
}
