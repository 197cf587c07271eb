/// Bytes of a segment read ahead: a walk over its frames costs one system call for many.
///
/// What was read before it was written is stale; `forget` makes it be read again.
struct FrameWindow {
    private var bytes: [UInt8] = []
    private var start = 0

    /// Bytes to read at a time: few at first, for who follows what is being written, and twice as
    /// many each time for who goes on.
    private var reach = least
    private static let least = 16 << 10
    private static let most = 256 << 10

    /// The bytes of `[offset, offset + count)`; fewer only at the end of the file.
    mutating func bytes(
        of segment: borrowing SegmentFile, at offset: Int, count: Int
    ) throws(JournalError) -> ArraySlice<UInt8> {
        if offset < start || offset + count > start + bytes.count {
            bytes = try segment.read(at: offset, count: max(count, reach))
            start = offset
            reach = min(2 * reach, Self.most)
        }
        let first = offset - start
        return bytes[first..<min(first + count, bytes.count)]
    }

    mutating func forget() {
        bytes = []
        reach = Self.least
    }
}
