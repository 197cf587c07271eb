package import Lexicons

/// The words of `seeds/lexicons/place-words.tsv`.
package struct PlaceWords: Sendable {
    private let directions: Set<String>
    private let befores: Set<String>
    private let bodies: Set<String>
    private let ordinary: Set<String>
    /// Countries by the words of their local news.
    private let homes: [String: String]

    package init(_ table: Table) throws(SeedsError) {
        try table.require("word", "class")
        directions = Set(table.rows.filter { $0["class"] == "direction" }.map { $0["word"] })
        bodies = Set(table.rows.filter { $0["class"] == "body" }.map { $0["word"] })
        ordinary = Set(table.rows.filter { $0["class"] == "word" }.map { $0["word"] })
        var homes: [String: String] = [:]
        for row in table.rows where row["class"].utf8.count == 2 {
            homes[row["word"]] = row["class"]
        }
        self.homes = homes
        befores = Set(table.rows.filter { $0["class"] == "before" }.map { $0["word"] })
    }

    /// `northern` of `northern Syria`.
    func isDirection(_ word: String) -> Bool { directions.contains(word) }

    /// A town's name that is a word more often: `March`, `Reading`.
    func isWord(_ word: String) -> Bool { ordinary.contains(word) }

    /// `Sheriff` of `Guernsey County Sheriff's Office`.
    func isBody(_ word: String) -> Bool { bodies.contains(word) }

    /// The country whose local news a word belongs to.
    func home(of word: String) -> String? { homes[word] }

    /// A preposition behind which a name is a place's.
    func isBefore(_ word: String) -> Bool { befores.contains(word) }
}
