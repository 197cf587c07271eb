import Broadcast
import Glibc
import Intake
import Logging
import Platform
import ServiceLifecycle
import Synchronization

/// Watches the drop folder and claims what is complete.
final class IntakeService: Service {
    private let spool: Spool
    private let claims: BoundedChannel<Claimed>
    private let tail: DurableTail
    private let status: DaemonStatus
    private let logger: Logger
    private let recovered: [ClaimName]
    private let configuration: Configuration.Spool
    /// Called once, when what was dropped before the start is being found.
    private let scanned: @Sendable () -> Void
    private let pool: ThreadPool
    private let control: WakePipe
    private let wishes = Mutex(Wishes())

    private struct Wishes {
        var stop = false
        var rescan = false
        var onTurn: (@Sendable () -> Void)?
        /// How many times `control` was woken for these.
        var wakes = 0
    }

    /// `recovered`: claims of the last run that are in no batch.
    init(
        spool: Spool, claims: BoundedChannel<Claimed>, tail: DurableTail, status: DaemonStatus,
        recovered: [ClaimName], configuration: Configuration.Spool, pool: ThreadPool,
        logger: Logger,
        scanned: @escaping @Sendable () -> Void
    ) throws(SystemError) {
        self.spool = spool
        self.claims = claims
        self.tail = tail
        self.status = status
        self.recovered = recovered
        self.configuration = configuration
        self.logger = logger
        self.scanned = scanned
        self.pool = pool
        control = try WakePipe()
    }

    /// Scans as soon as it may (SIGHUP).
    func requestRescan() {
        wishes.withLock {
            $0.rescan = true
            $0.wakes += 1
        }
        control.wake()
    }

    /// Calls `body` on the loop's next turn, and makes it turn.
    func onNextTurn(_ body: @escaping @Sendable () -> Void) {
        wishes.withLock {
            $0.onTurn = body
            $0.wakes += 1
        }
        control.wake()
    }

    func run() async throws {
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await withTaskExecutorPreference(pool) { try await watch() }
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
        var folder = DropFolder(
            spool: spool, configuration: configuration, now: Clocks.monotonicNanoseconds(),
            report: report)
        for claim in recovered where await !hand(claim, onDisk: Task {}) { return }
        var hasScanned = false
        while !takeWishes(&folder) {
            try await claim(folder.found(), &folder)
            if !hasScanned {
                hasScanned = true
                scanned()
            }
            ThreadPool.handOver()
            try await claim(try folder.awaitEvents(wake: control.number), &folder)
        }
    }

    private func report(_ happening: DropFolder.Happening) {
        switch happening {
        case .overflow: status.update { $0.overflows += 1 }
        case .renewed: logger.notice("the drop folder was replaced: watching the new one")
        case .polling(let error):
            logger.warning(
                "no events: \(error); looking every \(configuration.pollSeconds) s instead")
        case .halted(let problem): halt(problem)
        }
    }

    private func halt(_ problem: String) {
        if status.current.halted != problem { logger.error("\(problem); trying again") }
        status.update {
            $0.halted = problem
            $0.lastError = problem
        }
    }

    /// What other threads want; true to stop.
    private func takeWishes(_ folder: inout DropFolder) -> Bool {
        let wanted = wishes.withLock { wishes in
            defer {
                wishes.rescan = false
                wishes.onTurn = nil
                wishes.wakes = 0
            }
            return wishes
        }
        wanted.onTurn?()
        for _ in 0..<wanted.wakes { control.wait() }
        if wanted.rescan {
            folder.requestScan()
        }
        return wanted.stop
    }

    private func claim(_ names: [FileName], _ folder: inout DropFolder) async throws {
        var rest = names[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(Limits.commitBatchesMax))
            rest = rest.dropFirst(part.count)
            let group: ClaimGroup
            do {
                group = try spool.claim(part, nextSeq: tail.nextSeq) { name, error in
                    logger.error("cannot claim \(name): \(error); it stays where it is")
                    status.update { $0.lastError = "\(error)" }
                }
            } catch  where error.code == .halted {
                // What was not claimed is found again by a scan.
                halt(error.message)
                return folder.requestScan()
            } catch {
                throw DaemonError(.storage, error.message)
            }
            if status.current.halted != nil { status.update { $0.halted = nil } }
            // Where nobody takes them any more they stay in `work` for the next start.
            if try await !hand(group) { return stop() }
        }
    }

    /// Claims are read while they are put on the disk, and journaled when they are there. False
    /// where the articles' way is closed.
    private func hand(_ group: ClaimGroup) async throws -> Bool {
        let syncing = spool.syncing(group)
        var isOpen = true
        for claim in group.claims where isOpen { isOpen = await hand(claim, onDisk: syncing) }
        try await syncing.value
        return isOpen
    }

    /// False where the articles' way is closed.
    private func hand(_ claim: ClaimName, onDisk sync: Task<Void, any Error>) async -> Bool {
        status.update { $0.claimed += 1 }
        return await claims.send(
            Claimed(claim: claim, claimedAt: Clocks.monotonicNanoseconds(), onDisk: sync))
    }
}
