import FoundationEssentials
import Records

/// The last revision of every story that was not merged into another.
struct StoryIndex {
    /// In the order of their last day.
    let stories: [StoryRecord]
    private let mergedInto: [String: String]

    init(_ source: RecordSource) throws {
        var latest: [String: StoryRecord] = [:]
        var mergedInto: [String: String] = [:]
        try source.read([.story]) { line in
            guard
                case .story(let story)? = try? JSONDecoder()
                    .decode(Envelope.self, from: Data(line)).record
            else { return }
            latest[story.id] = story
            for id in story.merged { mergedInto[id] = story.id }
        }
        self.mergedInto = mergedInto
        stories = latest.values.filter { mergedInto[$0.id] == nil }.sorted {
            ($0.lastPublished?.daysSinceEpoch ?? .min, $0.id)
                < ($1.lastPublished?.daysSinceEpoch ?? .min, $1.id)
        }
    }

    /// By id or the beginning of one.
    func stories(matching id: String) -> [StoryRecord] {
        if let exact = stories.first(where: { $0.id == id }) { return [exact] }
        if let whole = mergedInto[id] { return stories(matching: whole) }
        return stories.filter { !id.isEmpty && $0.id.hasPrefix(id) }
    }
}
