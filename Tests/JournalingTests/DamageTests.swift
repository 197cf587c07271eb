import Journaling
import Platform
import TestSupport
import Testing

/// T3: what is torn off at the end is cut off; any other damage is refused by name.
@Suite struct DamageTests {
    /// Every byte of it is tried: a small segment.
    private static let small = JournalWriter.Options(segmentBytesMax: 8_192)

    /// A journal's first segment, whose last checkpoint lies before its frames: a power cut may
    /// have taken any of them.
    private static func crashed() throws -> (fixture: JournalFixture, bytes: [UInt8], ends: [Int]) {
        let fixture = try JournalFixture()
        let ends = try fixture.fill(6, Self.small)
        return (fixture, try fixture.folder.bytes(JournalFixture.firstSegment), ends)
    }

    @Test func cutAtEveryByteItRecoversWhatIsWhole() throws {
        let (fixture, bytes, ends) = try Self.crashed()
        let last = try #require(ends.last)
        for cut in SegmentHeader.byteCount..<last {
            try fixture.folder.write(Array(bytes[..<cut]), to: JournalFixture.firstSegment)
            let whole = ends.count { $0 <= cut }
            try #expect(JournalSurvey(JournalFolder(path: fixture.path)).batches == whole)
            let writer = try fixture.open(Self.small)
            let next = try fixture.readAll().last?.nextSeq ?? 1
            #expect(writer.nextSeq == next, "cut at \(cut)")
            #expect(try fixture.readAll().count == whole, "cut at \(cut)")
        }
    }

    /// What a power cut leaves of a frame: the sectors that had reached the disk, zeros for the
    /// rest.
    @Test func zeroedFromEverySectorOnItRecovers() throws {
        let (fixture, bytes, ends) = try Self.crashed()
        let last = try #require(ends.last)
        for cut in stride(from: 512, to: last, by: 512) {
            var torn = bytes
            torn.replaceSubrange(cut..., with: repeatElement(0, count: bytes.count - cut))
            try fixture.folder.write(torn, to: JournalFixture.firstSegment)
            _ = try fixture.open(Self.small).nextSeq
            #expect(try fixture.readAll().count == ends.count { $0 <= cut }, "zero from \(cut)")
        }
    }

    /// What a kill in the middle of a write leaves: its first bytes, and the zeros that were there.
    @Test func zeroedFromEveryByteOnItRecovers() throws {
        let (fixture, bytes, ends) = try Self.crashed()
        for cut in ends[3]..<ends[5] {
            var torn = bytes
            torn.replaceSubrange(cut..., with: repeatElement(0, count: bytes.count - cut))
            try fixture.folder.write(torn, to: JournalFixture.firstSegment)
            _ = try fixture.open(Self.small).nextSeq
            // A frame that lacks but its padding is whole.
            let whole = ends.count { end in bytes[min(cut, end)..<end].allSatisfy { $0 == 0 } }
            #expect(try fixture.readAll().count == whole, "zero from \(cut)")
        }
    }

    @Test func theTornTailIsKept() throws {
        let (fixture, bytes, ends) = try Self.crashed()
        let cut = ends[4] + Frame.headerBytes + 40
        try fixture.folder.write(Array(bytes[..<cut]), to: JournalFixture.firstSegment)
        _ = try fixture.open(Self.small).nextSeq
        let torn = try #require(fixture.folder.names(in: "journal").first { $0.contains(".torn-") })
        #expect(try fixture.folder.bytes("journal/\(torn)") == Array(bytes[ends[4]..<cut]))
    }

    @Test func flippedAtEveryByteBeforeTheLastFrameItIsRefusedAndUnchanged() throws {
        let (fixture, bytes, ends) = try Self.crashed()
        for position in 0..<ends[4] {
            var flipped = bytes
            flipped[position] ^= 1 << UInt8(position % 8)
            try fixture.folder.write(flipped, to: JournalFixture.firstSegment)
            let error = #expect(throws: JournalError.self, "byte \(position)") {
                _ = try fixture.open(Self.small).nextSeq
            }
            let codes: [JournalError.Code] = [.damaged, .unknownVersion]
            #expect(codes.contains(error?.code ?? .storage), "byte \(position)")
            #expect(error?.message.contains("00000000000000000001.journal") == true)
            #expect(try fixture.folder.bytes(JournalFixture.firstSegment) == flipped)
        }
    }

    @Test func whatACheckpointSaysIsOnDiskMustBeThere() throws {
        let fixture = try JournalFixture()
        let ends = try fixture.fill(3, Self.small)
        try fixture.open(Self.small).saveCheckpoint()
        let bytes = try fixture.folder.bytes(JournalFixture.firstSegment)
        try fixture.folder.write(Array(bytes[..<ends[1]]), to: JournalFixture.firstSegment)
        let error = #expect(throws: JournalError.self) { _ = try fixture.open(Self.small).nextSeq }
        #expect(error?.code == .damaged)
    }

    @Test func aSegmentThatIsMissingInTheMiddleIsNamed() throws {
        let fixture = try JournalFixture()
        try fixture.fill(20, JournalWriter.Options(segmentBytesMax: 4_096))
        let folder = try JournalFolder(path: fixture.path)
        let second = try folder.segments()[1]
        try folder.descriptor.remove(SegmentFile.name(firstSeq: second))
        let error = #expect(throws: JournalError.self) { _ = try fixture.open(Self.small).nextSeq }
        #expect(error?.code == .damaged)
    }

    /// What one write appends may reach the disk in any order: a later frame of it that is whole
    /// does not make the torn one damage. A frame of a later write does.
    @Test(arguments: [true, false])
    func aTornWriteOfSeveralBatchesIsATornTail(isOneWrite: Bool) throws {
        let fixture = try JournalFixture()
        var writer = try fixture.open(Self.small)
        var ends = [SegmentHeader.byteCount]
        for index in 0..<4 {
            var batch = JournalFixture.batch(index)
            batch.payload = [UInt8](repeating: 65, count: 1_000)
            _ = try writer.append(batch, now: 2_000)
            if index == 0 || !isOneWrite { try writer.commit() }
            ends.append((ends.last ?? 0) + Frame.bytes(forPayload: 1_000))
        }
        try writer.commit()
        _ = consume writer
        var bytes = try fixture.folder.bytes(JournalFixture.firstSegment)
        // The second batch's sector in the middle is not there.
        bytes.replaceSubrange(1_536..<2_048, with: repeatElement(0, count: 512))
        try fixture.folder.write(bytes, to: JournalFixture.firstSegment)
        if isOneWrite {
            _ = try fixture.open(Self.small).nextSeq
            #expect(try fixture.readAll().count == 1)
        } else {
            #expect(throws: JournalError.self) { _ = try fixture.open(Self.small).nextSeq }
        }
    }
}
