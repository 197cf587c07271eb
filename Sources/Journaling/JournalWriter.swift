package import Platform

/// Appends batches to a journal, one writer a journal.
///
/// A batch is durable when `commit` has returned, and not before. After an error nothing more may
/// be appended, but for `.noSpace`, after which the same call can be made again.
package struct JournalWriter: ~Copyable {
    package struct Options: Sendable {
        /// A segment is left for a new one when it holds this many bytes …
        package var segmentBytesMax: Int
        /// … or is this old.
        package var segmentSecondsMax: Int

        package init(segmentBytesMax: Int = 64 << 20, segmentSecondsMax: Int = 86_400) {
            self.segmentBytesMax = segmentBytesMax
            self.segmentSecondsMax = segmentSecondsMax
        }
    }

    package let journal: Identifier
    let folder: JournalFolder
    private let lock: Descriptor
    private let options: Options
    /// The indexes of the segments before this one, in order.
    private var sealed: [SegmentIndex]
    private var segment: SegmentFile
    /// What is in the segment, pending frames included.
    private var contents: SegmentContents
    private var pending: [UInt8] = []
    /// Up to here zeros stand on the disk behind what was committed, as far as is known.
    private var zeroedOffset = 0
    private var time: UInt64

    /// By `JournalWriter.open`.
    init(
        folder: consuming JournalFolder, lock: consuming Descriptor, options: Options,
        segment: consuming SegmentFile, contents: SegmentContents, sealed: [SegmentIndex],
        now: UInt64
    ) {
        journal = segment.header.journal
        self.folder = folder
        self.lock = lock
        self.options = options
        self.sealed = sealed
        self.segment = segment
        self.contents = contents
        time = max(contents.extent.lastTime, now)
    }

    /// The seq that the next batch gets.
    package var nextSeq: UInt64 { contents.extent.nextSeq }

    /// Batches whose frames wait for `commit`.
    package var hasPending: Bool { !pending.isEmpty }

    /// The seq of the first batch with `key`, of those that retention had left when this segment
    /// was begun.
    package func firstSeq(ofKey key: Identifier) -> UInt64? {
        for index in sealed {
            if let seq = index.firstSeq(ofKey: key) { return seq }
        }
        return contents.firstSeq(ofKey: key)
    }

    /// The seq of the batch from which on there are `count` batches of `type`, or of the first.
    package func seq(ofLast count: Int, type: UInt16) -> UInt64 {
        var wanted = count
        for entry in contents.entries.reversed() where entry.type == type {
            wanted -= 1
            if wanted <= 0 { return entry.firstSeq }
        }
        for index in sealed.reversed() {
            for number in (0..<index.batchCount).reversed() where index.entry(number).type == type {
                wanted -= 1
                if wanted <= 0 { return index.entry(number).firstSeq }
            }
        }
        return sealed.first?.extent.firstSeq ?? contents.extent.firstSeq
    }

    /// Puts a batch behind the others; its seqs are given here. Not durable yet.
    package mutating func append(
        _ batch: Batch, now: UInt64
    ) throws(JournalError) -> JournaledBatch {
        let bytes = Frame.bytes(forPayload: batch.payload.count)
        guard SegmentHeader.byteCount + bytes <= options.segmentBytesMax else {
            throw JournalError(
                .batchTooLarge,
                "a batch of \(batch.payload.count) bytes does not fit a segment of "
                    + "\(options.segmentBytesMax)")
        }
        time = max(time, now)
        let age = time - min(time, segment.header.created)
        let isOld = age / 1_000_000 >= UInt64(options.segmentSecondsMax)
        let offset = contents.extent.endOffset
        let isUsed = offset > SegmentHeader.byteCount
        if offset + bytes > options.segmentBytesMax || isOld && isUsed {
            try commit()
            try rotate()
        }
        let journaled = JournaledBatch(firstSeq: nextSeq, time: time, batch: batch)
        let frame = Frame.encode(
            journaled, previous: contents.extent.lastChecksum, salt: segment.header.salt,
            groupOffset: pending.count)
        pending += frame.bytes
        contents.add(Frame.Header(frame.bytes[..<Frame.headerBytes]))
        return journaled
    }

    /// Writes what is pending and waits until it is on the disk.
    package mutating func commit() throws(JournalError) {
        if pending.isEmpty { return }
        try JournalError.of { () throws(SystemError) in
            try segment.descriptor.write(pending, at: durableOffset)
        }
        do { try zeroAhead() } catch  where error.code == .noSpace {
            // Without zeros it is only slower.
        }
        try JournalError.ofSync { () throws(SystemError) in try segment.descriptor.syncData() }
        pending.removeAll(keepingCapacity: true)
    }

    /// Zeros are written ahead of the frames, so that a commit overwrites what is on the disk: a
    /// sync of blocks that were only reserved before would have to wait for their metadata too.
    private mutating func zeroAhead() throws(JournalError) {
        let end = contents.extent.endOffset
        if end <= zeroedOffset { return }
        let step = Limits.zeroedAheadBytes
        zeroedOffset = min(options.segmentBytesMax, (end / step + 1) * step)
        let zeros = [UInt8](repeating: 0, count: max(0, zeroedOffset - end))
        try JournalError.of { () throws(SystemError) in
            try segment.descriptor.write(zeros, at: end)
        }
    }

    /// Remembers that everything committed is on the disk; to be called at a clean stop.
    package func saveCheckpoint() throws(JournalError) {
        try folder.save(Checkpoint(segment: segment.header.firstSeq, offset: durableOffset))
    }

    private var durableOffset: Int { contents.extent.endOffset - pending.count }

    /// Goes on in a new segment; nothing is pending. Where there is no room for one, nothing has
    /// changed.
    private mutating func rotate() throws(JournalError) {
        let next = try Self.create(
            SegmentHeader(
                journal: journal, salt: Self.salt(), firstSeq: nextSeq,
                chain: contents.extent.lastChecksum, created: time),
            in: folder, bytes: options.segmentBytesMax)
        if let index = try Self.seal(segment, contents, in: folder) { sealed.append(index) }
        contents = SegmentContents(next.header)
        segment = next
        zeroedOffset = 0
        let kept = try folder.segments().first ?? 0
        sealed.removeAll { $0.extent.firstSeq < kept }
        do { try saveCheckpoint() } catch  where error.code == .noSpace { return }
    }
}
