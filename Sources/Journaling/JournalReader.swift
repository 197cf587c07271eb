import Platform

/// Reads a journal from any seq on, also while it is written.
package struct JournalReader: ~Copyable, Sendable {
    private let folder: JournalFolder
    private var segment: SegmentFile?
    private var segmentSeq: UInt64 = 1
    private var window = FrameWindow()
    private var offset = SegmentHeader.byteCount
    /// The seq of the record that `next` begins with, or before it within the same batch.
    package private(set) var nextSeq: UInt64 = 1

    package init(path: String) throws(JournalError) {
        folder = try JournalFolder(path: path)
    }

    /// The first seq that retention has left; nil for a journal without segments.
    package func firstSeq() throws(JournalError) -> UInt64? { try folder.segments().first }

    /// Goes to the batch that holds `seq`; what is before it in that batch is given too.
    package mutating func seek(to seq: UInt64) throws(JournalError) {
        let segments = try folder.segments()
        guard let first = segments.last(where: { $0 <= seq }) else {
            throw JournalError(
                .compacted, "seq \(seq) was removed; the first one left is \(segments.first ?? 1)")
        }
        try open(first)
        // The last batch that begins at `seq` or before is the one.
        try skip(
            indexed: { $0.firstSeq <= seq }, stepBack: 1,
            frame: { $0.firstSeq + UInt64($0.recordCount) <= seq })
    }

    /// Goes to the first batch that was appended at `time` or later.
    package mutating func seek(toTime time: UInt64) throws(JournalError) {
        let segments = try folder.segments()
        guard var first = segments.first else { return }
        for candidate in segments {
            let segment = try folder.segment(firstSeq: candidate)
            if segment.header.created >= time { break }
            first = candidate
        }
        try open(first)
        try skip(indexed: { $0.time < time }, stepBack: 0, frame: { $0.time < time })
    }

    /// The next batch whose records all lie before `end`; nil where there is none yet.
    ///
    /// Throws `.damaged` where the bytes before `end` are not what was written.
    package mutating func next(before end: UInt64) throws(JournalError) -> JournaledBatch? {
        guard let (header, bytes) = try nextFrame(before: end) else { return nil }
        return Frame.batch(header, in: bytes)
    }

    /// The headers of the batches from here to the end: their payloads are not read, nor proved.
    package mutating func headers(
        before end: UInt64, _ visit: (Frame.Header) -> Void
    ) throws(JournalError) {
        while nextSeq < end {
            if segment == nil { try open(nextSeq) }
            guard let header = try header() else {
                guard try openFollowing() else { return }
                continue
            }
            visit(header)
            pass(header)
        }
    }

    private mutating func nextFrame(
        before end: UInt64
    ) throws(JournalError) -> (Frame.Header, ArraySlice<UInt8>)? {
        while nextSeq < end {
            if segment == nil { try open(nextSeq) }
            switch try content() {
            case .frame(let header, let bytes):
                pass(header)
                // What is behind the end is yet to be written.
                if nextSeq >= end { window.forget() }
                return (header, bytes)
            case .end:
                guard try openFollowing() else { return nil }
            case .bad(let defect):
                throw JournalError(
                    .damaged,
                    "\(subject): \(defect.rawValue), at byte \(offset), at seq \(nextSeq)")
            }
        }
        return nil
    }

    private var subject: String { "\(folder.path)/\(SegmentFile.name(firstSeq: segmentSeq))" }

    /// What was read ahead may have been written since: what is no frame is read again.
    private mutating func content() throws(JournalError) -> SegmentFile.Content {
        guard let byteCount = try segment?.byteCount(), offset < byteCount else { return .end }
        for isFresh in [false, true] {
            if isFresh { window.forget() }
            let content = try segment?.content(at: offset, of: byteCount, through: &window)
            if case .frame(let header, _)? = content, header.firstSeq != nextSeq {
                return .bad(.brokenChain)
            }
            if case .frame? = content { return content ?? .end }
            if isFresh { return content ?? .end }
        }
        return .end
    }

    private func header() throws(JournalError) -> Frame.Header? {
        guard let bytes = try segment?.read(at: offset, count: Frame.headerBytes),
            bytes.count == Frame.headerBytes
        else { return nil }
        let header = Frame.Header(bytes[...])
        return header.isPlausible && header.firstSeq == nextSeq ? header : nil
    }

    private mutating func pass(_ header: Frame.Header) {
        offset += header.frameBytes
        nextSeq = header.firstSeq + UInt64(header.recordCount)
    }

    private mutating func openFollowing() throws(JournalError) -> Bool {
        window.forget()
        guard nextSeq != segmentSeq, try folder.segments().contains(nextSeq) else { return false }
        try open(nextSeq)
        return true
    }

    private mutating func open(_ firstSeq: UInt64) throws(JournalError) {
        do {
            segment = try folder.segment(firstSeq: firstSeq)
        } catch  where error.cause?.errno == 2 {
            throw JournalError(.compacted, "seq \(firstSeq) was removed by retention")
        }
        segmentSeq = firstSeq
        offset = SegmentHeader.byteCount
        nextSeq = firstSeq
        window.forget()
    }

    /// Goes on, within the segment, to the first batch that is not to be passed over: by the
    /// segment's index where it has one, by the headers where it is the last.
    private mutating func skip(
        indexed isBefore: (SegmentIndex.Entry) -> Bool, stepBack: Int,
        frame isPassed: (Frame.Header) -> Bool
    ) throws(JournalError) {
        if let index = try index() {
            let number = index.firstBatch(while: isBefore) - stepBack
            if number >= index.batchCount {
                offset = index.extent.endOffset
                nextSeq = index.extent.nextSeq
            } else if number > 0 {
                offset = index.entry(number).offset
                nextSeq = index.entry(number).firstSeq
            }
            return
        }
        while let header = try header(), isPassed(header) { pass(header) }
    }

    private func index() throws(JournalError) -> SegmentIndex? {
        guard segment != nil else { return nil }
        return try folder.index(of: try folder.segment(firstSeq: segmentSeq))
    }
}
