package import Lexicons
import Prose
package import Records

/// What the gazetteers know of names: their types, countries, actors, and words that tell a type.
package struct NameLexicon: Sendable {
    /// Names as written, token by token.
    package let names: PhraseMatcher<Entry>
    /// The places and countries among them, in small letters.
    package let smallPlaces: PhraseMatcher<EntityType>
    /// Titles, ranks and honorifics in lower case.
    package let roles: PhraseMatcher<Role>
    /// `m`, `f` or `either` by given name.
    package let givenNames: [String: String]
    /// What a name is that ends, or begins, with a word.
    package let lastWords: [String: Hint]
    package let firstWords: [String: Hint]
    /// Common nouns for bodies, in lower case.
    package let bodies: PhraseMatcher<Hint>
    /// ISO 3166-1 alpha-3 by alpha-2.
    package let alpha3: [String: String]

    /// A known name.
    package struct Entry: Sendable {
        package let type: EntityType
        /// The usual name.
        package let name: String
        /// ISO 3166-1 alpha-2; empty where there is none.
        package let country: String
        package let actor: String
        package let kind: Kind

        /// No person, whatever it looks like: a body of several words, an armed group.
        func isSurelyBody(_ forms: [String]) -> Bool {
            type == .organization && (forms.count > 1 || actor.hasSuffix("REB"))
        }

        /// What besides its type a later stage asks of it.
        package enum Kind: Sendable, Equatable {
            case country, adjective, people, capital, seat, building, body, place
        }
    }

    package struct Role: Sendable, Equatable {
        package let phrase: String
        package let kind: Kind
        /// Of actor codes, such as `GOV`; may be empty.
        package let sector: String
        /// ISO 3166-1 alpha-2 where only one country has the office; may be empty.
        package let country: String

        package enum Kind: String, Sendable { case title, rank, honorific }
    }

    package struct Hint: Sendable {
        package let type: EntityType
        package let sector: String
    }

    package init(seeds: Seeds) throws(SeedsError) {
        let tokenizer = Tokenizer(words: try WordList(seeds: seeds))
        var compiler = NameCompiler(tokenizer: tokenizer)
        try compiler.addCountries(seeds)
        try compiler.addMetonyms(seeds)
        try compiler.addBodies(seeds)
        try compiler.addPlaces(seeds)
        names = compiler.names
        smallPlaces = compiler.smallPlaces
        alpha3 = compiler.alpha3
        roles = try NameCompiler.roles(seeds, tokenizer)
        bodies = try NameCompiler.bodies(seeds, tokenizer)
        let given = try seeds.table("lexicons/given-names")
        try given.require("name", "sex")
        givenNames = Dictionary(given.rows.map { ($0["name"], $0["sex"]) }) { first, _ in first }
        let words = try seeds.table("lexicons/name-words")
        (firstWords, lastWords) = try NameCompiler.hints(words)
    }
}
