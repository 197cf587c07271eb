/// What a record is told by.
package struct Explanation: Sendable, Equatable {
    package let id: String
    package let kind: String
    package let text: String
    package let rule: String
    /// What the rule does, in a sentence; empty where the seeds do not tell.
    package let does: String
    package let confidence: Double
    package let sentences: [Sentence]
    package let entries: [Entry]
    /// Other records that it names: `speaker e3`.
    package let related: [String]

    /// A sentence that the record stands in.
    package struct Sentence: Sendable, Equatable {
        package let text: String
        package let words: [Word]
    }

    /// A word as the parser read it.
    package struct Word: Sendable, Equatable {
        package let form: String
        package let lemma: String
        package let tag: String
        package let relation: String
        /// The form of its head; empty for the root.
        package let head: String
        /// The type of the name that it is part of; empty where it is none.
        package let name: String
    }

    /// A row of the seeds.
    package struct Entry: Sendable, Equatable {
        package let table: String
        /// `column: cell`.
        package let cells: [String]
    }
}
