private import Glibc

/// Writes byte strings into a new file, each behind its length in four bytes, the lowest first.
package struct PieceWriter: ~Copyable {
    private let file: Descriptor
    private var buffer: [UInt8] = []
    private var offset = 0

    package init(path: String) throws(SystemError) {
        file = try Descriptor(path: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
    }

    package mutating func write(_ piece: [UInt8]) throws(SystemError) {
        for shift in [0, 8, 16, 24] {
            buffer.append(UInt8(truncatingIfNeeded: piece.count >> shift))
        }
        buffer += piece
        if buffer.count >= Limits.pieceBufferBytes { try flush() }
    }

    /// What was written is with the kernel when this returns; it is not synced.
    package mutating func flush() throws(SystemError) {
        try file.write(buffer, at: offset)
        offset += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }
}
