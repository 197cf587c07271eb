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

    /// Does a daemon write to this journal?
    var isWritten: Bool {
        guard let lock = try? Descriptor(opening: "lock", in: descriptor, flags: O_RDONLY) else {
            return false
        }
        return flock(lock.number, LOCK_SH | LOCK_NB) != 0
    }

    /// The index of a segment that was left for the next; nil where there is none that fits it.
    func index(of segment: borrowing SegmentFile) throws(JournalError) -> SegmentIndex? {
        let name = SegmentIndex.name(firstSeq: segment.header.firstSeq)
        guard let file = try? Descriptor(opening: name, in: descriptor, flags: O_RDONLY),
            let mapped = try? MappedFile(file)
        else { return nil }
        return SegmentIndex(mapped, of: segment.header, byteCount: try segment.byteCount())
    }

    /// Writes the index of a segment and opens it.
    func save(
        _ contents: SegmentContents, of segment: borrowing SegmentFile
    ) throws(JournalError) -> SegmentIndex? {
        try JournalError.of { () throws(SystemError) in
            try descriptor.replace(
                SegmentIndex.name(firstSeq: segment.header.firstSeq), with: contents.indexBytes)
        }
        return try index(of: segment)
    }

    func checkpoint() -> Checkpoint? {
        let file = try? Descriptor(opening: Checkpoint.fileName, in: descriptor, flags: O_RDONLY)
        guard let bytes = try? file?.read(at: 0, count: 64) else { return nil }
        return Checkpoint(bytes: bytes)
    }

    /// In place, so that a full disk does not matter; one that is torn counts as none.
    func save(_ checkpoint: Checkpoint) throws(JournalError) {
        let file = try JournalError.of { () throws(SystemError) in
            try Descriptor(
                opening: Checkpoint.fileName, in: descriptor, flags: O_WRONLY | O_CREAT)
        }
        try JournalError.of { () throws(SystemError) in try file.write(checkpoint.bytes, at: 0) }
        try JournalError.ofSync { () throws(SystemError) in try file.sync() }
    }
}
