private import Glibc
package import Platform

/// A journal's folder: its segments in order.
package struct JournalFolder: ~Copyable, Sendable {
    package let descriptor: Descriptor
    package var path: String { descriptor.subject }

    package init(path: String) throws(JournalError) {
        descriptor = try JournalError.of { () throws(SystemError) in
            try Descriptor(path: path, flags: O_RDONLY | O_DIRECTORY)
        }
    }

    /// The first seqs of the segments, in order.
    package func segments() throws(JournalError) -> [UInt64] {
        try JournalError.of { () throws(SystemError) in
            try descriptor.names().compactMap(SegmentFile.firstSeq(in:)).sorted()
        }
    }

    package func segment(
        firstSeq: UInt64, writable: Bool = false
    ) throws(JournalError) -> SegmentFile {
        try SegmentFile(
            opening: SegmentFile.name(firstSeq: firstSeq), in: descriptor, writable: writable)
    }

    func checkpoint() -> Checkpoint? {
        let file = try? Descriptor(opening: Checkpoint.fileName, in: descriptor, flags: O_RDONLY)
        guard let bytes = try? file?.read(at: 0, count: 64) else { return nil }
        return Checkpoint(bytes: bytes)
    }
}

/// What a walk over a whole journal found.
package struct JournalSurvey: Sendable {
    package var journal: Identifier = .zero
    package var firstSeq: UInt64 = 1
    package var nextSeq: UInt64 = 1
    package var batches = 0
    package var bytes = 0
    package var segments: [UInt64] = []
    /// Of the last segment.
    package var tailOffset = SegmentHeader.byteCount
    package var lastChecksum: UInt32 = 0
    package var lastTime: UInt64 = 0
    /// A write that a crash cut off at the end of the last segment.
    package var tornTail = false

    /// Proves every segment and every frame; `visit` sees each good frame's header and bytes.
    ///
    /// Throws `.damaged`, naming the segment and the byte, at anything but a torn tail.
    package init(
        _ folder: borrowing JournalFolder,
        visit: (_ header: Frame.Header, _ bytes: [UInt8]) -> Void = { _, _ in }
    ) throws(JournalError) {
        segments = try folder.segments()
        let checkpoint = folder.checkpoint()
        for (index, first) in segments.enumerated() {
            let segment = try folder.segment(firstSeq: first)
            if index == 0 {
                journal = segment.header.journal
                firstSeq = first
                nextSeq = first
                lastChecksum = segment.header.chain
            }
            try prove(segment, follows: index > 0)
            let scan = try SegmentScan(segment) { header, bytes, _ in
                batches += 1
                visit(header, bytes)
            }
            nextSeq = scan.nextSeq
            lastChecksum = scan.checksum
            lastTime = max(lastTime, scan.time)
            tailOffset = scan.offset
            bytes += scan.offset
            guard let defect = scan.defect else { continue }
            let isLast = index == segments.count - 1
            let durable = checkpoint.map { $0.segment == first ? Int($0.offset) : 0 } ?? 0
            tornTail =
                try isLast ? scan.isTornTail(of: segment, durableOffset: durable) : false
            if !tornTail {
                throw damage(segment.descriptor.subject, scan.offset, "\(defect.rawValue)")
            }
        }
        try proveCheckpoint(checkpoint, path: folder.path)
    }

    private func prove(
        _ segment: borrowing SegmentFile, follows: Bool
    ) throws(JournalError) {
        let path = segment.descriptor.subject
        guard segment.header.journal == journal else {
            throw damage(path, 0, "the segment belongs to another journal")
        }
        if follows, segment.header.firstSeq != nextSeq || segment.header.chain != lastChecksum {
            throw damage(
                path, 0, "the segment does not follow seq \(nextSeq - 1), the last before it")
        }
    }

    /// What was known to be on the disk must still be there.
    private func proveCheckpoint(_ checkpoint: Checkpoint?, path: String) throws(JournalError) {
        guard let checkpoint, let last = segments.last else { return }
        let name = SegmentFile.name(firstSeq: checkpoint.segment)
        if checkpoint.segment > last || checkpoint.segment == last && checkpoint.offset > tailOffset
        {
            throw damage(
                "\(path)/\(name)", tailOffset,
                "the journal ends before byte \(checkpoint.offset), which was known to be on disk")
        }
    }

    private func damage(_ path: String, _ offset: Int, _ what: String) -> JournalError {
        JournalError(
            .damaged,
            "\(path): \(what), at byte \(offset), after seq \(nextSeq - 1); nothing was changed")
    }
}
