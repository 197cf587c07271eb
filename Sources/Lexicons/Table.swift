/// A seeds file: rows of cells under named columns.
///
/// The file is UTF-8: lines that begin with `#` tell purpose, source and licence, the first other
/// line names the columns, every further line is a row, and a tab stands between cells.
package struct Table: Sendable {
    /// The path inside the seeds directory without its ending, such as `lexicons/countries`.
    package let name: String
    package let columns: [String]
    package let rows: [Row]

    /// Throws `malformed` where a row has not as many cells as there are columns.
    package init(name: String, bytes: [UInt8]) throws(SeedsError) {
        let file = name + ".tsv"
        var columns: [String] = []
        var rows: [Row] = []
        var places: [String: Int] = [:]
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            let cells = try Self.cells(of: line, file: file, line: number)
            if columns.isEmpty {
                columns = cells
                for (index, column) in cells.enumerated() { places[column] = index }
                guard places.count == cells.count, cells.count <= Limits.columnsMax else {
                    throw SeedsError(
                        .malformed, file: file, line: number,
                        message: "columns must have different names, at most "
                            + "\(Limits.columnsMax) of them")
                }
                continue
            }
            guard cells.count == columns.count else {
                throw SeedsError(
                    .malformed, file: file, line: number,
                    message: "\(cells.count) cells, but \(columns.count) columns: one tab "
                        + "between cells, also around empty ones")
            }
            rows.append(Row(line: number, cells: cells, places: places))
        }
        guard !columns.isEmpty else {
            throw SeedsError(
                .malformed, file: file,
                message: "no columns: the first line without # must name them")
        }
        self.name = name
        self.columns = columns
        self.rows = rows
    }

    /// Throws `missingColumn` unless all of `names` are columns.
    package func require(_ names: String...) throws(SeedsError) {
        for column in names where !columns.contains(column) {
            throw SeedsError(
                .missingColumn, file: name + ".tsv",
                message: "no column “\(column)”; there are \(columns.joined(separator: ", "))")
        }
    }

    /// An error at one row.
    package func error(_ row: Row, _ message: String) -> SeedsError {
        SeedsError(.badValue, file: name + ".tsv", line: row.line, message: message)
    }

    private static func cells(
        of line: ArraySlice<UInt8>, file: String, line number: Int
    ) throws(SeedsError) -> [String] {
        guard line.last != UInt8(ascii: "\r") else {
            throw SeedsError(
                .malformed, file: file, line: number, message: "lines must end with \\n alone")
        }
        var cells: [String] = []
        for cell in line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false) {
            guard let text = String(validating: cell, as: UTF8.self) else {
                throw SeedsError(.notText, file: file, line: number, message: "not UTF-8")
            }
            cells.append(text)
        }
        return cells
    }

    /// One entry.
    package struct Row: Sendable {
        /// In the file, counted from 1.
        package let line: Int
        package let cells: [String]
        private let places: [String: Int]

        fileprivate init(line: Int, cells: [String], places: [String: Int]) {
            self.line = line
            self.cells = cells
            self.places = places
        }

        /// The cell under a column; empty where there is no such column.
        package subscript(column: String) -> String {
            places[column].map { cells[$0] } ?? ""
        }

        /// The cell's parts between `|` marks; none for an empty cell.
        package func list(_ column: String) -> [String] {
            self[column].split(separator: "|").map(String.init)
        }
    }
}
