/// Gold data with one row a line, tabs between cells, the names of the columns first.
struct GoldTable {
    let rows: [[Substring: Substring]]

    init(_ text: String) {
        // A line may end in a carriage return and a line feed, which are one character.
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        let names = lines.first ?? []
        rows = lines.dropFirst().filter { $0.count > 1 }.map { cells in
            Dictionary(zip(names, cells)) { first, _ in first }
        }
    }
}
