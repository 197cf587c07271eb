import FoundationEssentials
import Journaling
import Platform
import Records
import Stories

/// Rebuilds, after a restart, the stories as they were when the journal was written.
///
/// From the checkpoint on, or without one from so many of the latest articles, it reads the journal
/// a few batches at a time, so that its memory does not grow with them; decoding is spread over the
/// processors.
struct StoryRecall: Sendable {
    let journalPath: String
    let checkpoint: StoryCheckpoint
    /// The checkpoint, where one is there that is not too far behind.
    private let saved: StoryCheckpoint.Head?
    /// The first batch to read without one.
    private let firstSeq: UInt64
    /// Where the journal ends.
    private let nextSeq: UInt64
    private let jobs: Int

    init(
        journalPath: String, checkpoint: StoryCheckpoint, writer: borrowing JournalWriter,
        jobs: Int
    ) {
        self.journalPath = journalPath
        self.checkpoint = checkpoint
        self.jobs = jobs
        nextSeq = writer.nextSeq
        /// Where the latest articles begin of which so many are read again: some seconds' work.
        func latest(_ articleCount: Int) -> UInt64 {
            writer.seq(
                ofLast: 2 * StoryCheckpoint.interval(articleCount),
                type: Composer.BatchType.article)
        }
        firstSeq = latest(0)
        let head = checkpoint.head(before: writer.nextSeq)
        saved = head.flatMap { $0.nextSeq >= latest($0.articleCount) ? $0 : nil }
    }

    func fold() async throws(JournalError) -> StoryFold {
        let restored = saved.flatMap(checkpoint.load)
        var fold = restored ?? checkpoint.empty()
        let firstSeq = restored == nil ? firstSeq : saved?.nextSeq ?? firstSeq
        if firstSeq == nextSeq { return fold }
        let payloads = BoundedChannel<[UInt8]>(capacity: jobs)
        let recalled = BoundedChannel<[Record]>(capacity: jobs)
        let reading = Task { await read(from: firstSeq, into: payloads) }
        let decoding = Task {
            await mapInOrder(payloads, to: recalled, jobs: jobs) { Self.records(in: $0) }
        }
        // The story record in a batch says what was decided for its article.
        while let batch = await recalled.next() { fold.restore(batch) }
        await decoding.value
        if let problem = await reading.value { throw problem }
        return fold
    }

    /// Sends the payloads of the article batches; what went wrong, if anything did.
    private func read(
        from firstSeq: UInt64, into payloads: BoundedChannel<[UInt8]>
    ) async -> JournalError? {
        defer { payloads.finish() }
        do {
            var reader = try JournalReader(path: journalPath)
            try reader.seek(to: firstSeq)
            while let journaled = try reader.next(before: nextSeq) {
                guard journaled.batch.type == Composer.BatchType.article else { continue }
                if await !payloads.send(journaled.batch.payload) { break }
            }
            return nil
        } catch {
            return error
        }
    }

    /// What stories are made of, of one batch.
    private static func records(in payload: [UInt8]) -> [Record] {
        RecordLine.lines(in: payload, firstSeq: 1, at: Timestamp(microseconds: 0))
            .filter { kinds.contains($0.kind) }
            .compactMap {
                try? JSONDecoder().decode(Envelope.self, from: Data($0.json)).record
            }
    }

    /// What `StoryFold` looks at.
    private static let kinds: Set<String> = [
        "article", "entity", "event", "claim", "place", "quantity", "story",
    ]
}
