import Journaling
import Platform
import TestSupport
import Testing

@Suite struct JournalWriterTests {
    @Test func givesDenseSeqsAndReadsBackWhatWasWritten() throws {
        let fixture = try JournalFixture()
        try fixture.fill(6)
        let batches = try fixture.readAll()
        #expect(batches.map(\.batch) == (0..<6).map(JournalFixture.batch))
        #expect(batches.map(\.firstSeq) == [1, 2, 4, 7, 8, 10])
    }

    @Test func goesOnAfterTheLastSeqWhenOpenedAgain() throws {
        let fixture = try JournalFixture()
        try fixture.fill(2)
        let journal = try fixture.open().journal
        try fixture.fill(2)
        #expect(try fixture.readAll().map(\.firstSeq) == [1, 2, 4, 5])
        #expect(try fixture.open().journal == journal)
    }

    @Test func nothingIsDurableBeforeCommit() throws {
        let fixture = try JournalFixture()
        var writer = try fixture.open()
        _ = try writer.append(JournalFixture.batch(0), now: 0)
        #expect(try fixture.readAll().isEmpty)
        try writer.commit()
        #expect(try fixture.readAll().count == 1)
    }

    @Test func timeNeverGoesBack() throws {
        let fixture = try JournalFixture()
        var writer = try fixture.open()
        for now: UInt64 in [5_000, 3_000, 6_000] {
            _ = try writer.append(JournalFixture.batch(0), now: now)
        }
        try writer.commit()
        #expect(try fixture.readAll().map(\.time) == [5_000, 5_000, 6_000])
    }

    @Test func beginsANewSegmentWhenOneIsFull() throws {
        let fixture = try JournalFixture()
        let options = JournalWriter.Options(segmentBytesMax: 4_096)
        try fixture.fill(20, options)
        let segments = try JournalFolder(path: fixture.path).segments()
        #expect(segments.count > 2)
        #expect(try fixture.readAll().count == 20)
    }

    /// Over several steps of zeros, and when it is opened again in the middle of one.
    @Test func zerosWrittenAheadNeverStandOnFrames() throws {
        let fixture = try JournalFixture()
        let step = Limits.zeroedAheadBytes
        let options = JournalWriter.Options(segmentBytesMax: 3 * step + step / 2)
        let payload = [UInt8](repeating: 65, count: step / 10)
        for _ in 0..<3 {
            var writer = try fixture.open(options)
            for number in 0..<10 {
                let id = Identifier(high: 1, low: UInt64(number))
                let batch = Batch(id: id, key: .zero, type: 1, recordCount: 1, payload: payload)
                _ = try writer.append(batch, now: 0)
                if number % 3 == 0 { try writer.commit() }
            }
            try writer.commit()
        }
        #expect(try fixture.readAll().allSatisfy { $0.batch.payload == payload })
        #expect(try fixture.readAll().count == 30)
    }

    @Test func beginsANewSegmentWhenOneIsOld() throws {
        let fixture = try JournalFixture()
        let options = JournalWriter.Options(segmentBytesMax: 1 << 20, segmentSecondsMax: 10)
        var writer = try fixture.open(options)
        for seconds: UInt64 in [1, 5, 11, 12] {
            _ = try writer.append(JournalFixture.batch(0), now: seconds * 1_000_000 + 1_000)
        }
        try writer.commit()
        #expect(try JournalFolder(path: fixture.path).segments() == [1, 3])
    }

    @Test func refusesABatchThatFitsNoSegment() throws {
        let fixture = try JournalFixture()
        var writer = try fixture.open(JournalWriter.Options(segmentBytesMax: 4_096))
        var batch = JournalFixture.batch(0)
        batch.payload = [UInt8](repeating: 65, count: 5_000)
        let error = #expect(throws: JournalError.self) { try writer.append(batch, now: 0) }
        #expect(error?.code == .batchTooLarge)
        _ = try writer.append(JournalFixture.batch(1), now: 0)
        try writer.commit()
        #expect(try fixture.readAll().map(\.firstSeq) == [1])
    }

    @Test func aSecondWriterIsRefused() throws {
        let fixture = try JournalFixture()
        let writer = try fixture.open()
        let error = #expect(throws: JournalError.self) { _ = try fixture.open().nextSeq }
        #expect(error?.code == .locked)
        withExtendedLifetime(writer) {}
    }

    @Test func readersSeekBySeqAndByTime() throws {
        let fixture = try JournalFixture()
        try fixture.fill(20, JournalWriter.Options(segmentBytesMax: 4_096))
        let all = try fixture.readAll()
        for batch in all {
            for seq in batch.firstSeq..<batch.nextSeq {
                var reader = try JournalReader(path: fixture.path)
                try reader.seek(to: seq)
                #expect(try reader.next(before: .max)?.firstSeq == batch.firstSeq)
            }
            var reader = try JournalReader(path: fixture.path)
            try reader.seek(toTime: batch.time)
            #expect(try reader.next(before: .max)?.firstSeq == batch.firstSeq)
        }
    }
}
