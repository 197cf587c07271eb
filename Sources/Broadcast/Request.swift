private import FoundationEssentials
package import Platform
private import Records

/// What a client asks for in its one line.
package enum Request: Sendable, Equatable {
    case subscribe(from: Position, filter: Filter)
    case status

    /// Where a subscription begins.
    package enum Position: Sendable, Equatable {
        case now
        case first
        /// The first record wanted; the journal's id where the client remembers one.
        case seq(UInt64, journal: Identifier?)
        /// Microseconds since 1970-01-01 UTC.
        case time(UInt64)
    }

    /// Reads a line without its end.
    package init(line: [UInt8]) throws(RequestError) {
        let value: JSONValue
        do { value = try JSONDecoder().decode(JSONValue.self, from: Data(line)) } catch {
            throw RequestError("the request is not JSON: \(Self.reason(error))")
        }
        guard case .object(let fields) = value, fields.count == 1, let (name, body) = fields.first
        else {
            throw RequestError(
                "a request is one object with one field, as {\"subscribe\":{\"from\":\"first\"}}")
        }
        guard case .object(let options) = body else {
            throw RequestError("\"\(name)\" is \(body.kind); it must be an object")
        }
        switch name {
        case "subscribe": self = try Self.subscribe(options)
        case "status": self = .status
        default:
            throw RequestError("\"\(name)\" is no request; there are \"subscribe\" and \"status\"")
        }
    }

    private static func subscribe(_ options: [String: JSONValue]) throws(RequestError) -> Request {
        for name in options.keys.sorted() where name != "from" && name != "filter" {
            throw RequestError(
                "\"\(name)\" is no field of subscribe; there are \"from\" and \"filter\"")
        }
        return .subscribe(
            from: try position(options["from"]), filter: try Filter(json: options["filter"]))
    }

    private static func position(_ value: JSONValue?) throws(RequestError) -> Position {
        switch value {
        case nil: return .now
        case .string("now"): return .now
        case .string("first"): return .first
        case .number(let seq) where seq >= 1 && seq == seq.rounded() && seq < 9e15:
            return .seq(UInt64(seq), journal: nil)
        case .string(let text):
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            if parts.count == 2, let journal = Identifier(parts[0]), let seq = UInt64(parts[1]) {
                return .seq(seq, journal: journal)
            }
        case .object(let fields):
            if fields.count == 1, case .string(let text)? = fields["time"],
                let time = Timestamp(rfc3339: text)
            {
                return .time(time.microseconds)
            }
        default: break
        }
        throw RequestError(
            "\"from\" must be \"now\", \"first\", a seq from 1, \"<journal id>:<seq>\" "
                + "or {\"time\":\"2026-11-21T18:30:00Z\"}")
    }

    private static func reason(_ error: any Error) -> String {
        guard case DecodingError.dataCorrupted(let context) = error else { return "\(error)" }
        return context.underlyingError.map { "\($0)" } ?? context.debugDescription
    }
}

/// What is wrong with a request, and what would be right.
package struct RequestError: Error, Equatable, CustomStringConvertible {
    package let message: String

    package init(_ message: String) { self.message = message }

    package var description: String { message }
}
