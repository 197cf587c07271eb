package import Lexicons

/// The verbs and nouns of `seeds/lexicons/events.tsv`, with what their codes mean.
package struct EventLexicon: Sendable {
    private var verbs: [String: [EventEntry]] = [:]
    private var nouns: [String: [EventEntry]] = [:]
    private var codes: [String: EventCode] = [:]
    /// By force and code: what a code becomes, the code cut short from behind.
    private var recodes: [String: [String: String]] = [:]

    package init(seeds: Seeds) throws(SeedsError) {
        try readCodes(seeds.table("lexicons/cameo"))
        // A sense of the word that is no event.
        codes["-"] = EventCode(cameo: "-", type: "", mode: nil, contexts: [], intensity: 0)
        try readRecodes(seeds.table("lexicons/event-recodes"))
        try readEntries(seeds.table("lexicons/events"), seeds.table("lexicons/event-things"))
    }

    /// The types that codes have.
    var types: Set<String> { Set(codes.values.map(\.type)) }

    /// Things whose owner is kept in mind.
    private(set) var owned: Set<String> = []

    /// Of a lemma that is cut too short or too long by an `e` as well.
    func verb(_ lemma: String) -> [EventEntry] {
        if let found = verbs[lemma] { return found }
        if let found = verbs[lemma + "e"] { return found }
        return lemma.hasSuffix("e") ? verbs[String(lemma.dropLast())] ?? [] : []
    }
    func noun(_ lemma: String) -> [EventEntry] { nouns[lemma] ?? [] }
    /// Whether a lemma is a verb of the list.
    func hasVerb(_ lemma: String) -> Bool { verbs[lemma] != nil }
    func code(_ cameo: String) -> EventCode? { codes[cameo] }

    /// What a code becomes when it is planned, refused, threatened or ended; nil where it stays.
    func code(_ code: EventCode, under force: Manner.Force) -> EventCode? {
        if let found = recoded(code, force) { return found }
        return force == .agreed ? recoded(code, .planned) : nil
    }

    private func recoded(_ code: EventCode, _ force: Manner.Force) -> EventCode? {
        guard let table = recodes[force.rawValue] else { return nil }
        var digits = code.cameo
        while digits.utf8.count >= 2 {
            if let found = table[digits] { return codes[found] }
            digits.removeLast()
        }
        return nil
    }

    private mutating func readCodes(_ table: Table) throws(SeedsError) {
        try table.require("code", "type", "mode", "contexts", "intensity")
        for row in table.rows {
            guard let intensity = Double(row["intensity"]) else {
                throw table.error(row, "intensity must be a number")
            }
            // `0871/observed` is CAMEO's 0871, which PLOVER tells apart.
            codes[row["code"]] = EventCode(
                cameo: String(row["code"].prefix { $0 != "/" }), type: row["type"],
                mode: row["mode"].isEmpty ? nil : row["mode"], contexts: row.list("contexts"),
                intensity: intensity)
        }
    }

    private mutating func readRecodes(_ table: Table) throws(SeedsError) {
        try table.require("force", "code", "becomes")
        for row in table.rows {
            guard Manner.Force(rawValue: row["force"]) != nil else {
                throw table.error(row, "there is no force “\(row["force"])”")
            }
            guard codes[row["becomes"]] != nil else {
                throw table.error(row, "there is no code “\(row["becomes"])” in lexicons/cameo.tsv")
            }
            recodes[row["force"], default: [:]][row["code"]] = row["becomes"]
        }
    }

    private mutating func readEntries(_ events: Table, _ things: Table) throws(SeedsError) {
        try things.require("group", "lemma")
        var groups: [String: Set<String>] = [:]
        for row in things.rows { groups[row["group"], default: []].insert(row["lemma"]) }
        owned = groups["vehicle"] ?? []
        try events.require(
            "lemma", "part", "particle", "subject", "object", "preposition", "not", "roles", "cameo"
        )
        for row in events.rows {
            guard let code = codes[row["cameo"]] else {
                throw events.error(row, "there is no code “\(row["cameo"])” in lexicons/cameo.tsv")
            }
            guard let subjects = EventEntry.Things(row.list("subject"), groups: groups),
                let objects = EventEntry.Things(row.list("object"), groups: groups),
                let never = EventEntry.Things(row.list("not"), groups: groups)
            else {
                throw events.error(row, "there is no such group in lexicons/event-things.tsv")
            }
            let entry = EventEntry(
                lemma: row["lemma"], particle: row["particle"], subjects: subjects,
                objects: objects, prepositions: Set(row.list("preposition")), never: never,
                isReversed: row["roles"] == "reversed", code: code)
            switch row["part"] {
            case "verb": verbs[entry.lemma, default: []].append(entry)
            case "noun": nouns[entry.lemma, default: []].append(entry)
            default: throw events.error(row, "part must be verb or noun")
            }
        }
    }
}
