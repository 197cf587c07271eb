import Language

/// A verb or phrase that gives words to somebody, with whom it gives them to.
struct Cue {
    let sentence: Int
    /// The cue's tokens: `said`, `according to`.
    let tokens: Range<Int>
    let lemma: String
    /// The head of the speaker's phrase; nil where the verb has no subject.
    let speaker: Int?
    /// The rule's name for records.
    let rule: String
}

/// The reporting verbs of the seeds.
struct ReportingVerbs: Sendable {
    /// By lemma.
    let entries: [String: Entry]

    struct Entry: Sendable {
        let stance: String
        /// Goes with words in quotation marks.
        let isQuoted: Bool
    }
}
