/// Why the daemon could not be heard: a code to act on, and a sentence for people.
public struct ClientError: Error, Equatable, CustomStringConvertible {
    /// What to do about it depends on this.
    public enum Code: String, Sendable {
        /// Nobody listens at that path, or this user may not.
        case cannotConnect
        /// The connection broke.
        case disconnected
        /// The daemon said no; its own code is in `message`.
        case refused
        /// The daemon said something that this client does not understand.
        case notUnderstood
    }

    /// What to do about it.
    public let code: Code
    /// What went wrong, and where.
    public let message: String

    /// The daemon's own word where it refuses: `compacted`, `journal_changed`, `bad_request` …
    public let reason: String?

    init(_ code: Code, _ message: String, reason: String? = nil) {
        self.code = code
        self.message = message
        self.reason = reason
    }

    /// The message.
    public var description: String { message }
}
