import Platform

/// The batches of a segment as they are proved or written: what its index is made of.
package struct SegmentContents: Sendable {
    package private(set) var extent: SegmentExtent
    package private(set) var entries: [SegmentIndex.Entry] = []
    /// The first seq of each key's first batch.
    private var keys: [Identifier: UInt64] = [:]

    init(_ header: SegmentHeader) { extent = SegmentExtent(header) }

    /// Takes in the frame that stands at the end.
    mutating func add(_ header: Frame.Header) {
        entries.append(
            SegmentIndex.Entry(
                firstSeq: header.firstSeq, time: header.time, offset: extent.endOffset,
                type: header.type))
        if header.key != .zero, keys[header.key] == nil { keys[header.key] = header.firstSeq }
        extent.pass(header)
    }

    func firstSeq(ofKey key: Identifier) -> UInt64? { keys[key] }

    /// The index file.
    var indexBytes: [UInt8] {
        typealias Form = SegmentIndex.Form
        let sorted = keys.sorted { $0.key.precedes($1.key) }
        var body = LittleEndianWriter()
        for word in [extent.salt, extent.firstSeq, extent.nextSeq, UInt64(extent.endOffset)] {
            body.append(word)
        }
        body.append(extent.lastTime)
        body.append(extent.lastChecksum)
        for count in [entries.count, keys.count, 0] { body.append(UInt32(count)) }
        for entry in entries {
            for word in [entry.firstSeq, entry.time, UInt64(entry.offset), UInt64(entry.type)] {
                body.append(word)
            }
        }
        for (key, seq) in sorted {
            for word in [key.high, key.low, seq] { body.append(word) }
        }
        var head = LittleEndianWriter()
        head.append(Form.magic)
        head.append(Form.version)
        var crc = CRC32C()
        crc.update(head.bytes)
        crc.update(body.bytes)
        head.append(crc.value)
        return head.bytes + body.bytes
    }
}
