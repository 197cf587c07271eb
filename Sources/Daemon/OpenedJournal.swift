package import Intake
package import Journaling
package import Platform
private import Synchronization

/// A journal that was opened at the start, with what the last run left undone.
package struct OpenedJournal: ~Copyable {
    private var writer: JournalWriter?
    package let composer: Composer
    /// Claims that are in no batch: their attempts were raised, and they are tried again.
    package let recovered: [ClaimName]

    init(writer: consuming JournalWriter, composer: Composer, recovered: [ClaimName]) {
        self.writer = consume writer
        self.composer = composer
        self.recovered = recovered
    }
}

extension Daemon {
    /// Opens the journal and settles every claim in `work` (I8): those whose batch is in the journal
    /// are moved to where they belong, the others are tried again.
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
        let writer: JournalWriter
        do {
            writer = try JournalWriter.open(
                path: configuration.journal.path,
                options: JournalWriter.Options(
                    segmentBytesMax: configuration.journal.segmentMebibytes << 20,
                    segmentSecondsMax: configuration.journal.segmentHours * 3_600),
                now: Clocks.wallMicroseconds()
            ) { header, _ in
                composer.know(header)
                if wanted.contains(header.id) { found[header.id] = header.type }
            }
        } catch {
            throw DaemonError(error)
        }
        var recovered: [ClaimName] = []
        do {
            for claim in unfinished {
                switch found[claim.id] {
                case nil: recovered.append(try spool.raiseAttempt(of: claim))
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
