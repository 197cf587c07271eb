private import Glibc

/// Reads what `PieceWriter` wrote.
package struct PieceReader: ~Copyable {
    private let file: Descriptor
    private let byteCount: Int
    private var offset = 0
    private var buffer: ArraySlice<UInt8> = []

    package init(path: String) throws(SystemError) {
        let file = try Descriptor(path: path, flags: O_RDONLY)
        byteCount = Int(try file.status().st_size)
        self.file = file
    }

    /// The next piece; nil at the end, and where there is no whole one.
    package mutating func next() -> [UInt8]? {
        guard let length = take(4)?.reversed().reduce(0, { $0 << 8 | Int($1) }) else { return nil }
        return take(length).map(Array.init)
    }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        if buffer.count < count {
            let missing = max(count - buffer.count, Limits.pieceBufferBytes)
            guard count - buffer.count <= byteCount - offset,
                let bytes = try? file.read(at: offset, count: min(missing, byteCount - offset))
            else { return nil }
            offset += bytes.count
            buffer = Array(buffer)[...] + bytes
            if buffer.count < count { return nil }
        }
        defer { buffer = buffer.dropFirst(count) }
        return buffer.prefix(count)
    }
}
