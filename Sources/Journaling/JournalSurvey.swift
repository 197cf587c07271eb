package import Platform

/// What a walk over a whole journal found.
package struct JournalSurvey: Sendable {
    /// How much of a journal is read and proved.
    package enum Depth: Sendable {
        /// Every frame of every segment.
        case everything
        /// The last segment; of the others, those that have no index that fits them.
        case lastSegment
    }

    package internal(set) var journal: Identifier = .zero
    package private(set) var firstSeq: UInt64 = 1
    package internal(set) var segments: [UInt64] = []
    /// Of the segments before the last, in order.
    private(set) var sealed: [Sealed] = []
    /// What is good of the last segment; nil where there is none.
    package private(set) var last: SegmentContents?
    /// A write that a crash cut off at the end of the last segment.
    package private(set) var tornTail = false

    /// A segment that was left for the next.
    enum Sealed: Sendable {
        case indexed(SegmentIndex)
        /// It was read: it has no index that fits.
        case read(SegmentContents)

        var extent: SegmentExtent {
            switch self {
            case .indexed(let index): index.extent
            case .read(let contents): contents.extent
            }
        }

        var batchCount: Int {
            switch self {
            case .indexed(let index): index.batchCount
            case .read(let contents): contents.entries.count
            }
        }
    }

    package var nextSeq: UInt64 { last?.extent.nextSeq ?? 1 }
    package var batches: Int {
        sealed.reduce(last?.entries.count ?? 0) { $0 + $1.batchCount }
    }
    package var bytes: Int {
        sealed.reduce(last?.extent.endOffset ?? 0) { $0 + $1.extent.endOffset }
    }

    /// Walks over the journal; `visit` sees each frame that is proved. A daemon may be writing to
    /// it.
    ///
    /// Throws `.damaged`, naming the segment and the byte, at anything but a torn tail.
    package init(
        _ folder: borrowing JournalFolder, depth: Depth = .everything,
        visit: FrameVisitor = { _, _, _ in }
    ) throws(JournalError) {
        segments = try folder.segments()
        let checkpoint = folder.checkpoint()
        // The writer itself looks at the last segment only.
        let isWritten = depth == .everything && folder.isWritten
        for (number, first) in segments.enumerated() {
            let segment = try folder.segment(firstSeq: first)
            if number == 0 {
                journal = segment.header.journal
                firstSeq = first
            }
            try prove(segment)
            let isLast = number == segments.count - 1
            if !isLast, depth == .lastSegment, let index = try folder.index(of: segment) {
                sealed.append(.indexed(index))
                continue
            }
            let scan = try SegmentScan(segment, isWritten: isWritten && isLast, visit: visit)
            if let defect = scan.defect {
                let durable = checkpoint.map { $0.segment == first ? Int($0.offset) : 0 } ?? 0
                tornTail =
                    try isLast ? scan.isTornTail(of: segment, durableOffset: durable) : false
                if !tornTail {
                    throw Self.damage(
                        segment.descriptor.subject, defect.rawValue, at: scan.contents.extent)
                }
            }
            if isLast { last = scan.contents } else { sealed.append(.read(scan.contents)) }
        }
        try prove(checkpoint, path: folder.path)
    }

    /// The segment must go on where the one before it ends.
    private func prove(_ segment: borrowing SegmentFile) throws(JournalError) {
        let path = segment.descriptor.subject
        let start = SegmentExtent(segment.header)
        guard segment.header.journal == journal else {
            throw Self.damage(path, "the segment belongs to another journal", at: start)
        }
        guard let end = sealed.last?.extent else { return }
        if segment.header.firstSeq != end.nextSeq || segment.header.chain != end.lastChecksum {
            throw Self.damage(
                path, "the segment does not follow seq \(end.nextSeq - 1), the last before it",
                at: start)
        }
    }

    /// What was known to be on the disk must still be there.
    private func prove(_ checkpoint: Checkpoint?, path: String) throws(JournalError) {
        guard let checkpoint, let lastSegment = segments.last, let end = last?.extent else {
            return
        }
        if checkpoint.segment > lastSegment
            || checkpoint.segment == lastSegment && checkpoint.offset > end.endOffset
        {
            throw Self.damage(
                "\(path)/\(SegmentFile.name(firstSeq: checkpoint.segment))",
                "the journal ends before byte \(checkpoint.offset), which was known to be on disk",
                at: end)
        }
    }

    private static func damage(
        _ path: String, _ what: String, at end: SegmentExtent
    ) -> JournalError {
        JournalError(
            .damaged,
            "\(path): \(what), at byte \(end.endOffset), after seq \(end.nextSeq - 1); "
                + "nothing was changed")
    }
}
