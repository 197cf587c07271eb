/// Why bytes could not be read as an article: a stable code for programs, a sentence for people.
package struct DocumentError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    /// What is wrong, where, and what would be right.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package enum Code: String, Sendable, CaseIterable {
        case empty
        case tooLarge = "too_large"
        case notText = "not_text"
        case badJSON = "bad_json"
        case badSidecar = "bad_sidecar"
        case badDate = "bad_date"
    }

    package var description: String { message }
}
