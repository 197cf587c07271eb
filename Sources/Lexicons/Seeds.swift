import Records

/// Everything that the program knows of words: the tables of a seeds directory.
///
/// The digest names them in `version.seeds`, so that a record tells which words made it.
package struct Seeds: Sendable {
    /// The first 16 hexadecimal digits of the SHA-256 of all tables and their names.
    package let digest: String
    /// The directory that they were read from, for what is mapped from there; nil for tables in
    /// memory.
    package let directory: String?
    private let tables: [String: Table]

    /// Reads `lexicons/*.tsv`, `models/*.tsv` and `rules/*.tsv` of a directory.
    package init(directory: String) throws(SeedsError) {
        var files: [File] = []
        for folder in ["lexicons", "models", "rules"] {
            files += try SeedsFolder(path: "\(directory)/\(folder)").tables(under: folder)
        }
        try self.init(files: files, directory: directory)
    }

    /// Reads tables that are already in memory.
    package init(files: [File], directory: String? = nil) throws(SeedsError) {
        self.directory = directory
        var sha = SHA256()
        var tables: [String: Table] = [:]
        for file in files.sorted(by: { $0.name < $1.name }) {
            sha.update(Array(file.name.utf8) + [0])
            sha.update(file.bytes)
            sha.update([0])
            tables[file.name] = try Table(name: file.name, bytes: file.bytes)
        }
        digest = hexadecimal(Array(sha.finalize().prefix(8)))
        self.tables = tables
    }

    /// The names of all tables, sorted.
    package var names: [String] { tables.keys.sorted() }

    /// Throws `missingTable` where the directory holds no such file.
    package func table(_ name: String) throws(SeedsError) -> Table {
        guard let table = tables[name] else {
            throw SeedsError(
                .missingTable, file: name + ".tsv",
                message: "is missing in the seeds directory")
        }
        return table
    }

    /// One table's bytes.
    package struct File: Sendable {
        /// Such as `lexicons/countries`.
        package let name: String
        package let bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }
}
