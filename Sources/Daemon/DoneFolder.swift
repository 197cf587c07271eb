import Glibc
import Intake
import Platform
import Records

/// What becomes of files whose records are durable.
struct DoneFolder: Sendable {
    private let spool: Spool
    private let configuration: LiveConfiguration

    init(spool: Spool, configuration: LiveConfiguration) {
        self.spool = spool
        self.configuration = configuration
    }

    /// Moves a claim to where it stays, or removes it where the operator wants no copies. `time` is
    /// when its batch was appended, in microseconds since 1970.
    func take(_ claim: ClaimName, time: UInt64) throws(SystemError) {
        switch configuration.current.spool.done {
        case .keep: try spool.finish(claim)
        case .delete: try spool.delete(claim)
        case .archive:
            let day = Timestamp(microseconds: time).description.prefix(10)
            try spool.archive(claim, day: FileName(String(day)))
        }
    }

    /// Removes from `done` what was moved there longer ago than the operator wants to keep it.
    func removeOld() throws(SystemError) {
        let days = configuration.current.spool.doneKeepDays
        if days == 0 { return }
        let now = Int(Clocks.wallMicroseconds() / 1_000_000)
        let stream = try DirectoryStream(spool.done)
        while true {
            let names = try stream.next(Limits.scanNamesMax)
            if names.isEmpty { return }
            for name in names {
                // The change time: when it was renamed into the folder.
                guard let status = try spool.done.status(of: name),
                    now - status.st_ctim.tv_sec > days * 86_400
                else { continue }
                try spool.done.remove(name)
            }
        }
    }
}
