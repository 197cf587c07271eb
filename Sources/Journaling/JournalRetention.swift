private import Glibc
import Platform

/// How much of a journal is kept: whole segments are removed, the oldest first, never the last
/// (J6).
///
/// It needs nothing of the writer, which holds only the last segment.
package struct JournalRetention: Sendable, Equatable {
    /// Segments whose last record is older than this are removed; nil keeps them.
    package var secondsMax: UInt64?
    /// The oldest segments go until all of them together have at most this many bytes; nil: no
    /// limit.
    package var bytesMax: UInt64?

    package init(secondsMax: UInt64? = nil, bytesMax: UInt64? = nil) {
        self.secondsMax = secondsMax
        self.bytesMax = bytesMax
    }

    /// Removes what is not to be kept; the first seqs of the segments that are gone. `now` is in
    /// microseconds since 1970.
    package func apply(path: String, now: UInt64) throws(JournalError) -> [UInt64] {
        let folder = try JournalFolder(path: path)
        let segments = try folder.segments()
        var sizes: [UInt64] = []
        for first in segments {
            sizes.append(UInt64(try folder.segment(firstSeq: first).byteCount()))
        }
        var total = sizes.reduce(0, +)
        var removed: [UInt64] = []
        for (number, first) in segments.enumerated().dropLast() {
            // A segment's records are older than the segment after it.
            let end = try folder.segment(firstSeq: segments[number + 1]).header.created
            let isOld = secondsMax.map { end + $0 * 1_000_000 < now } ?? false
            guard isOld || total > bytesMax ?? .max else { break }
            try JournalError.of { () throws(SystemError) in
                try folder.descriptor.remove(SegmentFile.name(firstSeq: first))
            }
            total -= sizes[number]
            removed.append(first)
        }
        try removeOrphans(in: folder)
        return removed
    }

    /// Indexes whose segments are gone.
    private func removeOrphans(in folder: borrowing JournalFolder) throws(JournalError) {
        let indexes = Set(try folder.segments().map(SegmentIndex.name(firstSeq:)))
        try JournalError.of { () throws(SystemError) in
            for name in try folder.descriptor.names()
            where name.hasSuffix(".index") && !indexes.contains(name) {
                do throws(SystemError) { try folder.descriptor.remove(name) } catch
                    where error.errno == ENOENT
                {
                    continue
                }
            }
            try folder.descriptor.sync()
        }
    }
}
