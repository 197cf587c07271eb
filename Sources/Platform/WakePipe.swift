private import Glibc

/// Wakes a thread that sleeps in `read` or `poll`.
package struct WakePipe: ~Copyable, Sendable {
    private let reader: Descriptor
    private let writer: Descriptor

    package init() throws(SystemError) {
        var ends: (Int32, Int32) = (-1, -1)
        try retrying("pipe", "wake-up") {
            unsafe withUnsafeMutableBytes(of: &ends) {
                unsafe pipe($0.assumingMemoryBound(to: Int32.self).baseAddress)
            }
        }
        _ = fcntl(ends.0, F_SETFD, FD_CLOEXEC)
        _ = fcntl(ends.1, F_SETFD, FD_CLOEXEC)
        reader = Descriptor(owning: ends.0, subject: "wake-up")
        writer = Descriptor(owning: ends.1, subject: "wake-up")
    }

    /// Readable as long as a wake-up was not consumed: for `poll`.
    package var number: Int32 { reader.number }

    package func wake() {
        var byte: UInt8 = 0
        _ = unsafe write(writer.number, &byte, 1)
    }

    /// Waits for one wake-up and consumes it.
    package func wait() {
        var byte: UInt8 = 0
        while unsafe read(reader.number, &byte, 1) == -1, errno == EINTR {}
    }
}
