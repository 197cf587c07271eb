/// Why a weight file was refused.
package struct ModelError: Error, Sendable, Equatable {
    package enum Code: String, Sendable {
        /// The file can't be opened or mapped.
        case unreadable
        /// It doesn't begin as a weight file does.
        case foreign
        /// It is of another version of the format.
        case version
        /// It is shorter or longer than its header says.
        case truncated
        /// Its bytes don't add up to its checksum.
        case damaged
        /// A tensor is missing, or not of the expected kind or shape.
        case unfit
    }

    package var code: Code
    /// The file's path, so that the error names it.
    package var path: String
    package var message: String

    package init(_ code: Code, path: String, _ message: String) {
        self.code = code
        self.path = path
        self.message = message
    }
}

extension ModelError: CustomStringConvertible {
    package var description: String { "\(path): \(code.rawValue): \(message)" }
}
