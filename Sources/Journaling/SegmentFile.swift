private import Glibc
package import Platform

/// One segment of a journal, open for reading or for writing.
package struct SegmentFile: ~Copyable, Sendable {
    package let name: FileName
    package let header: SegmentHeader
    package let descriptor: Descriptor

    init(name: FileName, header: SegmentHeader, descriptor: consuming Descriptor) {
        self.name = name
        self.header = header
        self.descriptor = descriptor
    }

    /// Opens the segment `name` of the journal folder `directory`.
    package init(
        opening name: FileName, in directory: borrowing Descriptor, writable: Bool = false
    ) throws(JournalError) {
        let descriptor = try JournalError.of { () throws(SystemError) in
            try Descriptor(opening: name, in: directory, flags: writable ? O_RDWR : O_RDONLY)
        }
        let bytes = try JournalError.of { () throws(SystemError) in
            try descriptor.read(at: 0, count: SegmentHeader.byteCount)
        }
        let header = try SegmentHeader(bytes: bytes, of: descriptor.subject)
        let expected = Self.name(firstSeq: header.firstSeq)
        guard expected == name else {
            throw JournalError(
                .damaged, "\(descriptor.subject): its header is that of \(expected)")
        }
        self.init(name: name, header: header, descriptor: descriptor)
    }

    /// `<20-digit first seq>.journal`.
    package static func name(firstSeq: UInt64) -> FileName {
        let digits = String(firstSeq)
        return FileName(String(repeating: "0", count: 20 - digits.count) + digits + ".journal")
    }

    /// The first seq that a segment's name says; nil for any other file.
    package static func firstSeq(in name: FileName) -> UInt64? {
        let text = name.description
        guard text.utf8.count == 28, text.hasSuffix(".journal") else { return nil }
        return UInt64(text.prefix(20))
    }

    /// What stands at a position where a frame may begin.
    package enum Content: Sendable {
        case frame(Frame.Header, bytes: ArraySlice<UInt8>)
        /// Nothing was written from here on.
        case end
        case bad(Defect)
    }

    /// Why a frame is not one.
    package enum Defect: String, Sendable {
        case passesEnd = "the frame passes the end of the file"
        case badHeader = "not a frame header"
        case badChecksum = "bad checksum"
        case brokenChain = "does not follow the frame before it"
    }

    package func byteCount() throws(JournalError) -> Int {
        try JournalError.of { () throws(SystemError) in Int(try descriptor.status().st_size) }
    }

    /// The frame at byte `offset`, its checksum proved.
    func content(
        at offset: Int, of byteCount: Int, through window: inout FrameWindow
    ) throws(JournalError) -> Content {
        let head = try window.bytes(of: self, at: offset, count: Frame.headerBytes)
        if head.allSatisfy({ $0 == 0 }) {
            return try isZero(from: offset, to: byteCount) ? .end : .bad(.badHeader)
        }
        guard head.count == Frame.headerBytes else { return .bad(.passesEnd) }
        let header = Frame.Header(head)
        guard offset + header.frameBytes <= byteCount else { return .bad(.passesEnd) }
        guard header.isPlausible else { return .bad(.badHeader) }
        let bytes = try window.bytes(of: self, at: offset, count: header.frameBytes)
        guard Frame.checksum(of: bytes, salt: self.header.salt) == header.checksum else {
            return .bad(.badChecksum)
        }
        return .frame(header, bytes: bytes)
    }

    /// The first good frame behind the byte `offset` that begins with the seq `nextSeq` or a later
    /// one.
    func nextFrame(
        after offset: Int, from nextSeq: UInt64
    ) throws(JournalError) -> (header: Frame.Header, offset: Int)? {
        let bytes = try read(at: offset, count: max(0, try byteCount() - offset))
        var candidate = Frame.alignment
        while candidate + Frame.headerBytes <= bytes.count {
            defer { candidate += Frame.alignment }
            // A cheap first look: text where a seq would be is far too large for one.
            let seq = bytes.span.uint64(at: candidate + Frame.seqOffset)
            guard seq >= nextSeq, seq - nextSeq <= UInt64(UInt32.max) else { continue }
            let header = Frame.Header(bytes[candidate..<candidate + Frame.headerBytes])
            let end = candidate + header.frameBytes
            guard header.isPlausible, end <= bytes.count else { continue }
            if Frame.checksum(of: bytes[candidate..<end], salt: self.header.salt)
                == header.checksum
            {
                return (header, offset + candidate)
            }
        }
        return nil
    }

    func read(at offset: Int, count: Int) throws(JournalError) -> [UInt8] {
        try JournalError.of { () throws(SystemError) in
            try descriptor.read(at: offset, count: count)
        }
    }

    /// Are all the bytes of `[start, end)` zero? Those past the file's end count as zero.
    func isZero(from start: Int, to end: Int) throws(JournalError) -> Bool {
        var offset = start
        while offset < end {
            let block = try read(at: offset, count: min(1 << 20, end - offset))
            if block.isEmpty { return true }
            if !block.span.isZero { return false }
            offset += block.count
        }
        return true
    }
}

extension Span where Element == UInt8 {
    var isZero: Bool {
        var index = 0
        while index + 8 <= count {
            if uint64(at: index) != 0 { return false }
            index += 8
        }
        while index < count {
            if self[index] != 0 { return false }
            index += 1
        }
        return true
    }
}
