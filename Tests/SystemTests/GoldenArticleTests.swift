import Foundation
import TestSupport
import Testing

/// Every sample article gives the records that were looked at and committed
/// (Tests/Cases/articles/<name>/records.ndjson); UPDATE_CASES=1 writes them anew.
@Suite(.timeLimit(.minutes(5))) struct GoldenArticleTests {
    private static let samples = "\(Checkout.path)/seeds/articles"
    private static let cases = "\(Checkout.path)/Tests/Cases/articles"

    private static let names: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: samples)
        return (names ?? []).filter { !$0.hasSuffix(".meta.json") }.sorted()
    }()

    @Test(arguments: names) func givesItsRecords(name: String) async throws {
        let path = "\(Self.cases)/\(name)/records.ndjson"
        let output = try await onOwnThread {
            let result = try runProgram(
                Checkout.program("dateline"), ["extract", "\(Self.samples)/\(name)"])
            #expect(result.exitCode == 0, "\(result.errors)")
            return result.output
        }
        // The digest of the seeds changes with every word list; what it gives is what counts.
        let pattern = #/"seeds":"[0-9a-f-]*"/#
        let records = output.replacing(pattern, with: "\"seeds\":\"\"")
        if ProcessInfo.processInfo.environment["UPDATE_CASES"] != nil {
            try FileManager.default.createDirectory(
                atPath: "\(Self.cases)/\(name)", withIntermediateDirectories: true)
            try records.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOfFile: path, encoding: .utf8)
        let found = records.split(separator: "\n")
        let wanted = expected.split(separator: "\n")
        #expect(found.count == wanted.count)
        for (line, other) in zip(found, wanted) where line != other {
            Issue.record("found  \(line.prefix(600))\nwanted \(other.prefix(600))")
        }
    }

    /// Every span's text is the bytes that it stands for.
    @Test(arguments: names) func everySpanIsItsText(name: String) async throws {
        let lines = try await onOwnThread {
            try runProgram(
                Checkout.program("dateline"),
                ["extract", "--with", "text,tokens", "\(Self.samples)/\(name)"]
            ).lines
        }
        var text: [UInt8] = []
        var spans = 0
        for line in lines {
            let record = try JSONSerialization.jsonObject(with: Data(line.utf8))
            if let fields = record as? [String: Any],
                let article = fields["article"] as? [String: Any]
            {
                text = Array((article["text"] as? String ?? "").utf8)
                #expect(!text.isEmpty)
                // The whole text is no span of itself.
                continue
            }
            check(record, text, &spans)
        }
        #expect(spans > 100)
    }

    private func check(_ value: Any, _ text: [UInt8], _ spans: inout Int) {
        if let fields = value as? [String: Any] {
            if let start = fields["start"] as? Int, let end = fields["end"] as? Int,
                let surface = fields["text"] as? String
            {
                spans += 1
                #expect(String(decoding: text[start..<end], as: UTF8.self) == surface)
            }
            for field in fields.values { check(field, text, &spans) }
        } else if let values = value as? [Any] {
            for element in values { check(element, text, &spans) }
        }
    }
}
