import Broadcast
import Intake
import Journaling
import Logging
import Platform
import Records
import ServiceLifecycle
import Synchronization

/// Makes outcomes durable, in order, and tells of them only then (I7).
final class JournalService: Service {
    /// Taken by `run`, once: the writer belongs to one task.
    private let writer: Mutex<JournalWriter?>
    private let stories: StoryRecall
    /// Nil for a claim that is left for the next start, and to move files that could not be moved.
    private let outcomes: BoundedChannel<Outcome?>
    private let tail: DurableTail
    private let mirror: BoundedChannel<MirrorEntry>
    private let spool: Spool
    private let done: DoneFolder
    private let status: DaemonStatus
    private let logger: Logger
    private let pool: ThreadPool
    private let turn = Mutex(Turn())

    private struct Turn {
        /// Something is being made durable.
        var isBusy = false
        var onNext: (@Sendable () -> Void)?
    }

    init(
        writer: consuming JournalWriter, stories: StoryRecall,
        outcomes: BoundedChannel<Outcome?>,
        tail: DurableTail, mirror: BoundedChannel<MirrorEntry>, spool: Spool, done: DoneFolder,
        status: DaemonStatus, pool: ThreadPool, logger: Logger
    ) {
        self.writer = Mutex(consume writer)
        self.stories = stories
        self.outcomes = outcomes
        self.tail = tail
        self.mirror = mirror
        self.spool = spool
        self.done = done
        self.status = status
        self.pool = pool
        self.logger = logger
    }

    /// Runs until the outcomes end. After an error nothing more is taken, and nothing was told that
    /// is not durable.
    func run() async throws {
        defer {
            outcomes.finish()
            mirror.finish()
            tail.stop()
        }
        try await withTaskExecutorPreference(pool) { try await journal() }
        mirror.finish()
        tail.stop()
        try? await gracefulShutdown()
    }

    /// Calls `body` when the disk is not being waited for, now or later.
    func onNextTurn(_ body: @escaping @Sendable () -> Void) {
        let isBusy = turn.withLock { turn in
            if turn.isBusy { turn.onNext = body }
            return turn.isBusy
        }
        if !isBusy { body() }
    }

    private func takeTurn(isBusy: Bool) {
        let body = turn.withLock { turn in
            defer { turn = Turn(isBusy: isBusy) }
            return turn.onNext
        }
        body?()
    }

    private func journal() async throws {
        guard var writer = writer.withLock({ $0.take() }) else { return }
        var composer = Composer(
            stories: try await stories.fold(), checkpoint: stories.checkpoint)
        var unmoved = UnmovedFiles(spool: spool, done: done)
        while let first = await outcomes.next() {
            takeTurn(isBusy: true)
            let group = [first] + outcomes.take(max: Limits.commitBatchesMax - 1)
            // Who waited for room need not wait for the disk.
            ThreadPool.handOver()
            var entries: [(Outcome, Composition, JournaledBatch)] = []
            for case let outcome? in group {
                // Appending may write what was appended before.
                try await entries.last?.0.claimed.onDisk.value
                let entry = try await append(outcome, &composer, &writer)
                entries.append((outcome, entry.0, entry.1))
            }
            try await entries.last?.0.claimed.onDisk.value
            try await commit(&writer)
            tail.advance(to: writer.nextSeq)
            for (outcome, composition, batch) in entries {
                publish(outcome, composition, batch)
                unmoved.append(outcome.claim, composition.failure, time: batch.time)
            }
            try await move(&unmoved)
            composer.save(nextSeq: writer.nextSeq)
            takeTurn(isBusy: false)
        }
        composer.save(nextSeq: writer.nextSeq, isLast: true)
        try writer.saveCheckpoint()
    }

    /// Moves the files to where they stay. Where that cannot be done it is tried again with the
    /// next ones or after a while; when there are too many of them, nothing more is journaled.
    private func move(_ unmoved: inout UnmovedFiles) async throws {
        while let problem = unmoved.move() {
            logger.error("\(problem); trying again")
            status.update { $0.lastError = problem }
            if unmoved.count < Limits.unmovedFilesMax {
                Task { [outcomes] in
                    try? await Task.sleep(for: .seconds(Limits.retrySeconds))
                    _ = outcomes.offer(nil)
                }
                return
            }
            status.update { $0.halted = problem }
            try await waitToTryAgain()
        }
        if status.current.halted != nil { status.update { $0.halted = nil } }
    }

    private func append(
        _ outcome: Outcome, _ composer: inout Composer, _ writer: inout JournalWriter
    ) async throws -> (Composition, JournaledBatch) {
        var composition = composer.compose(outcome) { writer.firstSeq(ofKey: $0) }
        while true {
            let problem: JournalError
            do {
                let now = Clocks.wallMicroseconds()
                return (composition, try writer.append(composition.batch, now: now))
            } catch {
                problem = error
            }
            if problem.code == .batchTooLarge, composition.failure == nil {
                composition = composer.failed(
                    outcome,
                    FailedRecord.Reason(code: "too_many_records", message: problem.message))
            } else {
                try await waitForSpace(after: problem)
            }
        }
    }

    private func commit(_ writer: inout JournalWriter) async throws {
        while true {
            let problem: JournalError
            do {
                try writer.commit()
                return status.update { $0.isDiskFull = false }
            } catch {
                problem = error
            }
            try await waitForSpace(after: problem)
        }
    }

    /// Nothing is lost meanwhile: the channels fill up, and then nothing more is claimed (J5).
    private func waitForSpace(after error: JournalError) async throws {
        guard error.code == .noSpace else { throw error }
        logger.error("\(error); trying again in \(Limits.retrySeconds) s")
        status.update {
            $0.isDiskFull = true
            $0.lastError = error.message
        }
        try await waitToTryAgain()
    }

    private func waitToTryAgain() async throws {
        takeTurn(isBusy: false)
        try await Task.sleep(for: .seconds(Limits.retrySeconds))
        takeTurn(isBusy: true)
    }

    /// The batch is durable: says so.
    private func publish(
        _ outcome: Outcome, _ composition: Composition, _ batch: JournaledBatch
    ) {
        var dropped = 0
        for (index, envelope) in composition.envelopes.enumerated() {
            let entry = MirrorEntry(seq: batch.firstSeq + UInt64(index), envelope: envelope)
            if mirror.offer(entry) == .full { dropped += 1 }
        }
        status.update {
            $0.records += composition.envelopes.count
            $0.nextSeq = batch.nextSeq
            $0.mirrorDropped += dropped
            if composition.failure == nil { $0.articles += 1 } else { $0.failures += 1 }
        }
        report(outcome, composition, batch)
    }

    private func report(
        _ outcome: Outcome, _ composition: Composition, _ batch: JournaledBatch
    ) {
        let total = Clocks.monotonicNanoseconds() - outcome.claimed.claimedAt
        if let failure = composition.failure {
            logger.warning(
                "\(failure.source.name) → quarantine: \(failure.reason.message)",
                metadata: ["seq": "\(batch.firstSeq)", "code": "\(failure.reason.code)"])
        } else {
            logger.info(
                "\(outcome.source.name) → \(composition.envelopes.count) records",
                metadata: [
                    "seq": "\(batch.firstSeq)",
                    "extract": "\(Self.milliseconds(outcome.extractNanoseconds)) ms",
                    "claimed→durable": "\(Self.milliseconds(total)) ms",
                ])
        }
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> String {
        "\(nanoseconds / 1_000_000).\(nanoseconds / 100_000 % 10)"
    }
}
