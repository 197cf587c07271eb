import Lexicons
import Prose
import Records

/// Compiles the tables of names into matchers; what is added first wins.
struct NameCompiler {
    let tokenizer: Tokenizer
    private(set) var names = PhraseMatcher<NameLexicon.Entry>()
    private(set) var smallPlaces = PhraseMatcher<EntityType>()
    var alpha3: [String: String] = [:]

    init(tokenizer: Tokenizer) { self.tokenizer = tokenizer }

    mutating func addCountries(_ seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/countries")
        try table.require("iso2", "iso3", "names", "adjectives", "people", "capitals")
        for row in table.rows {
            alpha3[row["iso2"]] = row["iso3"]
            let name = row.list("names").first ?? row["iso2"]
            add(row.list("names"), .country, name, row, .country)
            add(row.list("adjectives"), .group, row.list("adjectives").first ?? "", row, .adjective)
            add(row.list("people"), .group, row.list("adjectives").first ?? "", row, .people)
        }
        for row in table.rows {
            add(row.list("capitals"), .place, row.list("capitals").first ?? "", row, .capital)
        }
    }

    private mutating func add(
        _ phrases: [String], _ type: EntityType, _ name: String, _ row: Table.Row,
        _ kind: NameLexicon.Entry.Kind
    ) {
        let entry = NameLexicon.Entry(
            type: type, name: name, country: row["iso2"],
            actor: kind == .capital ? row["iso3"] + ".GOV" : row["iso3"], kind: kind)
        for phrase in phrases { insert(phrase, entry) }
    }

    private mutating func insert(_ phrase: String, _ entry: NameLexicon.Entry) {
        let forms = tokenizer.forms(of: phrase)
        names.insert(forms, entry)
        guard [.place, .country].contains(entry.type), phrase.utf8.count > 3 else { return }
        smallPlaces.insert(forms.map { $0.lowercased() }, entry.type)
    }

    mutating func addMetonyms(_ seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/metonyms")
        try table.require("names", "kind", "country", "actor")
        for row in table.rows {
            let entry = NameLexicon.Entry(
                type: .organization, name: row.list("names").first ?? "", country: row["country"],
                actor: row["actor"], kind: row["kind"] == "seat" ? .seat : .building)
            for phrase in row.list("names") { insert(phrase, entry) }
        }
    }

    mutating func addBodies(_ seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/organisations")
        try table.require("names", "type", "country", "actor")
        for row in table.rows {
            guard let type = EntityType(rawValue: row["type"]) else {
                throw table.error(row, "type “\(row["type"])” is no entity type")
            }
            let entry = NameLexicon.Entry(
                type: type, name: row.list("names").first ?? "", country: row["country"],
                actor: row["actor"], kind: .body)
            for phrase in row.list("names") { insert(phrase, entry) }
        }
    }

    /// The gazetteers of places, where there are any; the most populous place of a name wins.
    mutating func addPlaces(_ seeds: Seeds) throws(SeedsError) {
        for name in ["lexicons/places-more", "lexicons/places"] where seeds.names.contains(name) {
            let table = try seeds.table(name)
            try table.require("name", "country")
            for row in table.rows where row["name"].utf8.count > 3 {
                let entry = NameLexicon.Entry(
                    type: .place, name: row["main"].isEmpty ? row["name"] : row["main"],
                    country: row["country"], actor: alpha3[row["country"]] ?? "", kind: .place)
                insert(row["name"], entry)
            }
        }
    }

    static func roles(
        _ seeds: Seeds, _ tokenizer: Tokenizer
    ) throws(SeedsError) -> PhraseMatcher<NameLexicon.Role> {
        let table = try seeds.table("lexicons/roles")
        try table.require("phrase", "kind", "sector", "country")
        var roles = PhraseMatcher<NameLexicon.Role>()
        for row in table.rows {
            guard let kind = NameLexicon.Role.Kind(rawValue: row["kind"]) else {
                throw table.error(row, "kind “\(row["kind"])” is none of title, rank, honorific")
            }
            let role = NameLexicon.Role(
                phrase: row["phrase"], kind: kind, sector: row["sector"], country: row["country"])
            roles.insert(roleForms(row["phrase"], tokenizer), role)
        }
        return roles
    }

    /// The tokens of a role; abbreviations are cut as in `Gen. Smith`, where a capital follows.
    private static func roleForms(_ phrase: String, _ tokenizer: Tokenizer) -> [String] {
        let titled = phrase.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let forms = tokenizer.forms(of: titled.joined(separator: " ") + " X")
        return forms.dropLast().map { $0.lowercased() }
    }

    static func bodies(
        _ seeds: Seeds, _ tokenizer: Tokenizer
    ) throws(SeedsError) -> PhraseMatcher<NameLexicon.Hint> {
        let table = try seeds.table("lexicons/bodies")
        try table.require("phrase", "type", "sector")
        var bodies = PhraseMatcher<NameLexicon.Hint>()
        for row in table.rows {
            bodies.insert(tokenizer.forms(of: row["phrase"]), try hint(row, table))
        }
        return bodies
    }

    static func hints(
        _ table: Table
    ) throws(SeedsError) -> ([String: NameLexicon.Hint], [String: NameLexicon.Hint]) {
        try table.require("word", "type", "where", "sector")
        var first: [String: NameLexicon.Hint] = [:]
        var last: [String: NameLexicon.Hint] = [:]
        for row in table.rows {
            if row["where"] == "first" {
                first[row["word"]] = try hint(row, table)
            } else {
                last[row["word"]] = try hint(row, table)
            }
        }
        return (first, last)
    }

    private static func hint(_ row: Table.Row, _ table: Table) throws(SeedsError)
        -> NameLexicon.Hint
    {
        guard let type = EntityType(rawValue: row["type"]) else {
            throw table.error(row, "type “\(row["type"])” is no entity type")
        }
        return NameLexicon.Hint(type: type, sector: row["sector"])
    }
}
