import Glibc

/// Standard output and error, unbuffered and whole: the Swift library's `print` is slow and
/// buffers.
enum StandardOutput {
    static let isTerminal = isatty(1) == 1

    /// Writes everything; a reader that has gone away ends the program quietly, as `head` wants it.
    static func write(_ bytes: [UInt8]) {
        write(bytes, to: 1)
    }

    static func write(line: String) {
        write(Array(line.utf8) + [UInt8(ascii: "\n")])
    }

    static func writeError(line: String) {
        write(Array(line.utf8) + [UInt8(ascii: "\n")], to: 2)
    }

    private static func write(_ bytes: [UInt8], to number: Int32) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { raw in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: raw[written...])
                return unsafe Glibc.write(number, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0 { exit(errno == EPIPE ? 0 : 1) }
            written += count
        }
    }
}
