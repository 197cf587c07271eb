import DequeModule
import FoundationEssentials
import Records
import Stories

/// What a restart must know of the journaled articles that stories may still be made of.
struct StoryMemory: Sendable {
    /// The newest last.
    private var batches: Deque<(firstSeq: UInt64, payload: [UInt8])> = []

    /// Without a checkpoint so many of the latest articles are read again: some seconds' work.
    private static let batchesMax = 2 * StoryCheckpoint.articlesMax

    mutating func add(_ payload: [UInt8], firstSeq: UInt64) {
        batches.append((firstSeq, payload))
        if batches.count > Self.batchesMax { batches.removeFirst() }
    }

    /// Goes on with a fold as if it had seen every batch from a seq on: the story record in a batch
    /// says what was decided for its article.
    func continued(_ fold: StoryFold, from nextSeq: UInt64) -> StoryFold {
        var fold = fold
        for (firstSeq, payload) in batches where firstSeq >= nextSeq {
            let lines = RecordLine.lines(
                in: payload, firstSeq: firstSeq, at: Timestamp(microseconds: 0))
            fold.restore(lines.filter { Self.kinds.contains($0.kind) }.compactMap(Self.record))
        }
        return fold
    }

    private static func record(_ line: RecordLine) -> Record? {
        try? JSONDecoder().decode(Envelope.self, from: Data(line.json)).record
    }

    /// What `StoryFold` looks at.
    private static let kinds: Set<String> = [
        "article", "entity", "event", "claim", "place", "quantity", "story",
    ]
}
