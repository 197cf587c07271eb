private import Platform

/// Reads a journal from any seq on, also while it is written.
package struct JournalReader: ~Copyable, Sendable {
    private let folder: JournalFolder
    private var segment: SegmentFile?
    private var segmentSeq: UInt64 = 1
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
        try skip { $0.firstSeq + UInt64($0.recordCount) <= seq }
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
        try skip { $0.time < time }
    }

    /// The next batch whose records all lie before `end`; nil where there is none yet.
    ///
    /// Throws `.damaged` where the bytes before `end` are not what was written.
    package mutating func next(before end: UInt64) throws(JournalError) -> JournaledBatch? {
        while nextSeq < end {
            if segment == nil { try open(nextSeq) }
            guard let content = try content() else { return nil }
            switch content {
            case .frame(let header, let bytes):
                offset += header.frameBytes
                nextSeq = header.firstSeq + UInt64(header.recordCount)
                return Frame.batch(header, in: bytes)
            case .end:
                guard try folder.segments().contains(nextSeq) else { return nil }
                try open(nextSeq)
            case .bad(let defect):
                throw JournalError(
                    .damaged,
                    "\(subject): \(defect.rawValue), at byte \(offset), at seq \(nextSeq)")
            }
        }
        return nil
    }

    private var subject: String { "\(folder.path)/\(SegmentFile.name(firstSeq: segmentSeq))" }

    private func content() throws(JournalError) -> SegmentFile.Content? {
        guard let byteCount = try segment?.byteCount() else { return nil }
        if offset >= byteCount { return .end }
        return try segment?.content(at: offset, of: byteCount)
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
    }

    private mutating func skip(
        while isBefore: (Frame.Header) -> Bool
    ) throws(JournalError) {
        while case .frame(let header, _) = try content(), isBefore(header) {
            offset += header.frameBytes
            nextSeq = header.firstSeq + UInt64(header.recordCount)
        }
    }
}
