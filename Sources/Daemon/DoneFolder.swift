import Glibc
import Intake
import Platform

/// What becomes of files whose records are durable.
struct DoneFolder: Sendable {
    private let spool: Spool
    private let policy: Configuration.Spool

    init(spool: Spool, policy: Configuration.Spool) {
        self.spool = spool
        self.policy = policy
    }

    /// Moves a claim there, or removes it where the operator wants no copies.
    func take(_ claim: ClaimName) throws(SystemError) {
        try spool.finish(claim)
        if policy.done == .delete { try remove(claim.fileName) }
    }

    /// Removes what was moved there longer ago than the operator wants to keep it.
    func removeOld() {
        guard policy.done == .keep, policy.doneKeepDays > 0,
            let names = try? spool.done.names(limit: Limits.scanEntriesMax)
        else { return }
        let now = Int(Clocks.wallMicroseconds() / 1_000_000)
        for name in names {
            guard let status = try? spool.done.status(of: name) else { continue }
            // The change time: when it was renamed into the folder.
            let ageSeconds = now - status.st_ctim.tv_sec
            if ageSeconds > policy.doneKeepDays * 86_400 { try? spool.done.remove(name) }
        }
    }

    private func remove(_ name: FileName) throws(SystemError) {
        try spool.done.remove(name)
        let sidecar = FileName(bytes: name.bytes + Array(Spool.sidecarSuffix.utf8))
        if try spool.done.status(of: sidecar) != nil { try spool.done.remove(sidecar) }
    }
}
