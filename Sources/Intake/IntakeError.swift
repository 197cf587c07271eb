package import Platform

/// Why a dropped file could not be taken, or the spool not be used: a code for programs that is
/// part of the `failed` record, and a sentence that says what, where and what would be right.
package struct IntakeError: Error, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case nameTooLong = "name_too_long"
        case notRegular = "not_a_regular_file"
        case unreadable
        case tooLarge = "too_large"
        case changed = "changed_while_read"
        case crashed
        /// The spool's folders are not on one mount: nothing could be renamed between them.
        case notOneMount = "not_one_mount"
        case spoolUnusable = "spool_unusable"
        /// Nothing can be claimed for now: the disk is full, read-only or failing.
        case halted
        /// A sync failed: what was claimed may not be on the disk.
        case storage
    }

    package let code: Code
    package let message: String
    package let cause: SystemError?

    package init(_ code: Code, _ message: String, cause: SystemError? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package var description: String { message }
}
