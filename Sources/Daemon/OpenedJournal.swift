import FoundationEssentials
import Intake
import Journaling
import Platform
import Records

/// A journal that was opened at the start, with what the last run left undone.
struct OpenedJournal: ~Copyable {
    let writer: JournalWriter
    let stories: StoryRecall
    /// Where tries are noted.
    let attempts: AttemptSlots
    /// Claims that are in no batch: they are tried again.
    let recovered: [ClaimName]
}

extension Daemon {
    /// Opens the journal and settles every claim in `work` (I8): those whose batch is in the
    /// journal are moved to where they belong, the others are tried again.
    func openJournal(
        spool: Spool, done: DoneFolder, status: DaemonStatus
    ) async throws(DaemonError) -> OpenedJournal {
        let options = JournalWriter.Options(
            segmentBytesMax: configuration.journal.segmentMebibytes << 20,
            segmentSecondsMax: configuration.journal.segmentHours * 3_600)
        let writer = try DaemonError.mapping { () throws(JournalError) in
            try JournalWriter.open(
                path: configuration.journal.path, options: options,
                now: Clocks.wallMicroseconds())
        }
        let attempts: AttemptSlots
        let unfinished: [ClaimName]
        do {
            attempts = try AttemptSlots(path: "\(configuration.journal.path)/attempts")
            unfinished = try await spool.unfinished(attempts: attempts)
        } catch {
            throw DaemonError(.configuration, error.description)
        }
        let journaled = try DaemonError.mapping { () throws(JournalError) in
            try batches(of: unfinished, before: writer.nextSeq)
        }
        var recovered: [ClaimName] = []
        do {
            for claim in unfinished {
                guard let header = journaled[claim.id] else {
                    recovered.append(claim)
                    continue
                }
                if header.type == Composer.BatchType.failed {
                    try spool.quarantine(claim, reason: reason(in: header))
                } else {
                    try done.take(claim, time: header.time)
                }
            }
        } catch {
            throw DaemonError(.storage, error.description)
        }
        status.update { $0.nextSeq = writer.nextSeq }
        let checkpoint = StoryCheckpoint(
            folder: configuration.journal.path, journal: writer.journal,
            windowArticlesMax: configuration.stories.window)
        let stories = StoryRecall(
            journalPath: configuration.journal.path, checkpoint: checkpoint, writer: writer,
            jobs: jobs)
        return OpenedJournal(
            writer: writer, stories: stories, attempts: attempts, recovered: recovered)
    }

    /// The batches of those claims that have one. None stands before the seq in its claim's name,
    /// so only the end of the journal is looked at.
    private func batches(
        of claims: [ClaimName], before nextSeq: UInt64
    ) throws(JournalError) -> [Identifier: Frame.Header] {
        guard let oldest = claims.map(\.seq).min() else { return [:] }
        let wanted = Set(claims.map(\.id))
        var found: [Identifier: Frame.Header] = [:]
        var reader = try JournalReader(path: configuration.journal.path)
        let first = try reader.firstSeq() ?? 1
        try reader.seek(to: max(first, min(oldest, nextSeq)))
        try reader.headers(before: nextSeq) { header in
            if wanted.contains(header.id) { found[header.id] = header }
        }
        return found
    }

    /// Why a file failed, as the batch has it: the file beside it may not have been written.
    private func reason(in header: Frame.Header) -> [UInt8] {
        guard var reader = try? JournalReader(path: configuration.journal.path),
            (try? reader.seek(to: header.firstSeq)) != nil,
            let batch = try? reader.next(before: .max),
            let envelope = try? JSONDecoder().decode(
                Envelope.self, from: Data(batch.batch.payload)),
            case .failed(let record) = envelope.record
        else { return [] }
        return JSONWriter.bytes(of: record)
    }
}
