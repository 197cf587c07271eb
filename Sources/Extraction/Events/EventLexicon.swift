package import Lexicons

/// The verbs and nouns of `seeds/lexicons/events.tsv`, with what their codes mean.
package struct EventLexicon: Sendable {
    /// A row: a word with the conditions under which it tells of an event.
    struct Entry: Sendable {
        let lemma: String
        let particle: String
        /// `party`, or lemmas.
        let objects: Set<String>
        let prepositions: Set<String>
        let code: Code

        var rule: String {
            "events/" + lemma + (particle.isEmpty ? "" : "-" + particle) + "/" + code.cameo
        }
    }

    /// A CAMEO code in PLOVER's terms.
    struct Code: Sendable {
        let cameo: String
        let type: String
        let mode: String?
        let contexts: [String]
        let intensity: Double
    }

    private let verbs: [String: [Entry]]
    private let nouns: [String: [Entry]]
    private let codes: [String: Code]

    package init(events: Table, codes table: Table) throws(SeedsError) {
        try table.require("code", "type", "mode", "contexts", "intensity")
        var codes: [String: Code] = [:]
        for row in table.rows {
            guard let intensity = Double(row["intensity"]) else {
                throw table.error(row, "intensity must be a number")
            }
            codes[row["code"]] = Code(
                cameo: row["code"], type: row["type"],
                mode: row["mode"].isEmpty ? nil : row["mode"], contexts: row.list("contexts"),
                intensity: intensity)
        }
        try events.require("lemma", "part", "particle", "object", "preposition", "cameo")
        var verbs: [String: [Entry]] = [:]
        var nouns: [String: [Entry]] = [:]
        for row in events.rows {
            guard let code = codes[row["cameo"]] else {
                throw events.error(row, "there is no code “\(row["cameo"])” in lexicons/cameo.tsv")
            }
            let entry = Entry(
                lemma: row["lemma"], particle: row["particle"], objects: Set(row.list("object")),
                prepositions: Set(row.list("preposition")), code: code)
            switch row["part"] {
            case "verb": verbs[entry.lemma, default: []].append(entry)
            case "noun": nouns[entry.lemma, default: []].append(entry)
            default: throw events.error(row, "part must be verb or noun")
            }
        }
        self.verbs = verbs
        self.nouns = nouns
        self.codes = codes
    }

    func verb(_ lemma: String) -> [Entry] { verbs[lemma] ?? [] }
    func noun(_ lemma: String) -> [Entry] { nouns[lemma] ?? [] }
    func code(_ cameo: String) -> Code? { codes[cameo] }
}
