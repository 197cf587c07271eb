import FoundationEssentials
import Records

/// Reads back, from a journaled article's payload, the records that stories are made of.
enum StoryMemory {
    static func records(in payload: [UInt8]) -> [Record] {
        let decoder = JSONDecoder()
        let lines = RecordLine.lines(in: payload, firstSeq: 1, at: Timestamp(microseconds: 0))
        return lines.compactMap { line in
            guard kinds.contains(line.kind) else { return nil }
            return try? decoder.decode(Envelope.self, from: Data(line.json)).record
        }
    }

    /// What `StoryFold` looks at.
    private static let kinds: Set<String> = [
        "article", "entity", "event", "claim", "place", "story",
    ]
}
