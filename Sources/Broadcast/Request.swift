package import Filtering
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
        let tape = try JSONTape(request: line)
        let fields = tape.kind(tape.root) == .object ? tape.children(tape.root) : []
        guard fields.count == 2 else {
            throw RequestError(
                "a request is one object with one field, as {\"subscribe\":{\"from\":\"first\"}}",
                column: tape.column(tape.root))
        }
        let name = tape.string(fields[0]) ?? ""
        guard name == "subscribe" || name == "status" else {
            throw RequestError(
                "\"\(name)\" is no request; there are \"subscribe\" and \"status\"",
                column: tape.column(fields[0]))
        }
        guard tape.kind(fields[1]) == .object else {
            throw RequestError(
                "\"\(name)\" is \(tape.name(ofKindOf: fields[1])); it must be an object",
                column: tape.column(fields[1]))
        }
        self = name == "status" ? .status : try Self.subscribe(tape, fields[1])
    }

    private static func subscribe(
        _ tape: JSONTape, _ options: Int
    ) throws(RequestError) -> Request {
        var from = Position.now
        var filter = Filter.everything
        let fields = tape.children(options)
        for index in stride(from: 0, to: fields.count, by: 2) {
            switch tape.string(fields[index]) {
            case "from": from = try position(tape, fields[index + 1])
            case "filter": filter = try Filter(tape, fields[index + 1])
            case let name:
                throw RequestError(
                    "\"\(name ?? "")\" is no field of subscribe; there are \"from\" and \"filter\"",
                    column: tape.column(fields[index]))
            }
        }
        return .subscribe(from: from, filter: filter)
    }

    private static func position(
        _ tape: JSONTape, _ value: Int
    ) throws(RequestError) -> Position {
        if let text = tape.string(value), UInt64(text) == nil, let position = Position(text: text),
            Timestamp(rfc3339: text) == nil
        {
            return position
        }
        if let seq = tape.number(value), seq >= 1, seq == seq.rounded(), seq < 9e15 {
            return .seq(UInt64(seq), journal: nil)
        }
        let fields = tape.kind(value) == .object ? tape.children(value) : []
        if fields.count == 2, tape.isText("time", fields[0]),
            let time = tape.string(fields[1]).flatMap(Timestamp.init(rfc3339:))
        {
            return .time(time.microseconds)
        }
        throw RequestError(
            "\"from\" must be \"now\", \"first\", a seq from 1, \"<journal id>:<seq>\" "
                + "or {\"time\":\"2026-11-21T18:30:00Z\"}", column: tape.column(value))
    }
}

extension Request.Position {
    /// As people type it: `now`, `first`, a seq, `<journal id>:<seq>`, or a time.
    package init?(text: String) {
        switch text {
        case "now": self = .now
        case "first": self = .first
        default:
            if let seq = UInt64(text), seq >= 1 {
                self = .seq(seq, journal: nil)
                return
            }
            if let time = Timestamp(rfc3339: text) {
                self = .time(time.microseconds)
                return
            }
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let journal = Identifier(parts[0]), let seq = UInt64(parts[1]),
                seq >= 1
            else { return nil }
            self = .seq(seq, journal: journal)
        }
    }
}
