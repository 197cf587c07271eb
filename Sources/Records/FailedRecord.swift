/// A dropped file that could not be read as an article.
package struct FailedRecord: Sendable, Equatable, Decodable {
    package var source: SourceFile
    package var reason: Reason
    /// How often it was tried.
    package var attempts: Int
    /// Its name in `quarantine/`.
    package var quarantinedAs: String

    package init(source: SourceFile, reason: Reason, attempts: Int, quarantinedAs: String) {
        self.source = source
        self.reason = reason
        self.attempts = attempts
        self.quarantinedAs = quarantinedAs
    }

    /// What was wrong: a stable code for programs, a sentence for people.
    package struct Reason: Sendable, Hashable, Decodable {
        package var code: String
        package var message: String

        package init(code: String, message: String) {
            self.code = code
            self.message = message
        }
    }
}

extension FailedRecord: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("source", source)
            $0.field("reason", reason)
            $0.field("attempts", attempts)
            $0.field("quarantinedAs", quarantinedAs)
        }
    }
}

extension FailedRecord.Reason: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("code", code)
            $0.field("message", message)
        }
    }
}
