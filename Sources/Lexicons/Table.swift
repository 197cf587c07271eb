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
        guard String(validating: bytes, as: UTF8.self) != nil else {
            let lines = bytes.split(
                separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let wrong = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
            throw SeedsError(
                .notText, file: file, line: wrong.map { $0 + 1 }, message: "not UTF-8")
        }
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            guard line.last != UInt8(ascii: "\r") else {
                throw SeedsError(
                    .malformed, file: file, line: number, message: "lines must end with \\n alone")
            }
            if columns.isEmpty {
                columns = try Self.columns(line, file: file, line: number)
                for (index, column) in columns.enumerated() { places[column] = index }
                continue
            }
            let count = line.count { $0 == Self.tab } + 1
            guard count == columns.count else {
                throw SeedsError(
                    .malformed, file: file, line: number,
                    message: "\(count) cells, but \(columns.count) columns: one tab "
                        + "between cells, also around empty ones")
            }
            rows.append(Row(line: number, bytes: line, places: places))
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

    private static func columns(
        _ line: ArraySlice<UInt8>, file: String, line number: Int
    ) throws(SeedsError) -> [String] {
        let columns = line.split(separator: tab, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard Set(columns).count == columns.count, columns.count <= Limits.columnsMax else {
            throw SeedsError(
                .malformed, file: file, line: number,
                message: "columns must have different names, at most \(Limits.columnsMax) of them")
        }
        return columns
    }

    private static let tab = UInt8(ascii: "\t")

    /// One entry; a cell's text is made when it is asked for.
    package struct Row: Sendable {
        /// In the file, counted from 1.
        package let line: Int
        private let bytes: ArraySlice<UInt8>
        private let places: [String: Int]

        fileprivate init(line: Int, bytes: ArraySlice<UInt8>, places: [String: Int]) {
            self.line = line
            self.bytes = bytes
            self.places = places
        }

        /// The cell under a column; empty where there is no such column.
        package subscript(column: String) -> String {
            guard var tabs = places[column] else { return "" }
            var start = bytes.startIndex
            while tabs > 0, let tab = bytes[start...].firstIndex(of: Table.tab) {
                start = tab + 1
                tabs -= 1
            }
            let end = bytes[start...].firstIndex(of: Table.tab) ?? bytes.endIndex
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }

        /// The cell's parts between `|` marks; none for an empty cell.
        package func list(_ column: String) -> [String] {
            self[column].split(separator: "|").map(String.init)
        }
    }
}
