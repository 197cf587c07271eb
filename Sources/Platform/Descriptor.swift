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
        let file = number
        var problem: SystemError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, problem == nil {
                do throws(SystemError) {
                    let taken = try retrying("read", subject) {
                        unsafe pread(
                            file, buffer.baseAddress?.advanced(by: filled), count - filled,
                            off_t(offset + filled))
                    }
                    if taken == 0 { return }
                    filled += taken
                } catch {
                    problem = error
                }
            }
        }
        if let problem { throw problem }
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

    /// From here on this is what `other` is, for everybody who uses it, at one moment.
    package func become(_ other: consuming Descriptor) throws(SystemError) {
        try retrying("dup2", subject) { dup2(other.number, number) }
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    }

    /// Whether somebody holds this file open for writing; nil where the kernel does not tell us:
    /// it tells a file's owner, and who has CAP_LEASE, on file systems that know leases.
    ///
    /// By a read lease, which is granted only where there is no writer, and given back at once.
    package func hasWriter() -> Bool? {
        // Who opens the file in that moment waits for the lease's end, and we get this signal.
        signal(SIGIO, SIG_IGN)
        if fcntl(number, Self.setLease, F_RDLCK) == 0 {
            _ = fcntl(number, Self.setLease, F_UNLCK)
            return false
        }
        return errno == EAGAIN ? true : nil
    }

    /// F_SETLEASE: not in Swift's Glibc.
    private static let setLease: Int32 = 1_024
}
