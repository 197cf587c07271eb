import Glibc

/// A file's bytes, mapped read-only for as long as the object lives.
///
/// The address is kept as an integer, so that the compiler can check `Sendable`: nothing is ever
/// written to it.
package final class MappedFile: Sendable {
    package let path: String
    package let count: Int
    private let address: UInt

    /// Maps the file; an empty one is refused as truncated.
    package init(path: String) throws(ModelError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ModelError(.unreadable, path: path, "open: error \(errno)")
        }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw ModelError(.unreadable, path: path, "not a regular file")
        }
        guard status.st_size > 0 else { throw ModelError(.truncated, path: path, "empty") }
        let count = Int(status.st_size)
        guard let base = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0),
            unsafe base != MAP_FAILED
        else {
            throw ModelError(.unreadable, path: path, "mmap: error \(errno)")
        }
        self.path = path
        self.count = count
        self.address = UInt(bitPattern: base)
    }

    deinit {
        unsafe munmap(UnsafeMutableRawPointer(bitPattern: address), count)
    }

    /// The bytes of a range; it must lie in the file and stays valid while this object lives.
    package func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        let base = unsafe UnsafeRawPointer(bitPattern: address + UInt(range.lowerBound))
        return unsafe UnsafeRawBufferPointer(start: base, count: range.count)
    }

    /// A little-endian integer at an offset.
    package func load<T: FixedWidthInteger>(_ offset: Int, as type: T.Type) -> T {
        let raw = unsafe bytes(offset..<offset + MemoryLayout<T>.size)
        return unsafe T(littleEndian: raw.loadUnaligned(as: T.self))
    }
}
