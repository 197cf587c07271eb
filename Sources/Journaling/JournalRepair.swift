private import Glibc
import Platform

/// Makes a damaged journal whole again, when an operator says so, and keeps what it takes away.
///
/// Bytes that are no frame are replaced, up to the next good frame, by a gap: a frame that has the
/// seqs of the records that are lost, and none of them. Its last four bytes are chosen so that its
/// checksum is the one that the next frame names: everything behind stays as it was written. Where
/// nothing good follows, the journal is cut off.
package struct JournalRepair: ~Copyable {
    /// Something that is wrong, and was or would be mended.
    package struct Finding: Sendable, Equatable, CustomStringConvertible {
        package let segment: String
        /// The bytes that are taken away; empty for a segment that is missing.
        package let bytes: Range<Int>
        /// The seqs of the records that are lost; nil where the journal is cut off.
        package let seqs: Range<UInt64>?

        package var description: String {
            let place =
                bytes.isEmpty ? "missing" : "bytes \(bytes.lowerBound) to \(bytes.upperBound)"
            let loss =
                seqs.map {
                    "\($0.count) records are lost, seq \($0.lowerBound) to \($0.upperBound - 1)"
                }
                ?? "nothing good follows: the journal ends here"
            return "\(segment): \(place): \(loss)"
        }
    }

    private let folder: JournalFolder
    private let lock: Descriptor
    private let applies: Bool
    private let time: UInt64
    private var findings: [Finding] = []

    /// Looks for damage in the journal in the folder `path` and, if `applies`, mends it; what it
    /// takes away is kept beside the segment as `….cut-<now>-<byte>`. Nobody may write meanwhile.
    package static func run(
        path: String, applies: Bool, now: UInt64
    ) throws(JournalError) -> [Finding] {
        let folder = try JournalFolder(path: path)
        let lock = try JournalWriter.lock(folder)
        var repair = JournalRepair(
            folder: folder, lock: lock, applies: applies, time: now)
        try repair.mend()
        return repair.findings
    }

    private init(
        folder: consuming JournalFolder, lock: consuming Descriptor, applies: Bool, time: UInt64
    ) {
        self.folder = folder
        self.lock = lock
        self.applies = applies
        self.time = time
    }

    private mutating func mend() throws(JournalError) {
        let segments = try folder.segments()
        var end: SegmentExtent?
        for (number, first) in segments.enumerated() {
            let following = number + 1 < segments.count ? segments[number + 1] : nil
            let segment = try folder.segment(firstSeq: first, writable: true)
            if let end, first > end.nextSeq { try replaceMissing(after: end, before: segment) }
            end = try mend(
                segment,
                before: try following.map { first throws(JournalError) in
                    try folder.segment(firstSeq: first).header
                })
        }
        if applies, !findings.isEmpty {
            try JournalError.of { () throws(SystemError) in
                for name in try folder.descriptor.names()
                where name.hasSuffix(".index") || name == Checkpoint.fileName {
                    try folder.descriptor.remove(name)
                }
            }
            try JournalError.ofSync { () throws(SystemError) in try folder.descriptor.sync() }
        }
    }

    /// Mends one segment; where it then ends. `next`: the header of the segment after it.
    private mutating func mend(
        _ segment: borrowing SegmentFile, before next: SegmentHeader?
    ) throws(JournalError) -> SegmentExtent {
        var end = SegmentExtent(segment.header)
        var window = FrameWindow()
        let byteCount = try segment.byteCount()
        while end.endOffset < byteCount {
            let content = try segment.content(at: end.endOffset, of: byteCount, through: &window)
            if case .end = content, next == nil || end.nextSeq == next?.firstSeq { break }
            if case .frame(let header, _) = content, header.previous == end.lastChecksum,
                header.firstSeq == end.nextSeq
            {
                end.pass(header)
                continue
            }
            let good = try segment.nextFrame(after: end.endOffset, from: end.nextSeq + 1)
            if let good {
                try replace(segment, from: &end, to: good.offset, good.header)
            } else if let next {
                try replace(segment, from: &end, to: byteCount, next)
            } else {
                try cut(segment, at: end.endOffset, byteCount: byteCount)
                break
            }
        }
        return end
    }

    private mutating func replace(
        _ segment: borrowing SegmentFile, from end: inout SegmentExtent, to offset: Int,
        _ next: some FrameFollower
    ) throws(JournalError) {
        let region = end.endOffset..<offset
        guard region.count >= Frame.headerBytes + 8, next.firstSeq > end.nextSeq else {
            throw JournalError(
                .damaged,
                "\(segment.descriptor.subject): byte \(region.lowerBound) cannot be mended")
        }
        findings.append(
            Finding(
                segment: segment.descriptor.subject, bytes: region,
                seqs: end.nextSeq..<next.firstSeq))
        if applies {
            try keep(segment, region)
            let gap = Self.gap(
                after: end, before: next, salt: segment.header.salt, byteCount: region.count)
            try JournalError.of { () throws(SystemError) in
                try segment.descriptor.write(gap, at: region.lowerBound)
            }
            try JournalError.ofSync { () throws(SystemError) in try segment.descriptor.sync() }
        }
        end.endOffset = offset
        end.nextSeq = next.firstSeq
        end.lastChecksum = next.previous
    }

    private mutating func cut(
        _ segment: borrowing SegmentFile, at offset: Int, byteCount: Int
    ) throws(JournalError) {
        findings.append(
            Finding(
                segment: segment.descriptor.subject, bytes: offset..<byteCount, seqs: nil))
        guard applies else { return }
        try keep(segment, offset..<byteCount)
        try JournalError.of { () throws(SystemError) in
            try segment.descriptor.truncate(to: offset)
        }
        try JournalError.ofSync { () throws(SystemError) in try segment.descriptor.sync() }
    }

    /// Puts a segment in the place of those that are not there.
    private mutating func replaceMissing(
        after end: SegmentExtent, before next: borrowing SegmentFile
    ) throws(JournalError) {
        let name = SegmentFile.name(firstSeq: end.nextSeq)
        findings.append(
            Finding(
                segment: "\(folder.path)/\(name)", bytes: 0..<0,
                seqs: end.nextSeq..<next.header.firstSeq))
        guard applies else { return }
        let header = SegmentHeader(
            journal: next.header.journal, salt: JournalWriter.salt(), firstSeq: end.nextSeq,
            chain: end.lastChecksum, created: end.lastTime)
        let gap = Self.gap(
            after: SegmentExtent(header), before: next.header, salt: header.salt,
            byteCount: Frame.headerBytes + 8)
        try JournalError.of { () throws(SystemError) in
            try folder.descriptor.replace(name, with: header.bytes + gap)
        }
    }

    private func keep(
        _ segment: borrowing SegmentFile, _ region: Range<Int>
    ) throws(JournalError) {
        let bytes = try segment.read(at: region.lowerBound, count: region.count)
        let end = bytes.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
        let name = FileName("\(segment.name).cut-\(time)-\(region.lowerBound)")
        try JournalError.of { () throws(SystemError) in
            try folder.descriptor.replace(name, with: Array(bytes.prefix(end)))
        }
    }

    private static func gap(
        after end: SegmentExtent, before next: some FrameFollower, salt: UInt64, byteCount: Int
    ) -> [UInt8] {
        let payload = [UInt8](repeating: 0, count: byteCount - Frame.headerBytes)
        let batch = JournaledBatch(
            firstSeq: end.nextSeq, time: end.lastTime,
            batch: Batch(
                id: .zero, type: Frame.gapType, recordCount: Int(next.firstSeq - end.nextSeq),
                payload: payload))
        return Frame.encode(
            batch, previous: end.lastChecksum, salt: salt, reaching: next.previous)
    }
}

/// What stands behind a gap: it names the checksum that the gap must have.
private protocol FrameFollower {
    var firstSeq: UInt64 { get }
    var previous: UInt32 { get }
}

extension Frame.Header: FrameFollower {}

extension SegmentHeader: FrameFollower {
    fileprivate var previous: UInt32 { chain }
}
