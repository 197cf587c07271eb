private import Glibc

/// A walk over the frames of one segment that proves each of them.
package struct SegmentScan: Sendable {
    /// The good frames.
    package private(set) var contents: SegmentContents
    /// Nil where the good frames end with nothing behind them.
    package private(set) var defect: SegmentFile.Defect?

    /// The byte after the last good frame.
    package var offset: Int { contents.extent.endOffset }

    /// Calls `visit` for every good frame with its bytes and its byte offset.
    ///
    /// `isWritten`: a writer is at work; what is no frame may become one, and is looked at again
    /// for a while.
    package init(
        _ segment: borrowing SegmentFile, isWritten: Bool = false,
        visit: FrameVisitor = { _, _, _ in }
    ) throws(JournalError) {
        contents = SegmentContents(segment.header)
        var window = FrameWindow()
        var tries = 0
        let byteCount = try segment.byteCount()
        while offset < byteCount {
            switch try segment.content(at: offset, of: byteCount, through: &window) {
            case .end: return
            case .bad(let defect):
                guard isWritten, tries < Self.triesMax else {
                    self.defect = defect
                    return
                }
                tries += 1
                window.forget()
                poll(nil, 0, Self.triesMilliseconds)
            case .frame(let header, let bytes):
                let end = contents.extent
                guard header.previous == end.lastChecksum, header.firstSeq == end.nextSeq else {
                    defect = .brokenChain
                    return
                }
                visit(header, bytes, offset)
                contents.add(header)
                tries = 0
            }
        }
    }

    private static let triesMax = 25
    private static let triesMilliseconds: Int32 = 20

    /// Is the defect what a write leaves behind that the power cut off (J3)? Never so where a good
    /// frame of a later write stands behind it, or where the bytes were known to be on the disk.
    package func isTornTail(
        of segment: borrowing SegmentFile, durableOffset: Int
    ) throws(JournalError) -> Bool {
        guard let defect, offset >= durableOffset else { return false }
        let byteCount = try segment.byteCount()
        let looksTorn: Bool
        switch defect {
        case .passesEnd: looksTorn = true
        case .badHeader, .badChecksum:
            let isCut = try endsInZeros(defect, in: segment, byteCount: byteCount)
            looksTorn = isCut ? true : try hasZeroSector(in: segment, byteCount: byteCount)
        case .brokenChain: looksTorn = false
        }
        if !looksTorn { return false }
        // A later write began when the one before it was on the disk; within one write, any
        // part may have reached the disk before any other.
        let expected = contents.extent.nextSeq
        guard let next = try segment.nextFrame(after: offset, from: expected) else { return true }
        return next.offset - next.header.groupOffset <= offset
    }

    /// Is the last byte of the bad frame's payload zero, and all that is behind it? A payload ends
    /// in a byte that is none: the write was cut short somewhere before. A header that was cut has
    /// no payload at all.
    private func endsInZeros(
        _ defect: SegmentFile.Defect, in segment: borrowing SegmentFile, byteCount: Int
    ) throws(JournalError) -> Bool {
        let header = Frame.Header(try segment.read(at: offset, count: Frame.headerBytes)[...])
        let payloadBytes = defect == .badHeader ? 1 : max(1, header.payloadBytes)
        let last = offset + Frame.headerBytes + payloadBytes - 1
        return try segment.isZero(from: last, to: byteCount)
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
}

/// Sees a good frame: its header, its bytes, its byte offset in its segment.
package typealias FrameVisitor = (
    _ header: Frame.Header, _ bytes: ArraySlice<UInt8>, _ offset: Int
) -> Void
