import ArgumentParser

/// What the figures must reach at least: `Tests/Cases/thresholds.tsv`.
struct Thresholds {
    struct Row {
        /// The lowest value that passes.
        let least: Double
        /// What its issue calls done, and what it is after; for reading.
        let bar: Substring
        let aim: Substring
    }

    private var rows: [String: Row] = [:]

    init(path: String) throws {
        for line in try TextFile.contents(of: path).split(separator: "\n") where line.first != "#" {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 4, let least = Double(cells[1]) else {
                throw ValidationError(
                    "\(path): “\(line)” should be figure, least, bar and aim with tabs between")
            }
            rows[String(cells[0])] = Row(least: least, bar: cells[2], aim: cells[3])
        }
    }

    subscript(figure: String) -> Row? { rows[figure] }
}
