import Lexicons
import Records

/// What nouns and pronouns tell of whom they mean: person or thing, man or woman, one or many.
struct NounLexicon: Sendable {
    let pronouns: [String: Phrase.Traits]
    private let nouns: [String: Phrase.Traits]
    /// Nouns that mean little by themselves: said again they mean something else.
    private let light: Set<String>
    /// Nouns for bodies that every country has one of: alone they are those of the country that is
    /// spoken of.
    private let national: Set<String>
    /// `father`, `wife`: who is somebody's may have his name.
    private let kin: Set<String>
    /// Nouns that stand for whatever of a type was named last: `the company`, `the country`.
    /// Each an entity type, or one with the sector of an actor code behind a dot; the first holds.
    let stands: [String: [String]]
    let definite: Set<String> = ["the", "this", "that", "these", "those", "said", "both"]
    let indefinite: Set<String> = [
        "a", "an", "some", "another", "any", "each", "every", "no", "other", "many", "several",
        "few", "most", "more", "one", "two", "three", "such", "what", "which",
    ]

    init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/nouns")
        try table.require("lemma", "traits", "stands")
        var nouns: [String: Phrase.Traits] = [:]
        var pronouns: [String: Phrase.Traits] = [:]
        var stands: [String: [String]] = [:]
        var light: Set<String> = []
        var national: Set<String> = []
        var kin: Set<String> = []
        for row in table.rows {
            var traits: Phrase.Traits = []
            var isPronoun = false
            for word in row.list("traits") {
                switch word {
                case "pronoun": isPronoun = true
                case "light": light.insert(row["lemma"])
                case "national": national.insert(row["lemma"])
                case "kin": kin.insert(row["lemma"])
                case "person": traits.insert(.person)
                case "thing": traits.insert(.thing)
                case "male": traits.formUnion([.male, .person])
                case "female": traits.formUnion([.female, .person])
                case "singular": traits.insert(.singular)
                case "plural": traits.insert(.plural)
                default: throw table.error(row, "trait “\(word)” is unknown")
                }
            }
            if isPronoun { pronouns[row["lemma"]] = traits } else { nouns[row["lemma"]] = traits }
            if !row["stands"].isEmpty { stands[row["lemma"]] = row.list("stands") }
        }
        let roles = try seeds.table("lexicons/roles")
        for row in roles.rows where row["kind"] == "title" && !row["phrase"].contains(" ") {
            if nouns[row["phrase"]] == nil { nouns[row["phrase"]] = [.person] }
        }
        (self.nouns, self.pronouns, self.stands) = (nouns, pronouns, stands)
        self.light = light
        self.national = national
        self.kin = kin
    }

    func isKin(_ lemma: String) -> Bool { kin.contains(lemma) }

    func isNational(_ lemma: String) -> Bool { national.contains(lemma) }

    func isLight(_ lemma: String) -> Bool { light.contains(lemma) }

    /// A noun that nothing is known of may be a person only where its ending says so.
    func traits(of lemma: String) -> Phrase.Traits {
        if let known = nouns[lemma] { return known }
        let isPerson = Self.endings.contains { lemma.hasSuffix($0) && lemma.utf8.count > 6 }
        return isPerson ? [.person] : [.thing]
    }

    /// `m` or `f` of a noun or honorific that tells it.
    func sex(of word: String) -> String? {
        guard let traits = nouns[word] else { return nil }
        return traits.contains(.male) ? "m" : traits.contains(.female) ? "f" : nil
    }

    private static let endings = ["ist", "eer", "man", "woman", "person", "holder", "maker"]
}
