/// Why a seeds directory could not be loaded: a stable code, and where and what is wrong.
package struct SeedsError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    /// The file's path, as far as it is known.
    package let file: String
    /// Counted from 1; nil where the whole file is meant.
    package let line: Int?
    /// What is wrong and what would be right.
    package let message: String

    package init(_ code: Code, file: String, line: Int? = nil, message: String) {
        self.code = code
        self.file = file
        self.line = line
        self.message = message
    }

    package enum Code: String, Sendable {
        case unreadable, tooLarge, notText, malformed, missingTable, missingColumn, badValue
    }

    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(message)"
    }
}
