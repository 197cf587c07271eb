private import Glibc

/// A file's bytes in memory, read as they are asked for; the file must not change.
package final class MappedFile: Sendable {
    private let address: UInt
    package let count: Int

    package init(_ descriptor: borrowing Descriptor) throws(SystemError) {
        count = Int(try descriptor.status().st_size)
        guard count > 0 else {
            address = 0
            return
        }
        let memory = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor.number, 0)
        guard let memory = unsafe memory, unsafe memory != MAP_FAILED else {
            throw SystemError.last("mmap", descriptor.subject)
        }
        address = UInt(bitPattern: memory)
    }

    deinit {
        if count > 0 { unsafe munmap(UnsafeMutableRawPointer(bitPattern: address), count) }
    }

    /// The bytes, as long as `body` runs.
    package func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        let start = unsafe UnsafePointer<UInt8>(bitPattern: address)
        let buffer = unsafe UnsafeBufferPointer(start: start, count: count)
        return unsafe body(buffer.span)
    }
}
