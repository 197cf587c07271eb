/// Gold data with one row a line, tabs between cells, the names of the columns first.
struct GoldTable {
    let rows: [[Substring: Substring]]

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        let names = lines.first ?? []
        rows = lines.dropFirst().filter { $0.count > 1 }.map { cells in
            Dictionary(zip(names, cells)) { first, _ in first }
        }
    }
}
