/// What is wrong with a request, where, and what would be right.
package struct RequestError: Error, Equatable, CustomStringConvertible {
    package let message: String
    /// Counted in characters from 1; nil where it is nowhere in particular.
    package let column: Int?

    package init(_ message: String, column: Int? = nil) {
        self.message = message
        self.column = column
    }

    package var description: String {
        column.map { "column \($0): \(message)" } ?? message
    }
}
