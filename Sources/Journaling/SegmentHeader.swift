package import Platform

/// The first 64 bytes of a segment file.
package struct SegmentHeader: Sendable, Equatable {
    package static let byteCount = 64
    package static let magic: [UInt8] = Array("DATELINE".utf8)
    package static let formatVersion: UInt32 = 1

    package var journal: Identifier
    /// Part of every checksum in the segment: old blocks of another file are never taken for
    /// frames.
    package var salt: UInt64
    package var firstSeq: UInt64
    /// The checksum of the last frame before this segment; 0 in the first segment.
    package var chain: UInt32
    /// When it was created, in microseconds since 1970-01-01 UTC.
    package var created: UInt64

    package init(
        journal: Identifier, salt: UInt64, firstSeq: UInt64, chain: UInt32, created: UInt64
    ) {
        self.journal = journal
        self.salt = salt
        self.firstSeq = firstSeq
        self.chain = chain
        self.created = created
    }

    /// magic 8, version 4, checksum 4, journal 16, salt 8, first seq 8, created 8, chain 4, zero 4.
    package var bytes: [UInt8] {
        var writer = LittleEndianWriter()
        writer.append(journal.high)
        writer.append(journal.low)
        writer.append(salt)
        writer.append(firstSeq)
        writer.append(created)
        writer.append(chain)
        writer.append(UInt32(0))
        let body = writer.bytes
        var header = LittleEndianWriter()
        header.append(Self.magic)
        header.append(Self.formatVersion)
        header.append(Self.checksum(version: Self.formatVersion, body: body))
        header.append(body)
        return header.bytes
    }

    package init(bytes: [UInt8], of segment: String) throws(JournalError) {
        guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic) else {
            throw JournalError(.damaged, "\(segment): not a journal segment: its header is missing")
        }
        var reader = LittleEndianReader(bytes[8...])
        let version = reader.uint32()
        guard version == Self.formatVersion else {
            throw JournalError(
                .unknownVersion,
                "\(segment): format version \(version); this program reads \(Self.formatVersion)")
        }
        let checksum = reader.uint32()
        guard checksum == Self.checksum(version: version, body: Array(bytes[16...])) else {
            throw JournalError(.damaged, "\(segment): bad checksum of the segment header at byte 0")
        }
        journal = Identifier(high: reader.uint64(), low: reader.uint64())
        salt = reader.uint64()
        firstSeq = reader.uint64()
        created = reader.uint64()
        chain = reader.uint32()
    }

    private static func checksum(version: UInt32, body: [UInt8]) -> UInt32 {
        var writer = LittleEndianWriter()
        writer.append(version)
        var crc = CRC32C()
        crc.update(writer.bytes)
        crc.update(body)
        return crc.value
    }
}
