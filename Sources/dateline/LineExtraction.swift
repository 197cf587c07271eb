import Extraction
import FoundationEssentials
import Platform
import Prose
import Records
import Stories

/// `dateline extract --jsonl`: lines in, lines out, in order; a bad line never ends the run.
struct LineExtraction: Sendable {
    let documents: DocumentReader
    let extractor: Extractor
    let options: Extraction.Options
    let wantsStories: Bool

    private struct Answer {
        /// With the line's end.
        let line: [UInt8]
        /// For the stories; empty where nobody wants them.
        var records: [Record] = []
    }

    func run(jobs: Int) async {
        let input = BoundedChannel<[UInt8]>(capacity: 2 * jobs)
        let output = BoundedChannel<Answer>(capacity: 2 * jobs)
        await withDiscardingTaskGroup { group in
            group.addTask {
                var lines = StandardInputLines()
                while let line = lines.next(), await input.send(line) {}
                input.finish()
            }
            group.addTask { await mapInOrder(input, to: output, jobs: jobs) { answer($0) } }
            var fold = StoryFold()
            var last: [String: StoryRecord] = [:]
            while let answer = await output.next() {
                StandardOutput.write(answer.line)
                for story in fold.add(answer.records) {
                    last[story.id] = story
                    for merged in story.merged { last[merged] = nil }
                }
            }
            if wantsStories { StandardOutput.write(closingLine(Array(last.values))) }
        }
    }

    private func closingLine(_ stories: [StoryRecord]) -> [UInt8] {
        var json = JSONWriter()
        json.object { $0.field("stories", stories.sorted { $0.id < $1.id }) }
        json.raw("\n".utf8)
        return json.bytes
    }

    private func answer(_ line: [UInt8]) -> Answer {
        var json = JSONWriter(capacity: 64 << 10)
        var records: [Record] = []
        var id = JSONValue.null
        json.object { json in
            do {
                id = try decode(JSONValue.self, line)[field: "id"]
                let submission = try decode(Submission.self, line)
                let document = try documents.read(submission, name: id.text)
                let envelopes = extractor.extract(document).envelopes(with: options)
                json.field("id", id)
                json.field("records", envelopes)
                if wantsStories { records = envelopes.map(\.record) }
            } catch {
                json.field("id", id)
                json.key("error")
                json.object {
                    $0.field("code", (error as? DocumentError)?.code.rawValue ?? "bad_line")
                    $0.field("message", message(of: error))
                }
            }
        }
        json.raw("\n".utf8)
        return Answer(line: json.bytes, records: records)
    }

    private func decode<Value: Decodable>(_ type: Value.Type, _ line: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Data(line))
    }

    private func message(of error: any Error) -> String {
        switch error {
        case let error as DocumentError: error.message
        case DecodingError.keyNotFound(let key, _):
            "the line has no “\(key.stringValue)”; it must be {\"id\":…,\"text\":…}"
        case DecodingError.typeMismatch(_, let context),
            DecodingError.valueNotFound(_, let context):
            "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” is of the wrong type: "
                + context.debugDescription
        case DecodingError.dataCorrupted(let context):
            "the line is not JSON: \(context.underlyingError.map { "\($0)" } ?? context.debugDescription)"
        default: "\(error)"
        }
    }
}

extension JSONValue {
    /// A field of an object; null where there is none.
    fileprivate subscript(field name: String) -> JSONValue {
        if case .object(let fields) = self { return fields[name] ?? .null }
        return .null
    }

    /// For a name: a string's own text.
    fileprivate var text: String {
        if case .string(let text) = self { return text }
        return String(decoding: JSONWriter.bytes(of: self), as: UTF8.self)
    }
}
