/// Why the daemon stopped (sysexits.h). README.md says which is which.
package enum ExitCode: Int32, Sendable {
    case success = 0
    /// The journal holds damage that a crash does not explain: nothing was changed.
    case damagedJournal = 65
    /// A failure that is a fault of the program's.
    case software = 70
    /// The disk failed: what it was told to keep may not be kept.
    case storage = 74
    /// Another daemon holds the journal: try again when it has stopped.
    case temporary = 75
    /// The configuration, the spool or the seeds cannot be used as they are.
    case configuration = 78
}

/// Why the daemon cannot start or go on: for the operator.
package struct DaemonError: Error, CustomStringConvertible {
    package let exitCode: ExitCode
    package let message: String

    package init(_ exitCode: ExitCode, _ message: String) {
        self.exitCode = exitCode
        self.message = message
    }

    package var description: String { message }
}
