internal import TOMLKit

/// A configuration file that is being read: knows which of its keys somebody has asked for.
struct ConfigurationDocument {
    private let table: TOMLTable
    private let lines: [Substring]
    private let file: String
    private var sections: [String] = []

    init(table: TOMLTable, text: String, file: String) {
        self.table = table
        self.file = file
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    mutating func section(
        _ name: String, _ body: (inout Section) throws(ConfigurationError) -> Void
    ) throws(ConfigurationError) {
        sections.append(name)
        var content: TOMLTable?
        if let value = table[name] {
            guard let found = value.table else {
                throw ConfigurationError(
                    file: file, line: line(of: name, in: nil),
                    message: "“\(name)” must be a section: [\(name)]")
            }
            content = found
        }
        var section = Section(name: name, document: self, table: content)
        try body(&section)
        try section.finish()
    }

    /// Refuses sections that nobody has asked for.
    func finish() throws(ConfigurationError) {
        for name in table.keys.sorted() where !sections.contains(name) {
            throw ConfigurationError(
                file: file, line: line(of: name, in: nil),
                message: "unknown section [\(name)]; there are "
                    + sections.map { "[\($0)]" }.joined(separator: ", "))
        }
    }

    /// The line, from 1, on which a key of a section stands; nil section: the section's own line.
    fileprivate func line(of key: String, in section: String?) -> Int? {
        var current: String?
        for (index, line) in lines.enumerated() {
            let text = line.drop { $0 == " " || $0 == "\t" }
            if text.hasPrefix("[") {
                current = String(text.dropFirst().prefix { $0 != "]" })
                if section == nil, current == key { return index + 1 }
            } else if current == section {
                let name = text.prefix { $0 != "=" && $0 != " " && $0 != "\t" }
                if name == key { return index + 1 }
            }
        }
        return nil
    }

    /// One section, as long as it is read.
    struct Section {
        fileprivate let name: String
        fileprivate let document: ConfigurationDocument
        fileprivate let table: TOMLTable?
        private var known: [String] = []

        fileprivate init(name: String, document: ConfigurationDocument, table: TOMLTable?) {
            self.name = name
            self.document = document
            self.table = table
        }

        mutating func string(
            _ key: String, _ standard: String
        ) throws(ConfigurationError) -> String {
            guard let value = value(key) else { return standard }
            guard let text = value.string, !text.isEmpty else {
                throw error(key, "must be a string in quotation marks, such as \"\(standard)\"")
            }
            return text
        }

        /// A path; a relative one counts from the folder of the configuration file.
        mutating func path(
            _ key: String, _ standard: String
        ) throws(ConfigurationError) -> String {
            let text = try string(key, standard)
            if text.hasPrefix("/") { return text }
            let folder = document.file.split(separator: "/", omittingEmptySubsequences: false)
                .dropLast().joined(separator: "/")
            return Self.normalized(folder.isEmpty ? text : "\(folder)/\(text)")
        }

        /// Without `.` and with as few `..` as can be.
        private static func normalized(_ path: String) -> String {
            var parts: [Substring] = []
            for part in path.split(separator: "/") where part != "." {
                if part == "..", let last = parts.last, last != ".." {
                    parts.removeLast()
                } else {
                    parts.append(part)
                }
            }
            return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        }

        mutating func socketPath(
            _ key: String, _ standard: String
        ) throws(ConfigurationError) -> String {
            let path = try path(key, standard)
            guard path.utf8.count <= 107 else {
                throw error(
                    key, "is \(path.utf8.count) bytes long; the kernel takes 107 for a socket")
            }
            return path
        }

        mutating func integer(
            _ key: String, _ standard: Int, in range: ClosedRange<Int>
        ) throws(ConfigurationError) -> Int {
            guard let value = value(key) else { return standard }
            guard let number = value.int, range.contains(number) else {
                throw error(
                    key,
                    "must be a whole number from \(range.lowerBound) to \(range.upperBound), "
                        + "such as \(standard)")
            }
            return number
        }

        mutating func flag(_ key: String, _ standard: Bool) throws(ConfigurationError) -> Bool {
            guard let value = value(key) else { return standard }
            guard let flag = value.bool else { throw error(key, "must be true or false") }
            return flag
        }

        /// A string that may be empty.
        mutating func name(
            _ key: String, _ standard: String
        ) throws(ConfigurationError) -> String {
            guard let value = value(key) else { return standard }
            guard let text = value.string else { throw error(key, "must be a string") }
            return text
        }

        mutating func strings(
            _ key: String, _ standard: [String]
        ) throws(ConfigurationError) -> [String] {
            guard let value = value(key) else { return standard }
            let list = value.array.map { Array($0).map(\.string) } ?? [nil]
            let texts = list.compactMap { $0 }.filter { !$0.isEmpty }
            guard texts.count == list.count else {
                throw error(key, "must be an array of strings, such as [\"alice\", \"bob\"]")
            }
            return texts
        }

        mutating func choice(
            _ key: String, _ standard: String, of choices: [String]
        ) throws(ConfigurationError) -> String {
            let text = try string(key, standard)
            guard choices.contains(text) else {
                throw error(
                    key, "must be one of \(choices.map { "\"\($0)\"" }.joined(separator: ", "))")
            }
            return text
        }

        mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
            _ key: String, _ standard: Choice
        ) throws(ConfigurationError) -> Choice {
            let text = try choice(
                key, standard.rawValue, of: Choice.allCases.map(\.rawValue))
            return Choice(rawValue: text) ?? standard
        }

        /// Permission bits, written in octal digits: `"0660"`.
        mutating func fileMode(
            _ key: String, _ standard: Int
        ) throws(ConfigurationError) -> Int {
            let text = try string(key, "0" + String(standard, radix: 8))
            guard let mode = Int(text, radix: 8), (0...0o777).contains(mode) else {
                throw error(key, "must be permission bits in octal digits, such as \"0660\"")
            }
            return mode
        }

        fileprivate func finish() throws(ConfigurationError) {
            for key in (table?.keys ?? []).sorted() where !known.contains(key) {
                throw error(
                    key, "is unknown; [\(name)] has \(known.joined(separator: ", "))")
            }
        }

        private mutating func value(_ key: String) -> (any TOMLValueConvertible)? {
            known.append(key)
            return table?[key]
        }

        private func error(_ key: String, _ message: String) -> ConfigurationError {
            ConfigurationError(
                file: document.file, line: document.line(of: key, in: name),
                message: "[\(name)] \(key) \(message)")
        }
    }
}
