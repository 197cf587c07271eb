package import Lexicons

/// The words of `seeds/lexicons/place-words.tsv`.
package struct PlaceWords: Sendable {
    private let directions: Set<String>
    private let befores: Set<String>

    package init(_ table: Table) throws(SeedsError) {
        try table.require("word", "class")
        directions = Set(table.rows.filter { $0["class"] == "direction" }.map { $0["word"] })
        befores = Set(table.rows.filter { $0["class"] == "before" }.map { $0["word"] })
    }

    /// `northern` of `northern Syria`.
    func isDirection(_ word: String) -> Bool { directions.contains(word) }

    /// A preposition behind which a name is a place's.
    func isBefore(_ word: String) -> Bool { befores.contains(word) }
}
