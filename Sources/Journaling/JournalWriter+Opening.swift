private import Glibc
import Platform

extension JournalWriter {
    /// Opens the journal in the folder `path`, or begins one; recovers a torn tail.
    ///
    /// The last segment is proved, and the others as far as they have no index: the time does not
    /// grow with the journal. `now` is in microseconds since 1970.
    package static func open(
        path: String, options: Options = Options(), now: UInt64
    ) throws(JournalError) -> JournalWriter {
        if unsafe mkdir(path, 0o750) != 0, errno != EEXIST {
            throw JournalError(SystemError.last("mkdir", path))
        }
        try JournalError.ofSync { () throws(SystemError) in
            try Descriptor(path: "\(path)/..", flags: O_RDONLY | O_DIRECTORY).sync()
        }
        let folder = try JournalFolder(path: path)
        let lock = try lock(folder)
        let survey = try JournalSurvey(folder, depth: .lastSegment)
        var sealed: [SegmentIndex] = []
        for (first, state) in zip(survey.segments, survey.sealed) {
            switch state {
            case .indexed(let index): sealed.append(index)
            case .read(let contents):
                let segment = try folder.segment(firstSeq: first, writable: true)
                if let index = try seal(segment, contents, in: folder) { sealed.append(index) }
            }
        }
        let writer = try begin(
            folder, lock: lock, survey: survey, sealed: sealed, options: options, now: now)
        try writer.saveCheckpoint()
        return writer
    }

    private static func begin(
        _ folder: consuming JournalFolder, lock: consuming Descriptor, survey: JournalSurvey,
        sealed: [SegmentIndex], options: Options, now: UInt64
    ) throws(JournalError) -> JournalWriter {
        guard let contents = survey.last else {
            let header = SegmentHeader(
                journal: .random(), salt: salt(), firstSeq: 1, chain: 0, created: now)
            let segment = try create(header, in: folder, bytes: options.segmentBytesMax)
            return JournalWriter(
                folder: folder, lock: lock, options: options, segment: segment,
                contents: SegmentContents(header), sealed: [], now: now)
        }
        let segment = try folder.segment(firstSeq: contents.extent.firstSeq, writable: true)
        let end = contents.extent.endOffset
        if survey.tornTail { try cutTail(of: segment, at: end, in: folder, now: now) }
        try JournalError.of { () throws(SystemError) in
            try segment.descriptor.allocate(max(options.segmentBytesMax, end))
        }
        // What was read may not be on the disk yet (J4).
        try JournalError.ofSync { () throws(SystemError) in
            try segment.descriptor.sync()
            try folder.descriptor.sync()
        }
        return JournalWriter(
            folder: folder, lock: lock, options: options, segment: segment, contents: contents,
            sealed: sealed, now: now)
    }

    static func salt() -> UInt64 { UInt64.random(in: .min ... .max) }

    /// One writer a journal, and nobody repairs it meanwhile.
    static func lock(_ folder: borrowing JournalFolder) throws(JournalError) -> Descriptor {
        let lock = try JournalError.of { () throws(SystemError) in
            try Descriptor(opening: "lock", in: folder.descriptor, flags: O_RDWR | O_CREAT)
        }
        guard flock(lock.number, LOCK_EX | LOCK_NB) == 0 else {
            throw JournalError(.locked, "\(folder.path): another daemon writes to this journal")
        }
        return lock
    }

    /// A whole segment appears under its name at once, or not at all.
    static func create(
        _ header: SegmentHeader, in folder: borrowing JournalFolder, bytes: Int
    ) throws(JournalError) -> SegmentFile {
        let name = SegmentFile.name(firstSeq: header.firstSeq)
        let temporary: FileName = "next-segment.tmp"
        do throws(JournalError) {
            let file = try JournalError.of { () throws(SystemError) in
                try Descriptor(
                    opening: temporary, in: folder.descriptor, flags: O_RDWR | O_CREAT | O_TRUNC)
            }
            try JournalError.of { () throws(SystemError) in
                try file.allocate(bytes)
                try file.write(header.bytes, at: 0)
            }
            try JournalError.ofSync { () throws(SystemError) in try file.sync() }
        } catch {
            // The room that it took may be the last.
            try? folder.descriptor.remove(temporary)
            throw error
        }
        try JournalError.of { () throws(SystemError) in
            try folder.descriptor.rename(temporary, to: name, in: folder.descriptor)
        }
        try JournalError.ofSync { () throws(SystemError) in try folder.descriptor.sync() }
        return try folder.segment(firstSeq: header.firstSeq, writable: true)
    }

    /// Cuts a segment that is left for the next to its length, and writes its index. An index for
    /// which there is no room is done without until the next start.
    static func seal(
        _ segment: borrowing SegmentFile, _ contents: SegmentContents,
        in folder: borrowing JournalFolder
    ) throws(JournalError) -> SegmentIndex? {
        let end = contents.extent.endOffset
        try JournalError.of { () throws(SystemError) in try segment.descriptor.truncate(to: end) }
        try JournalError.ofSync { () throws(SystemError) in try segment.descriptor.sync() }
        do { return try folder.save(contents, of: segment) } catch  where error.code == .noSpace {
            return nil
        }
    }

    /// Saves what a crash has cut off beside the segment, then cuts it off (J3).
    static func cutTail(
        of segment: borrowing SegmentFile, at offset: Int, in folder: borrowing JournalFolder,
        now: UInt64
    ) throws(JournalError) {
        let byteCount = try segment.byteCount()
        try JournalError.of { () throws(SystemError) in
            let tail = try segment.descriptor.read(at: offset, count: byteCount - offset)
            let end = tail.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
            try folder.descriptor.replace(
                FileName("\(segment.name).torn-\(now)"), with: Array(tail.prefix(end)))
            try segment.descriptor.truncate(to: offset)
        }
        try JournalError.ofSync { () throws(SystemError) in try segment.descriptor.sync() }
    }
}
