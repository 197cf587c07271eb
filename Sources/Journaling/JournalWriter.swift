private import Glibc
package import Platform

/// Appends batches to a journal, one writer a journal.
///
/// A batch is durable when `commit` has returned, and not before. After an error nothing more may
/// be appended, but for `.noSpace`, after which the same commit can be tried again.
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
    /// The seq that the next batch gets.
    package private(set) var nextSeq: UInt64
    private let folder: JournalFolder
    private let lock: Descriptor
    private let options: Options
    private var segment: SegmentFile
    /// Where the next frame goes, pending ones included.
    private var offset: Int
    private var pending: [UInt8] = []
    private var checksum: UInt32
    private var time: UInt64

    /// Opens the journal in the folder `path`, or begins one; recovers a torn tail.
    ///
    /// `visit` sees the header of every batch in it; `now` is in microseconds since 1970.
    package static func open(
        path: String, options: Options = Options(), now: UInt64,
        visit: (_ header: Frame.Header, _ bytes: [UInt8]) -> Void = { _, _ in }
    ) throws(JournalError) -> JournalWriter {
        if unsafe mkdir(path, 0o750) != 0, errno != EEXIST {
            throw JournalError(SystemError.last("mkdir", path))
        }
        let folder = try JournalFolder(path: path)
        let lock = try lock(folder)
        var survey = try JournalSurvey(folder, visit: visit)
        if survey.segments.isEmpty {
            survey.journal = .random()
            survey.segments = [1]
            let header = SegmentHeader(
                journal: survey.journal, salt: salt(), firstSeq: 1, chain: 0, created: now)
            _ = try create(header, in: folder, bytes: options.segmentBytesMax)
        }
        let segment = try folder.segment(
            firstSeq: survey.segments[survey.segments.count - 1], writable: true)
        try recover(
            segment, in: folder, survey: survey, bytes: options.segmentBytesMax, now: now)
        let writer = JournalWriter(
            folder: folder, lock: lock, options: options, segment: segment, survey: survey,
            now: now)
        try writer.saveCheckpoint()
        return writer
    }

    private init(
        folder: consuming JournalFolder, lock: consuming Descriptor, options: Options,
        segment: consuming SegmentFile, survey: JournalSurvey, now: UInt64
    ) {
        self.folder = folder
        self.lock = lock
        self.options = options
        self.segment = segment
        journal = survey.journal
        nextSeq = survey.nextSeq
        offset = survey.tailOffset
        checksum = survey.lastChecksum
        time = max(survey.lastTime, now)
    }

    /// Batches whose frames wait for `commit`.
    package var hasPending: Bool { !pending.isEmpty }

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
        let isUsed = offset > SegmentHeader.byteCount
        if offset + bytes > options.segmentBytesMax || isOld && isUsed {
            try commit()
            try rotate()
        }
        let journaled = JournaledBatch(firstSeq: nextSeq, time: time, batch: batch)
        let frame = Frame.encode(journaled, previous: checksum, salt: segment.header.salt)
        pending += frame.bytes
        checksum = frame.checksum
        offset += frame.bytes.count
        nextSeq = journaled.nextSeq
        return journaled
    }

    /// Writes what is pending and waits until it is on the disk.
    package mutating func commit() throws(JournalError) {
        if pending.isEmpty { return }
        try JournalError.of { () throws(SystemError) in
            try segment.descriptor.write(pending, at: offset - pending.count)
            try segment.descriptor.syncData()
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Remembers that everything committed is on the disk; to be called at a clean stop.
    package func saveCheckpoint() throws(JournalError) {
        let checkpoint = Checkpoint(
            segment: segment.header.firstSeq, offset: offset - pending.count)
        try JournalError.of { () throws(SystemError) in
            try folder.descriptor.replace(Checkpoint.fileName, with: checkpoint.bytes)
        }
    }

    /// Goes on in a new segment.
    private mutating func rotate() throws(JournalError) {
        let next = try Self.create(
            SegmentHeader(
                journal: journal, salt: Self.salt(), firstSeq: nextSeq, chain: checksum,
                created: time),
            in: folder, bytes: options.segmentBytesMax)
        try JournalError.of { () throws(SystemError) in
            try segment.descriptor.truncate(to: offset)
            try segment.descriptor.sync()
        }
        segment = next
        offset = SegmentHeader.byteCount
        try saveCheckpoint()
    }

    private static func salt() -> UInt64 { UInt64.random(in: .min ... .max) }

    private static func lock(_ folder: borrowing JournalFolder) throws(JournalError) -> Descriptor {
        let lock = try JournalError.of { () throws(SystemError) in
            try Descriptor(opening: "lock", in: folder.descriptor, flags: O_RDWR | O_CREAT)
        }
        guard flock(lock.number, LOCK_EX | LOCK_NB) == 0 else {
            throw JournalError(.locked, "\(folder.path): another daemon writes to this journal")
        }
        return lock
    }

    /// A whole segment appears under its name at once, or not at all.
    private static func create(
        _ header: SegmentHeader, in folder: borrowing JournalFolder, bytes: Int
    ) throws(JournalError) -> SegmentFile {
        let name = SegmentFile.name(firstSeq: header.firstSeq)
        let temporary: FileName = "next-segment.tmp"
        try JournalError.of { () throws(SystemError) in
            let file = try Descriptor(
                opening: temporary, in: folder.descriptor, flags: O_RDWR | O_CREAT | O_TRUNC)
            try file.allocate(bytes)
            try file.write(header.bytes, at: 0)
            try file.sync()
            try folder.descriptor.rename(temporary, to: name, in: folder.descriptor)
            try folder.descriptor.sync()
        }
        return try folder.segment(firstSeq: header.firstSeq, writable: true)
    }

    /// Saves and cuts off a torn tail, and proves that what was read is on the disk (J3, J4).
    private static func recover(
        _ segment: borrowing SegmentFile, in folder: borrowing JournalFolder,
        survey: JournalSurvey, bytes: Int, now: UInt64
    ) throws(JournalError) {
        let byteCount = try segment.byteCount()
        try JournalError.of { () throws(SystemError) in
            if survey.tornTail {
                let tail = try segment.descriptor.read(
                    at: survey.tailOffset, count: byteCount - survey.tailOffset)
                let end = tail.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
                try folder.descriptor.replace(
                    FileName("\(segment.name).torn-\(now)"), with: Array(tail.prefix(end)))
                try segment.descriptor.truncate(to: survey.tailOffset)
            }
            try segment.descriptor.allocate(max(bytes, survey.tailOffset))
            try segment.descriptor.sync()
            try folder.descriptor.sync()
        }
    }
}
