/// A walk over the frames of one segment that proves each of them.
package struct SegmentScan: Sendable {
    /// The byte after the last good frame.
    package private(set) var offset = SegmentHeader.byteCount
    package private(set) var nextSeq: UInt64
    package private(set) var checksum: UInt32
    /// The time of the last good frame.
    package private(set) var time: UInt64
    /// Nil where the good frames end with nothing behind them.
    package private(set) var defect: SegmentFile.Defect?

    /// Calls `visit` for every good frame with its byte offset.
    package init(
        _ segment: borrowing SegmentFile,
        visit: (_ header: Frame.Header, _ bytes: [UInt8], _ offset: Int) -> Void = { _, _, _ in }
    ) throws(JournalError) {
        nextSeq = segment.header.firstSeq
        checksum = segment.header.chain
        time = segment.header.created
        let byteCount = try segment.byteCount()
        while offset < byteCount {
            switch try segment.content(at: offset, of: byteCount) {
            case .end: return
            case .bad(let defect):
                self.defect = defect
                return
            case .frame(let header, let bytes):
                guard header.previous == checksum, header.firstSeq == nextSeq else {
                    defect = .brokenChain
                    return
                }
                visit(header, bytes, offset)
                offset += header.frameBytes
                nextSeq += UInt64(header.recordCount)
                checksum = header.checksum
                time = max(time, header.time)
            }
        }
    }

    /// Is the defect what a write leaves behind that the power cut off (J3)? Never so where a good
    /// frame stands behind it, or where the bytes were known to be on the disk.
    package func isTornTail(
        of segment: borrowing SegmentFile, durableOffset: Int
    ) throws(JournalError) -> Bool {
        guard let defect, offset >= durableOffset else { return false }
        let byteCount = try segment.byteCount()
        let looksTorn: Bool
        switch defect {
        case .passesEnd: looksTorn = true
        case .badHeader, .badChecksum:
            looksTorn = try hasZeroSector(in: segment, byteCount: byteCount)
        case .brokenChain: looksTorn = false
        }
        if !looksTorn { return false }
        return try !hasFrame(in: segment, after: offset, byteCount: byteCount)
    }

    /// Does the bad frame hold an aligned sector of 512 zeros, one that never reached the disk?
    private func hasZeroSector(
        in segment: borrowing SegmentFile, byteCount: Int
    ) throws(JournalError) -> Bool {
        let header = Frame.Header(try segment.read(at: offset, count: Frame.headerBytes)[...])
        let end = min(byteCount, offset + header.frameBytes)
        var sector = (offset + 511) / 512 * 512
        if try segment.isZero(from: offset, to: min(end, sector)) { return true }
        while sector < end {
            if try segment.isZero(from: sector, to: min(end, sector + 512)) { return true }
            sector += 512
        }
        return false
    }

    /// Is there a good frame of this segment anywhere behind the bad one?
    private func hasFrame(
        in segment: borrowing SegmentFile, after start: Int, byteCount: Int
    ) throws(JournalError) -> Bool {
        let bytes = try segment.read(at: start, count: byteCount - start)
        var candidate = Frame.alignment
        while candidate + Frame.headerBytes <= bytes.count {
            defer { candidate += Frame.alignment }
            guard Frame.mayBegin(at: candidate, in: bytes) else { continue }
            let header = Frame.Header(bytes[candidate..<candidate + Frame.headerBytes])
            if header.isPlausible, header.firstSeq >= nextSeq,
                candidate + header.frameBytes <= bytes.count
            {
                let frame = Array(bytes[candidate..<candidate + header.frameBytes])
                if Frame.checksum(of: frame, salt: segment.header.salt) == header.checksum {
                    return true
                }
            }
        }
        return false
    }
}
