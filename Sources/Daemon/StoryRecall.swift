import FoundationEssentials
import Journaling
import Platform
import Records
import Stories

/// Rebuilds, after a restart, the stories as they were when the journal was written.
///
/// It reads the newest article batches, as many as the fold's window holds, a few at a time, so
/// that
/// its memory does not grow with them; decoding is spread over the processors.
struct StoryRecall: Sendable {
    let journalPath: String
    /// The first batch to read.
    let firstSeq: UInt64
    /// Where the journal ends.
    let nextSeq: UInt64
    let jobs: Int

    init(journalPath: String, writer: borrowing JournalWriter, jobs: Int) {
        self.journalPath = journalPath
        self.jobs = jobs
        firstSeq = writer.seq(
            ofLast: Stories.Limits.windowArticlesMax, type: Composer.BatchType.article)
        nextSeq = writer.nextSeq
    }

    /// Of a story's revisions the last holds.
    func fold() async throws(JournalError) -> StoryFold {
        var fold = StoryFold()
        if firstSeq == nextSeq { return fold }
        let payloads = BoundedChannel<[UInt8]>(capacity: jobs)
        let recalled = BoundedChannel<Recalled>(capacity: jobs)
        let reading = Task { await read(into: payloads) }
        let decoding = Task {
            await mapInOrder(payloads, to: recalled, jobs: jobs) { Recalled(payload: $0) }
        }
        var latest: [String: (order: Int, story: StoryRecord)] = [:]
        var order = 0
        while let batch = await recalled.next() {
            fold.restore(batch.article)
            for story in batch.stories {
                order += 1
                latest[story.id] = (order, story)
            }
        }
        await decoding.value
        if let problem = await reading.value { throw problem }
        for entry in latest.values.sorted(by: { $0.order < $1.order }) { fold.restore(entry.story) }
        return fold
    }

    /// Sends the payloads of the article batches; what went wrong, if anything did.
    private func read(into payloads: BoundedChannel<[UInt8]>) async -> JournalError? {
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
    private struct Recalled: Sendable {
        var article: [Record] = []
        var stories: [StoryRecord] = []

        init(payload: [UInt8]) {
            let lines = RecordLine.lines(in: payload, firstSeq: 1, at: Timestamp(microseconds: 0))
            for line in lines where Self.kinds.contains(line.kind) {
                let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(line.json))
                switch envelope?.record {
                case .story(let story)?: stories.append(story)
                case let record?: article.append(record)
                case nil: break
                }
            }
        }

        /// What `StoryFold` looks at.
        private static let kinds: Set<String> = [
            "article", "entity", "event", "claim", "place", "story",
        ]
    }
}
