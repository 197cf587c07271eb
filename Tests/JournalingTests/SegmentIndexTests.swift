import Journaling
import Platform
import TestSupport
import Testing

/// J6: an index is made from its segment, and made again when it is missing or does not fit.
@Suite struct SegmentIndexTests {
    private static let small = JournalWriter.Options(segmentBytesMax: 4_096)
    private let fixture: JournalFixture

    /// Twenty batches with a key each, in several segments.
    init() throws {
        fixture = try JournalFixture()
        var writer = try fixture.open(Self.small)
        for index in 0..<20 {
            var batch = JournalFixture.batch(index)
            batch.key = Identifier(high: UInt64(index % 15), low: 3)
            _ = try writer.append(batch, now: 2_000 + UInt64(index))
            try writer.commit()
        }
    }

    private var indexes: [String] {
        fixture.folder.names(in: "journal").filter { $0.hasSuffix(".index") }
    }

    private func keySeqs(_ writer: borrowing JournalWriter) -> [UInt64?] {
        (0..<16).map { writer.firstSeq(ofKey: Identifier(high: $0, low: 3)) }
    }

    @Test func everySegmentButTheLastHasOne() throws {
        let segments = try JournalFolder(path: fixture.path).segments()
        #expect(segments.count > 2)
        #expect(indexes.count == segments.count - 1)
    }

    @Test func keysAreFoundInTheirFirstBatch() throws {
        let seqs = keySeqs(try fixture.open(Self.small))
        let batches = try fixture.readAll()
        #expect(seqs == batches.prefix(15).map { $0.firstSeq } + [nil])
    }

    @Test(arguments: ["gone", "cut", "flipped", "another's"])
    func isMadeAgain(how: String) throws {
        let seqs = keySeqs(try fixture.open(Self.small))
        let name = "journal/\(indexes[0])"
        let bytes = try fixture.folder.bytes(name)
        switch how {
        case "gone": try JournalFolder(path: fixture.path).descriptor.remove(FileName(indexes[0]))
        case "cut": try fixture.folder.write(Array(bytes.dropLast()), to: name)
        case "flipped":
            var flipped = bytes
            flipped[100] ^= 4
            try fixture.folder.write(flipped, to: name)
        default:
            try fixture.folder.write(try fixture.folder.bytes("journal/\(indexes[1])"), to: name)
        }
        #expect(keySeqs(try fixture.open(Self.small)) == seqs)
        #expect(try fixture.folder.bytes(name) == bytes)
    }

    /// Damage in a segment that is read only by its index is found by a reader and by a survey.
    @Test func damageIsStillFound() throws {
        var bytes = try fixture.folder.bytes(JournalFixture.firstSegment)
        bytes[200] ^= 1
        try fixture.folder.write(bytes, to: JournalFixture.firstSegment)
        _ = try fixture.open(Self.small).nextSeq
        var reader = try JournalReader(path: fixture.path)
        let error = #expect(throws: JournalError.self) {
            while try reader.next(before: .max) != nil {}
        }
        #expect(error?.code == .damaged)
        #expect(throws: JournalError.self) {
            _ = try JournalSurvey(try JournalFolder(path: fixture.path))
        }
    }

    @Test func theLastBatchesOfATypeAreFound() throws {
        let writer = try fixture.open(Self.small)
        let seqs = try fixture.readAll().map(\.firstSeq)
        for count in 1...20 { #expect(writer.seq(ofLast: count, type: 1) == seqs[20 - count]) }
        #expect(writer.seq(ofLast: 99, type: 1) == 1)
        #expect(writer.seq(ofLast: 1, type: 9) == 1)
    }
}
