import Journaling
import Platform
import TestSupport
import Testing

/// A small journal in a folder of its own.
struct JournalFixture {
    let folder: TemporaryFolder
    var path: String { "\(folder.path)/journal" }

    init() throws { folder = try TemporaryFolder(inMemory: true) }

    static let options = JournalWriter.Options(segmentBytesMax: 1 << 20)

    /// Sizes that begin and end on and off the 8-byte raster and the 512-byte sectors.
    static let payloads: [[UInt8]] = [5, 8, 700, 1, 1_500, 64].enumerated().map { index, count in
        (0..<count).map { UInt8(truncatingIfNeeded: 33 + index * 7 + $0 % 90) }
    }

    static func batch(_ index: Int) -> Batch {
        Batch(
            id: Identifier(high: 7, low: UInt64(index)), key: Identifier(high: 9, low: 9),
            type: 1, recordCount: 1 + index % 3, payload: payloads[index % payloads.count])
    }

    func open(_ options: JournalWriter.Options = options) throws -> JournalWriter {
        try JournalWriter.open(path: path, options: options, now: 1_000)
    }

    /// Appends `count` batches, each committed by itself; the byte offset of each one's end.
    @discardableResult
    func fill(_ count: Int, _ options: JournalWriter.Options = options) throws -> [Int] {
        var writer = try open(options)
        var end = SegmentHeader.byteCount
        var ends: [Int] = []
        for index in 0..<count {
            let batch = Self.batch(index)
            _ = try writer.append(batch, now: 2_000 + UInt64(index))
            try writer.commit()
            end += Frame.bytes(forPayload: batch.payload.count)
            ends.append(end)
        }
        return ends
    }

    func readAll() throws -> [JournaledBatch] {
        let survey = try JournalSurvey(try JournalFolder(path: path))
        var reader = try JournalReader(path: path)
        try reader.seek(to: survey.firstSeq)
        var batches: [JournaledBatch] = []
        while let batch = try reader.next(before: survey.nextSeq) { batches.append(batch) }
        #expect(batches.count == survey.batches)
        return batches
    }

    static let firstSegment = "journal/00000000000000000001.journal"
}
