import Platform

/// A place up to which a journal is known to be on the disk: damage before it is never a torn tail.
struct Checkpoint: Equatable {
    static let fileName: FileName = "checkpoint"
    /// The first seq of the segment it is in.
    var segment: UInt64
    /// The byte in that segment before which everything is durable.
    var offset: UInt64

    /// segment 8, offset 8, checksum 4, zero 4.
    var bytes: [UInt8] {
        var writer = LittleEndianWriter()
        writer.append(segment)
        writer.append(offset)
        var crc = CRC32C()
        crc.update(writer.bytes)
        writer.append(crc.value)
        writer.append(UInt32(0))
        return writer.bytes
    }

    init(segment: UInt64, offset: Int) {
        self.segment = segment
        self.offset = UInt64(offset)
    }

    /// Nil where the bytes are no checkpoint: one that was lost only makes recovery less strict.
    init?(bytes: [UInt8]) {
        guard bytes.count == 24 else { return nil }
        var reader = LittleEndianReader(bytes[...])
        segment = reader.uint64()
        offset = reader.uint64()
        guard self.bytes == bytes else { return nil }
    }
}
