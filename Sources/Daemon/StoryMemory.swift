import DequeModule
import FoundationEssentials
import Records
import Stories

/// What a restart must know of the journaled articles that stories may still be made of.
struct StoryMemory: Sendable {
    /// Payloads, the newest last, as many as the fold's window holds.
    private var payloads: Deque<[UInt8]> = []

    mutating func add(_ payload: [UInt8]) {
        payloads.append(payload)
        if payloads.count > Stories.Limits.windowArticlesMax { payloads.removeFirst() }
    }

    /// The stories as they were when the journal was written: of a story's revisions the last
    /// holds.
    func fold() -> StoryFold {
        var fold = StoryFold()
        var stories: [String: (order: Int, json: ArraySlice<UInt8>)] = [:]
        for (order, payload) in payloads.enumerated() {
            let lines = RecordLine.lines(in: payload, firstSeq: 1, at: Timestamp(microseconds: 0))
            fold.restore(lines.filter { Self.kinds.contains($0.kind) }.compactMap(Self.record))
            for line in lines {
                if let story = line.story { stories[story] = (order, line.json) }
            }
        }
        for (_, json) in stories.values.sorted(by: { $0.order < $1.order }) {
            if case .story(let story)? = Self.record(json) { fold.restore(story) }
        }
        return fold
    }

    private static func record(_ line: RecordLine) -> Record? { record(line.json) }

    private static func record(_ json: ArraySlice<UInt8>) -> Record? {
        try? JSONDecoder().decode(Envelope.self, from: Data(json)).record
    }

    /// What `StoryFold` looks at besides story records.
    private static let kinds: Set<String> = ["article", "entity", "event", "claim", "place"]
}
