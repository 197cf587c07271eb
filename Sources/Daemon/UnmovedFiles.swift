import DequeModule
import Intake
import Platform
import Records

/// Claims whose batch is durable and that are still in `work`: each is to be moved to where it
/// stays.
struct UnmovedFiles {
    private struct Entry {
        let claim: ClaimName
        /// Nil for an article.
        let failure: FailedRecord?
        let time: UInt64
    }

    private let spool: Spool
    private let done: DoneFolder
    private var entries: Deque<Entry> = []

    init(spool: Spool, done: DoneFolder) {
        self.spool = spool
        self.done = done
    }

    var count: Int { entries.count }

    mutating func append(_ claim: ClaimName, _ failure: FailedRecord?, time: UInt64) {
        entries.append(Entry(claim: claim, failure: failure, time: time))
    }

    /// Moves them in order until one cannot be moved: says why. One that is gone needs no moving.
    ///
    /// What is not moved before the daemon stops is moved at the next start.
    mutating func move() -> String? {
        while let entry = entries.first {
            do throws(SystemError) {
                if let failure = entry.failure {
                    try spool.quarantine(entry.claim, reason: JSONWriter.bytes(of: failure))
                } else {
                    try done.take(entry.claim, time: entry.time)
                }
            } catch {
                if !spool.hasLost(entry.claim) {
                    return "cannot move \(entry.claim.fileName): \(error)"
                }
            }
            entries.removeFirst()
        }
        return nil
    }
}
