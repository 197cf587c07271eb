import Broadcast
import Glibc
import Intake
import Logging
import Platform
import ServiceLifecycle
import Synchronization

/// Watches the drop folder and claims what is complete, on a thread of its own.
final class IntakeService: Service {
    private let spool: Spool
    private let claims: BoundedChannel<Claimed>
    private let tail: DurableTail
    private let status: DaemonStatus
    private let logger: Logger
    private let recovered: [ClaimName]
    private let policy: Configuration.Spool
    /// Called once, when what was dropped before the start was found.
    private let scanned: @Sendable () -> Void
    private let thread: DedicatedThread
    private let control: WakePipe
    private let wishes = Mutex(Wishes())

    private struct Wishes {
        var stop = false
        var rescan = false
    }

    /// `recovered`: claims of the last run that are in no batch.
    init(
        spool: Spool, claims: BoundedChannel<Claimed>, tail: DurableTail, status: DaemonStatus,
        recovered: [ClaimName], policy: Configuration.Spool, logger: Logger,
        scanned: @escaping @Sendable () -> Void
    ) throws(SystemError) {
        self.spool = spool
        self.claims = claims
        self.tail = tail
        self.status = status
        self.recovered = recovered
        self.policy = policy
        self.logger = logger
        self.scanned = scanned
        thread = try DedicatedThread(name: "intake")
        control = try WakePipe()
    }

    /// Scans as soon as it may (SIGHUP).
    func requestRescan() {
        wishes.withLock { $0.rescan = true }
        control.wake()
    }

    func run() async throws {
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await withTaskExecutorPreference(thread) { try await watch() }
            } onGracefulShutdown: {
                Notifier.stopping()
                self.stop()
            }
        } onCancel: {
            self.stop()
        }
    }

    private func stop() {
        wishes.withLock { $0.stop = true }
        control.wake()
    }

    private func watch() async throws {
        defer { claims.finish() }
        let watcher = try Watcher.open(path: spool.incomingPath)
        var settling = Settling()
        var schedule = RescanSchedule(now: Clocks.monotonicNanoseconds())
        for claim in recovered where await !hand(claim) { return }
        var hasScanned = false
        while true {
            let now = Clocks.monotonicNanoseconds()
            if takeWishes(&schedule, now: now) { return }
            if schedule.isDue(now: now) {
                scan(&settling, &schedule, now: now)
                DoneFolder(spool: spool, policy: policy).removeOld()
            }
            await claim(settling.due(now: now, signature: signature))
            if !hasScanned {
                hasScanned = true
                scanned()
            }
            let events = try watcher.wait(
                milliseconds: timeout(settling.nextDeadline, schedule.nextScan),
                wake: control.number)
            await take(events, &settling, &schedule)
        }
    }

    /// What other threads want; true to stop.
    private func takeWishes(_ schedule: inout RescanSchedule, now: UInt64) -> Bool {
        let wanted = wishes.withLock { wishes in
            defer { wishes.rescan = false }
            return wishes
        }
        if wanted.rescan {
            control.wait()
            schedule.request(now: now)
        }
        return wanted.stop
    }

    private func take(
        _ events: [WatchEvent], _ settling: inout Settling, _ schedule: inout RescanSchedule
    ) async {
        let now = Clocks.monotonicNanoseconds()
        var ready: [FileName] = []
        for event in events {
            switch event.kind {
            case .overflow:
                status.update { $0.overflows += 1 }
                schedule.request(now: now)
            case .ignored:
                logger.error("the drop folder is no longer watched: was it removed?")
                schedule.request(now: now)
            default:
                if settling.observe(event, now: now, signature: signature), let name = event.name {
                    ready.append(name)
                }
            }
        }
        await claim(ready)
    }

    private func scan(
        _ settling: inout Settling, _ schedule: inout RescanSchedule, now: UInt64
    ) {
        schedule.scanned(now: now)
        do {
            let names = try spool.candidates()
            for name in names {
                guard let found = try spool.incoming.status(of: name) else { continue }
                let isRegular = found.st_mode & S_IFMT == S_IFREG
                settling.found(
                    name, canHaveWriter: isRegular && found.st_nlink == 1,
                    signature: Signature(found), now: now)
            }
            if names.count >= Limits.scanEntriesMax / 2 { schedule.request(now: now) }
        } catch {
            logger.error("cannot scan the drop folder: \(error)")
            status.update { $0.lastError = "\(error)" }
        }
    }

    private func claim(_ names: [FileName]) async {
        var rest = names[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(Limits.commitBatchesMax))
            rest = rest.dropFirst(part.count)
            do {
                let claimed = try spool.claim(part, nextSeq: tail.nextSeq) { name, error in
                    logger.error("cannot claim \(name): \(error); it stays where it is")
                    status.update { $0.lastError = "\(error)" }
                }
                // Where nobody takes them any more they stay in `work` for the next start.
                for claim in claimed where await !hand(claim) { return stop() }
            } catch {
                logger.error("cannot claim: \(error)")
                status.update { $0.lastError = "\(error)" }
            }
        }
    }

    /// False where the articles' way is closed.
    private func hand(_ claim: ClaimName) async -> Bool {
        status.update { $0.claimed += 1 }
        return await claims.send(
            Claimed(claim: claim, claimedAt: Clocks.monotonicNanoseconds()))
    }

    private func signature(_ name: FileName) -> Signature? {
        guard let found = try? spool.incoming.status(of: name) else { return nil }
        return Signature(found)
    }

    /// Milliseconds to the nearer of two moments.
    private func timeout(_ deadline: UInt64?, _ scan: UInt64) -> Int32 {
        let next = min(deadline ?? .max, scan)
        let now = Clocks.monotonicNanoseconds()
        return next <= now ? 0 : Int32(clamping: (next - now) / 1_000_000 + 1)
    }
}
