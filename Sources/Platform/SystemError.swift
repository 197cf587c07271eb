private import Glibc

/// A system call that failed: which, on what, and why.
package struct SystemError: Error, Equatable, CustomStringConvertible {
    package let errno: Int32
    package let call: String
    package let subject: String

    package init(_ call: String, _ subject: String, errno: Int32) {
        self.errno = errno
        self.call = call
        self.subject = subject
    }

    /// The error of the call that has just failed.
    package static func last(_ call: String, _ subject: String) -> SystemError {
        SystemError(call, subject, errno: Glibc.errno)
    }

    package var isNoSpace: Bool { [ENOSPC, EDQUOT].contains(errno) }

    package var description: String {
        let reason = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)"
        return "\(call) \(subject): \(reason)"
    }
}

/// Runs a call until it is not interrupted by a signal; its result, or the error where it is −1.
@discardableResult
package func retrying<Result: FixedWidthInteger>(
    _ call: String, _ subject: @autoclosure () -> String, _ body: () -> Result
) throws(SystemError) -> Result {
    while true {
        let result = body()
        if result != -1 { return result }
        if errno != EINTR { throw SystemError.last(call, subject()) }
    }
}
