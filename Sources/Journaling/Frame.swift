package import Platform

/// A batch as it stands in a segment: 72 bytes of header, the payload, zeros up to a multiple of 8.
///
/// All numbers are little endian. docs/JOURNAL.md has the picture.
package enum Frame {
    package static let headerBytes = 72
    package static let alignment = 8
    /// Of the first seq in the header.
    static let seqOffset = 16
    /// The type of a frame that `JournalRepair` has put in the place of records that are lost: it
    /// has
    /// their seqs, and none of them.
    package static let gapType: UInt16 = 0xFFFF

    /// What the header says, before the payload was read.
    package struct Header: Sendable, Equatable {
        package var payloadBytes: Int
        /// CRC-32C over the segment's salt, the header without this field, the payload and padding.
        package var checksum: UInt32
        /// The checksum of the frame before; the segment's chain value in its first frame.
        package var previous: UInt32
        package var recordCount: Int
        package var firstSeq: UInt64
        package var time: UInt64
        package var type: UInt16
        package var schema: UInt16
        /// Bytes between the start of the write that this frame was part of and the frame. What
        /// one write appends is durable together or not at all.
        package var groupOffset: Int
        package var id: Identifier
        package var key: Identifier

        package init(_ bytes: ArraySlice<UInt8>) {
            var reader = LittleEndianReader(bytes)
            payloadBytes = Int(reader.uint32())
            checksum = reader.uint32()
            previous = reader.uint32()
            recordCount = Int(reader.uint32())
            firstSeq = reader.uint64()
            time = reader.uint64()
            type = reader.uint16()
            schema = reader.uint16()
            groupOffset = Int(reader.uint32())
            id = Identifier(high: reader.uint64(), low: reader.uint64())
            key = Identifier(high: reader.uint64(), low: reader.uint64())
        }

        package init(of batch: JournaledBatch, previous: UInt32, groupOffset: Int) {
            payloadBytes = batch.batch.payload.count
            checksum = 0
            self.previous = previous
            recordCount = batch.batch.recordCount
            firstSeq = batch.firstSeq
            time = batch.time
            type = batch.batch.type
            schema = batch.batch.schema
            self.groupOffset = groupOffset
            id = batch.batch.id
            key = batch.batch.key
        }

        package var bytes: [UInt8] {
            var writer = LittleEndianWriter()
            writer.append(UInt32(payloadBytes))
            writer.append(checksum)
            writer.append(previous)
            writer.append(UInt32(recordCount))
            writer.append(firstSeq)
            writer.append(time)
            writer.append(type)
            writer.append(schema)
            writer.append(UInt32(groupOffset))
            for word in [id.high, id.low, key.high, key.low] { writer.append(word) }
            return writer.bytes
        }

        /// Could a frame begin like this? Said before the payload is read and its checksum known.
        package var isPlausible: Bool { recordCount > 0 && firstSeq > 0 }

        package var nextSeq: UInt64 { firstSeq + UInt64(recordCount) }

        /// Bytes in the segment, padding included.
        package var frameBytes: Int { Frame.bytes(forPayload: payloadBytes) }
    }

    package static func bytes(forPayload count: Int) -> Int {
        (headerBytes + count + alignment - 1) / alignment * alignment
    }

    /// The frame's bytes and its checksum, which the next frame carries.
    package static func encode(
        _ batch: JournaledBatch, previous: UInt32, salt: UInt64, groupOffset: Int = 0
    ) -> (bytes: [UInt8], checksum: UInt32) {
        var header = Header(of: batch, previous: previous, groupOffset: groupOffset)
        var bytes = header.bytes
        bytes.reserveCapacity(header.frameBytes)
        bytes += batch.batch.payload
        bytes += [UInt8](repeating: 0, count: header.frameBytes - bytes.count)
        header.checksum = checksum(of: bytes[...], salt: salt)
        bytes.replaceSubrange(0..<headerBytes, with: header.bytes)
        return (bytes, header.checksum)
    }

    /// The bytes of a frame whose payload's last four bytes are chosen so that its checksum is
    /// `target`.
    static func encode(
        _ batch: JournaledBatch, previous: UInt32, salt: UInt64, reaching target: UInt32
    ) -> [UInt8] {
        var bytes = encode(batch, previous: previous, salt: salt).bytes
        let end = bytes.count - 4
        let suffix = register(of: bytes[..<end], salt: salt).suffix(reaching: target)
        bytes.replaceSubrange(end..., with: suffix)
        var header = Header(bytes[..<headerBytes])
        header.checksum = target
        bytes.replaceSubrange(0..<headerBytes, with: header.bytes)
        return bytes
    }

    /// The checksum that a whole frame must have, whatever stands in its field.
    package static func checksum(of frame: ArraySlice<UInt8>, salt: UInt64) -> UInt32 {
        register(of: frame, salt: salt).value
    }

    private static func register(of frame: ArraySlice<UInt8>, salt: UInt64) -> CRC32C {
        var writer = LittleEndianWriter()
        writer.append(salt)
        var crc = CRC32C()
        crc.update(writer.bytes)
        let span = frame.span
        crc.update(span.extracting(0..<4))
        crc.update(span.extracting(8...))
        return crc
    }

    /// The payload of a frame.
    package static func payload(
        _ header: Header, in frame: ArraySlice<UInt8>
    ) -> ArraySlice<UInt8> {
        let start = frame.startIndex + headerBytes
        if header.type == gapType { return frame[start..<start] }
        return frame[start..<start + header.payloadBytes]
    }

    /// The batch in a frame whose checksum was found right.
    package static func batch(
        _ header: Header, in frame: ArraySlice<UInt8>
    ) -> JournaledBatch {
        JournaledBatch(
            firstSeq: header.firstSeq, time: header.time,
            batch: Batch(
                id: header.id, key: header.key, type: header.type, schema: header.schema,
                recordCount: header.recordCount, payload: Array(payload(header, in: frame))))
    }
}
