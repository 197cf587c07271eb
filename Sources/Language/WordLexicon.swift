import Lexicons

/// The closed classes and the commoner open-class words with their readings.
struct WordLexicon: Sendable {
    /// By lower-case form.
    let closed: [String: Closed]
    let open: [String: [Reading]]
    /// Lemmas of verbs that take what was said as a clause.
    let sayings: Set<String>

    struct Closed: Sendable {
        let upos: UPOS
        let lemma: String
        let relation: Relation
    }

    struct Reading: Sendable {
        let upos: UPOS
        let lemma: String
    }

    init(seeds: Seeds) throws(SeedsError) {
        let words = try seeds.table("lexicons/closed-class")
        try words.require("word", "upos", "lemma", "relation")
        var closed: [String: Closed] = [:]
        for row in words.rows {
            guard let upos = UPOS(rawValue: row["upos"]),
                let relation = Relation(rawValue: row["relation"])
            else { throw words.error(row, "upos or relation is none of Universal Dependencies") }
            closed[row["word"]] = Closed(upos: upos, lemma: row["lemma"], relation: relation)
        }
        self.closed = closed
        let forms = try seeds.table("lexicons/word-forms")
        try forms.require("form", "readings")
        var open: [String: [Reading]] = [:]
        for row in forms.rows {
            open[row["form"]] = row.list("readings").compactMap { Self.reading($0, row) }
        }
        self.open = open
        let verbs = try seeds.table("lexicons/reporting-verbs")
        try verbs.require("lemma")
        sayings = Set(verbs.rows.map { $0["lemma"] })
    }

    private static func reading(_ cell: String, _ row: Table.Row) -> Reading? {
        let classes: [Character: UPOS] = ["n": .noun, "v": .verb, "a": .adjective, "r": .adverb]
        guard let mark = cell.first, let upos = classes[mark] else { return nil }
        let lemma = cell.dropFirst(2)
        return Reading(upos: upos, lemma: lemma.isEmpty ? row["form"] : String(lemma))
    }

    func lemma(of form: String, as upos: UPOS) -> String? {
        open[form]?.first { $0.upos == upos }?.lemma
    }
}
