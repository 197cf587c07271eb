package import Glibc

/// An open file, closed when its owner is done with it.
package struct Descriptor: ~Copyable, Sendable {
    package let number: Int32
    /// What was opened, for error messages.
    package let subject: String

    package init(owning number: Int32, subject: String) {
        self.number = number
        self.subject = subject
    }

    /// Opens `path`, relative to `directory` where one is given; O_CLOEXEC is added.
    package init(
        opening path: FileName, in directory: borrowing Descriptor, flags: Int32,
        mode: mode_t = 0o640
    ) throws(SystemError) {
        let subject = "\(directory.subject)/\(path)"
        let parent = directory.number
        let number = try retrying("open", subject) {
            unsafe path.withCString { unsafe openat(parent, $0, flags | O_CLOEXEC, mode) }
        }
        self.init(owning: number, subject: subject)
    }

    package init(path: String, flags: Int32, mode: mode_t = 0o640) throws(SystemError) {
        let number = try retrying("open", path) {
            unsafe open(path, flags | O_CLOEXEC, mode)
        }
        self.init(owning: number, subject: path)
    }

    deinit { close(number) }

    package func status() throws(SystemError) -> stat {
        var status = stat()
        try retrying("fstat", subject) { unsafe fstat(number, &status) }
        return status
    }

    /// Reads up to `count` bytes at `offset`; fewer only at the end of the file.
    package func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let taken = try retrying("read", subject) {
                unsafe bytes.withUnsafeMutableBytes {
                    let target = unsafe UnsafeMutableRawBufferPointer(rebasing: $0[filled...])
                    return unsafe pread(
                        number, target.baseAddress, target.count, off_t(offset + filled))
                }
            }
            if taken == 0 { break }
            filled += taken
        }
        bytes.removeLast(count - filled)
        return bytes
    }

    /// Writes all of `bytes` at `offset`.
    package func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            written += try retrying("write", subject) {
                unsafe bytes.withUnsafeBytes {
                    let source = unsafe UnsafeRawBufferPointer(rebasing: $0[written...])
                    return unsafe pwrite(
                        number, source.baseAddress, source.count, off_t(offset + written))
                }
            }
        }
    }

    /// The bytes are on the disk when this returns.
    package func syncData() throws(SystemError) {
        try retrying("fdatasync", subject) { fdatasync(number) }
    }

    /// The file with its metadata, or a directory with its names.
    package func sync() throws(SystemError) {
        try retrying("fsync", subject) { fsync(number) }
    }

    package func truncate(to length: Int) throws(SystemError) {
        try retrying("ftruncate", subject) { ftruncate(number, off_t(length)) }
    }

    /// Reserves blocks for `length` bytes, so that later writes cannot run out of space.
    package func allocate(_ length: Int) throws(SystemError) {
        while true {
            let code = posix_fallocate(number, 0, off_t(length))
            if code == 0 { return }
            if code != EINTR { throw SystemError("fallocate", subject, errno: code) }
        }
    }
}
