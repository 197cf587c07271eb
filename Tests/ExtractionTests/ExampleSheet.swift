import Extraction
import Records

/// Some examples of the event lexicon, each an article: many to a test, so that thousands of them
/// are one line in a report.
struct ExampleSheet: Sendable, CustomStringConvertible {
    let number: Int
    let examples: [Example]
    var description: String { "sheet \(number)" }

    static func all(_ column: String) -> [ExampleSheet] {
        let examples = Example.all(of: "lexicons/events", column, rule: "cameo")
        return stride(from: 0, to: examples.count, by: 100).map { start in
            ExampleSheet(
                number: start / 100 + 1, examples: Array(examples[start...].prefix(100)))
        }
    }

    /// The events of each example.
    func events() throws -> [[EventRecord]] {
        try examples.map { try Desk.extract($0.text).events }
    }

    static func tell(_ events: [EventRecord]) -> [String] {
        events.map { "\($0.trigger.text) \($0.cameo ?? $0.type)" }
    }
}

extension Example {
    /// CAMEO's own code: `0871` of `0871/observed`.
    var code: String { String(rule.prefix { $0 != "/" }) }
}
