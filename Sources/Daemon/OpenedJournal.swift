import Intake
import Journaling
import Platform

/// A journal that was opened at the start, with what the last run left undone.
struct OpenedJournal: ~Copyable {
    let writer: JournalWriter
    let composer: Composer
    /// Claims that are in no batch: they are tried again.
    let recovered: [ClaimName]
}

extension Daemon {
    /// Opens the journal and settles every claim in `work` (I8): those whose batch is in the
    /// journal are moved to where they belong, the others are tried again.
    func openJournal(
        spool: Spool, done: DoneFolder, status: DaemonStatus
    ) throws(DaemonError) -> OpenedJournal {
        let unfinished: [ClaimName]
        do { unfinished = try spool.unfinished() } catch {
            throw DaemonError(.configuration, error.description)
        }
        let wanted = Set(unfinished.map(\.id))
        var found: [Identifier: UInt16] = [:]
        var composer = Composer()
        let options = JournalWriter.Options(
            segmentBytesMax: configuration.journal.segmentMebibytes << 20,
            segmentSecondsMax: configuration.journal.segmentHours * 3_600)
        let writer = try DaemonError.mapping { () throws(JournalError) in
            try JournalWriter.open(
                path: configuration.journal.path, options: options,
                now: Clocks.wallMicroseconds()
            ) { header, bytes in
                composer.know(Frame.batch(header, in: bytes))
                if wanted.contains(header.id) { found[header.id] = header.type }
            }
        }
        composer.settle(
            StoryCheckpoint(folder: configuration.journal.path, journal: writer.journal),
            nextSeq: writer.nextSeq)
        var recovered: [ClaimName] = []
        do {
            for claim in unfinished {
                switch found[claim.id] {
                case nil: recovered.append(claim)
                case Composer.BatchType.failed: try spool.quarantine(claim, reason: [])
                default: try done.take(claim)
                }
            }
        } catch {
            throw DaemonError(.storage, error.description)
        }
        status.update { $0.nextSeq = writer.nextSeq }
        return OpenedJournal(writer: writer, composer: composer, recovered: recovered)
    }
}
