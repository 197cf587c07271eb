package import Platform

/// What is wrong with a journal: a code to act on, and a sentence that names file and place.
package struct JournalError: Error, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// Bytes that were known to be on the disk are not what was written.
        case damaged
        case unknownVersion
        /// Another process writes to it.
        case locked
        /// The disk failed; nothing may be said to be durable.
        case storage
        case noSpace
        case batchTooLarge
        /// Older than what retention has left.
        case compacted
    }

    package let code: Code
    package let message: String
    package let cause: SystemError?

    package init(_ code: Code, _ message: String, cause: SystemError? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package init(_ error: SystemError) {
        self.init(error.isNoSpace ? .noSpace : .storage, error.description, cause: error)
    }

    package var description: String { message }

    /// Runs calls to the system whose failure is a failure of the journal.
    static func of<Result: ~Copyable>(
        _ calls: () throws(SystemError) -> Result
    ) throws(JournalError) -> Result {
        do { return try calls() } catch { throw JournalError(error) }
    }

    /// Runs a sync. Where it failed, for want of room or not, what it should have kept may be lost,
    /// and a second try would not say so (J5).
    static func ofSync(_ calls: () throws(SystemError) -> Void) throws(JournalError) {
        do { try calls() } catch {
            throw JournalError(.storage, error.description, cause: error)
        }
    }
}
