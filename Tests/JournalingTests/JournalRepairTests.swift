import Journaling
import Platform
import TestSupport
import Testing

@Suite struct JournalRepairTests {
    private static let small = JournalWriter.Options(segmentBytesMax: 4_096)
    private let fixture: JournalFixture
    private let batches: [JournaledBatch]

    init() throws {
        fixture = try JournalFixture()
        try fixture.fill(20, Self.small)
        batches = try fixture.readAll()
    }

    private func repair(applies: Bool = true) throws -> [JournalRepair.Finding] {
        try JournalRepair.run(path: fixture.path, applies: applies, now: 77)
    }

    private func names() -> [String] { fixture.folder.names(in: "journal") }

    /// What is left is what was there, but for the batches that are lost.
    private func expectLost(_ lost: Range<UInt64>) throws {
        let left = try fixture.readAll().filter { $0.batch.type == 1 }
        #expect(left == batches.filter { !lost.contains($0.firstSeq) })
        #expect(try fixture.open(Self.small).nextSeq == batches.last?.nextSeq)
    }

    @Test func aGoodJournalIsLeftAlone() throws {
        #expect(try repair().isEmpty)
        try expectLost(0..<0)
    }

    /// In the first, a middle and the last but one segment; in their first, middle and last frames.
    @Test(arguments: [0, 1, 2, 4, 7, 11, 15])
    func aDamagedBatchBecomesAGap(number: Int) throws {
        let lost = batches[number]
        let folder = try JournalFolder(path: fixture.path)
        let first = try #require(try folder.segments().last { $0 <= lost.firstSeq })
        var place = 0
        _ = try SegmentScan(try folder.segment(firstSeq: first)) { header, _, offset in
            if header.firstSeq == lost.firstSeq { place = offset }
        }
        let name = "journal/\(SegmentFile.name(firstSeq: first))"
        var bytes = try fixture.folder.bytes(name)
        bytes[place + Frame.headerBytes] ^= 0x55
        try fixture.folder.write(bytes, to: name)

        let seqs = lost.firstSeq..<lost.nextSeq
        #expect(try repair(applies: false).map(\.seqs) == [seqs])
        #expect(try fixture.folder.bytes(name) == bytes)
        #expect(try repair().map(\.seqs) == [seqs])
        #expect(names().contains { $0.hasSuffix(".cut-77-\(place)") })
        #expect(try repair().isEmpty)
        try expectLost(seqs)
    }

    @Test func aSegmentThatIsMissingBecomesAGap() throws {
        let folder = try JournalFolder(path: fixture.path)
        let segments = try folder.segments()
        try folder.descriptor.remove(SegmentFile.name(firstSeq: segments[1]))
        #expect(try repair().map(\.seqs) == [segments[1]..<segments[2]])
        try expectLost(segments[1]..<segments[2])
    }

    @Test func whereNothingGoodFollowsTheJournalEnds() throws {
        let folder = try JournalFolder(path: fixture.path)
        let last = try #require(try folder.segments().last)
        let name = "journal/\(SegmentFile.name(firstSeq: last))"
        var bytes = try fixture.folder.bytes(name)
        _ = try SegmentScan(try folder.segment(firstSeq: last)) { _, _, offset in
            bytes[offset + Frame.headerBytes] ^= 1
        }
        try fixture.folder.write(bytes, to: name)
        #expect(throws: JournalError.self) { _ = try fixture.open(Self.small).nextSeq }
        #expect(try repair().map(\.seqs) == [nil])
        #expect(try fixture.readAll() == batches.filter { $0.firstSeq < last })
        #expect(try fixture.open(Self.small).nextSeq == last)
    }
}
