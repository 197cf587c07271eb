import Language
import Lexicons
import Records

/// The words that give something to somebody: verbs of saying, and what else tells what one holds.
struct CueLexicon: Sendable {
    private let verbs: [String: Frame]
    private let nouns: [String: Frame]
    private let adjectives: [String: Frame]

    /// What a cue makes of its content, and where that stands.
    struct Frame: Sendable {
        let stance: ClaimRecord.Stance
        /// Goes with words in quotation marks.
        let isQuoted: Bool
        let forms: Forms
        /// Prepositions that lead to the content.
        let prepositions: Set<String>
    }

    /// The forms of content.
    struct Forms: OptionSet, Sendable {
        let rawValue: UInt8

        static let clause = Forms(rawValue: 1 << 0)
        static let infinitive = Forms(rawValue: 1 << 1)
        static let gerund = Forms(rawValue: 1 << 2)
        static let object = Forms(rawValue: 1 << 3)
    }

    init(seeds: Seeds) throws(SeedsError) {
        var verbs: [String: Frame] = [:]
        var nouns: [String: Frame] = [:]
        var adjectives: [String: Frame] = [:]
        let cues = try seeds.table("lexicons/cues")
        try cues.require("lemma", "kind", "stance", "content")
        for row in cues.rows {
            let frame = try Self.frame(row, cues, isQuoted: false)
            switch row["kind"] {
            case "verb": verbs[row["lemma"]] = frame
            case "noun": nouns[row["lemma"]] = frame
            case "adjective": adjectives[row["lemma"]] = frame
            default: throw cues.error(row, "kind “\(row["kind"])” is no kind of cue")
            }
        }
        let sayings = try seeds.table("lexicons/reporting-verbs")
        try sayings.require("lemma", "stance", "quoted", "content")
        for row in sayings.rows {
            verbs[row["lemma"]] = try Self.frame(row, sayings, isQuoted: row["quoted"] == "yes")
        }
        (self.verbs, self.nouns, self.adjectives) = (verbs, nouns, adjectives)
    }

    /// The frame of a word as the parser reads it; nil where it is no cue.
    ///
    /// Participles behind a form of `be` are looked up as adjectives first: `concerned about`.
    func frame(of word: Word, form: String) -> Frame? {
        switch word.upos {
        case .verb: verbs[word.lemma]
        case .noun: nouns[word.lemma]
        case .adjective: adjectives[form]
        default: nil
        }
    }

    /// The frame of a participle that tells a state: `is convinced that`.
    func state(_ form: String) -> Frame? { adjectives[form] }

    /// What a cue of a record makes of its content.
    func stance(of lemma: String) -> ClaimRecord.Stance? {
        if lemma.hasPrefix("according") { return .asserts }
        return (verbs[lemma] ?? nouns[lemma] ?? adjectives[lemma])?.stance
    }

    private static func frame(
        _ row: Table.Row, _ table: Table, isQuoted: Bool
    ) throws(SeedsError) -> Frame {
        guard let stance = ClaimRecord.Stance(rawValue: row["stance"]) else {
            throw table.error(row, "stance “\(row["stance"])” is no stance of a claim")
        }
        var forms: Forms = []
        var prepositions: Set<String> = []
        for word in row.list("content") {
            switch word {
            case "clause": forms.insert(.clause)
            case "infinitive": forms.insert(.infinitive)
            case "gerund": forms.insert(.gerund)
            case "object": forms.insert(.object)
            default: prepositions.insert(word)
            }
        }
        return Frame(
            stance: stance, isQuoted: isQuoted, forms: forms, prepositions: prepositions)
    }
}
