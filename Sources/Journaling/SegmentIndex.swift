private import Glibc
package import Platform

/// Where the batches of one segment are, and which keys they carry (J6).
///
/// Made from the segment, and made again when it is missing: it is never the truth. A segment that
/// was left for the next has one in a file beside it, `<first seq>.index`, mapped into memory, so
/// that a journal of any length costs no memory of its own; docs/JOURNAL.md has the form.
package struct SegmentIndex: Sendable {
    /// One batch.
    package struct Entry: Sendable, Equatable {
        package let firstSeq: UInt64
        package let time: UInt64
        package let offset: Int
        package let type: UInt16
    }

    package let extent: SegmentExtent
    package let batchCount: Int
    private let keyCount: Int
    private let file: MappedFile

    /// Nil where the file is no index of the segment `header` as it ends at `byteCount`.
    init?(_ file: MappedFile, of header: SegmentHeader, byteCount: Int) {
        let head = file.withBytes { bytes -> SegmentExtent? in
            guard bytes.count >= Form.headerBytes, Form.checksum(of: bytes) == Form.stored(bytes)
            else { return nil }
            return SegmentExtent(bytes.extracting(0..<Form.headerBytes))
        }
        guard let head, head.salt == header.salt, head.firstSeq == header.firstSeq,
            head.endOffset == byteCount
        else { return nil }
        extent = head
        (batchCount, keyCount) = file.withBytes { bytes in
            (Int(bytes.uint32(at: 60)), Int(bytes.uint32(at: 64)))
        }
        self.file = file
        let expected =
            Form.headerBytes + batchCount * Form.entryBytes + keyCount * Form.keyBytes
        guard file.count == expected else { return nil }
    }

    /// The seq of the first batch with `key` in this segment.
    package func firstSeq(ofKey key: Identifier) -> UInt64? {
        file.withBytes { bytes in
            let keys = bytes.extracting((Form.headerBytes + batchCount * Form.entryBytes)...)
            var (low, high) = (0, keyCount)
            while low < high {
                let middle = (low + high) / 2
                let found = Identifier(
                    high: keys.uint64(at: middle * Form.keyBytes),
                    low: keys.uint64(at: middle * Form.keyBytes + 8))
                if found == key { return keys.uint64(at: middle * Form.keyBytes + 16) }
                if found.precedes(key) { low = middle + 1 } else { high = middle }
            }
            return nil
        }
    }

    /// Batches in order, by number from 0.
    package func entry(_ number: Int) -> Entry {
        file.withBytes { bytes in
            let start = Form.headerBytes + number * Form.entryBytes
            return Entry(
                firstSeq: bytes.uint64(at: start), time: bytes.uint64(at: start + 8),
                offset: Int(bytes.uint64(at: start + 16)),
                type: UInt16(truncatingIfNeeded: bytes.uint64(at: start + 24)))
        }
    }

    /// The number of the first batch of which `isBefore` does not hold, batches being sorted by it.
    package func firstBatch(while isBefore: (Entry) -> Bool) -> Int {
        var (low, high) = (0, batchCount)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(entry(middle)) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    package static func name(firstSeq: UInt64) -> FileName {
        let segment = SegmentFile.name(firstSeq: firstSeq).bytes
        let stem = Array(segment.dropLast(".journal".utf8.count))
        return FileName(bytes: stem + Array(".index".utf8))
    }

    /// The parts of the file: header, entries, keys.
    enum Form {
        static let magic: [UInt8] = Array("DATEINDX".utf8)
        static let version: UInt32 = 1
        static let headerBytes = 72
        static let entryBytes = 32
        static let keyBytes = 24

        static func stored(_ bytes: Span<UInt8>) -> UInt32 { bytes.uint32(at: 12) }

        static func checksum(of bytes: Span<UInt8>) -> UInt32 {
            var crc = CRC32C()
            crc.update(bytes.extracting(0..<12))
            crc.update(bytes.extracting(16...))
            return crc.value
        }
    }
}

/// What a segment holds, without its batches.
package struct SegmentExtent: Sendable, Equatable {
    package var salt: UInt64
    package var firstSeq: UInt64
    package var nextSeq: UInt64
    /// The byte after the last frame.
    package var endOffset = SegmentHeader.byteCount
    /// The time of the last frame.
    package var lastTime: UInt64
    package var lastChecksum: UInt32

    init(_ header: SegmentHeader) {
        salt = header.salt
        firstSeq = header.firstSeq
        nextSeq = header.firstSeq
        lastTime = header.created
        lastChecksum = header.chain
    }

    /// Goes on by the frame that stands at the end.
    mutating func pass(_ header: Frame.Header) {
        endOffset += header.frameBytes
        nextSeq = header.nextSeq
        lastTime = max(lastTime, header.time)
        lastChecksum = header.checksum
    }

    fileprivate init?(_ bytes: Span<UInt8>) {
        let form = SegmentIndex.Form.self
        for (index, byte) in form.magic.enumerated() where bytes[index] != byte { return nil }
        guard bytes.uint32(at: 8) == form.version else { return nil }
        salt = bytes.uint64(at: 16)
        firstSeq = bytes.uint64(at: 24)
        nextSeq = bytes.uint64(at: 32)
        endOffset = Int(truncatingIfNeeded: bytes.uint64(at: 40))
        lastTime = bytes.uint64(at: 48)
        lastChecksum = bytes.uint32(at: 56)
    }
}

extension Identifier {
    func precedes(_ other: Identifier) -> Bool { (high, low) < (other.high, other.low) }
}
