import Journaling
import Platform
import TestSupport
import Testing

/// J6: whole segments go, the oldest first, never the last.
@Suite struct JournalRetentionTests {
    private static let small = JournalWriter.Options(segmentBytesMax: 4_096)
    private let fixture: JournalFixture
    private let segments: [UInt64]

    init() throws {
        fixture = try JournalFixture()
        var writer = try fixture.open(Self.small)
        for index in 0..<30 {
            _ = try writer.append(JournalFixture.batch(index), now: UInt64(index) * 1_000_000)
            try writer.commit()
        }
        segments = try JournalFolder(path: fixture.path).segments()
    }

    private func left() throws -> [UInt64] { try JournalFolder(path: fixture.path).segments() }

    @Test func bySizeTheOldestGo() throws {
        let kept = JournalRetention(bytesMax: 10_000)
        let removed = try kept.apply(path: fixture.path, now: 0)
        #expect(!removed.isEmpty)
        #expect(try left() == Array(segments[removed.count...]))
        let names = fixture.folder.names(in: "journal")
        #expect(names.count { $0.hasSuffix(".index") } == (try left().count - 1))
        #expect(try kept.apply(path: fixture.path, now: 0).isEmpty)
    }

    @Test func byAgeThoseGoWhoseLastRecordIsOld() throws {
        let removed = try JournalRetention(secondsMax: 10).apply(
            path: fixture.path, now: 25_000_000)
        let batches = try fixture.readAll()
        #expect(!removed.isEmpty)
        // A segment is kept as long as one of its records is young.
        let young = batches.first { $0.time >= 15_000_000 }?.firstSeq ?? 0
        #expect(try left()[0] <= young)
        #expect(try left()[1] > young)
    }

    @Test func theLastStaysWhateverItsAgeAndSize() throws {
        _ = try JournalRetention(secondsMax: 0, bytesMax: 0).apply(path: fixture.path, now: .max)
        #expect(try left() == Array(segments.suffix(1)))
        let next = try fixture.open(Self.small).nextSeq
        #expect(next > segments[segments.count - 1])
    }

    @Test func withoutLimitsNothingGoes() throws {
        #expect(try JournalRetention().apply(path: fixture.path, now: .max).isEmpty)
        #expect(try left() == segments)
    }

    @Test func whoWantsWhatIsGoneIsToldSo() throws {
        _ = try JournalRetention(bytesMax: 10_000).apply(path: fixture.path, now: 0)
        var reader = try JournalReader(path: fixture.path)
        let error = #expect(throws: JournalError.self) { try reader.seek(to: 1) }
        #expect(error?.code == .compacted)
    }
}
