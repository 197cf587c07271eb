package import Filtering
private import Records

/// A request by HTTP: `curl --unix-socket … http://dateline/records?from=first&kind=quote`.
package enum HTTPRequest: Sendable, Equatable {
    case records(Records)
    case status
    case metrics

    package struct Records: Sendable, Equatable {
        package var from = Request.Position.now
        package var filter = Filter.everything
        /// Ends when all that was there has been sent.
        package var untilLive = false
        /// Server-sent events instead of lines.
        package var isEvents = false

        package init(
            from: Request.Position = .now, filter: Filter = .everything, untilLive: Bool = false,
            isEvents: Bool = false
        ) {
            self.from = from
            self.filter = filter
            self.untilLive = untilLive
            self.isEvents = isEvents
        }
    }

    /// Nothing but `GET` is spoken.
    package static let method = Array("GET ".utf8)

    /// Reads a head without the empty line at its end; nil for a path that there is not.
    package static func read(head: [UInt8]) throws(RequestError) -> HTTPRequest? {
        guard let text = String(validating: head, as: UTF8.self) else {
            throw RequestError("the request's head is not UTF-8")
        }
        let lines = text.split(whereSeparator: \.isNewline)
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else {
            throw RequestError("a request's head begins with: GET /path HTTP/1.1")
        }
        // A proxy may send the whole URL.
        var target = words[1]
        if let scheme = target.firstRange(of: "://") {
            target = target[scheme.upperBound...].drop { $0 != "/" }
        }
        let parts = target.split(separator: "?", maxSplits: 1)
        switch parts.first {
        case "/status": return .status
        case "/metrics": return .metrics
        case "/records":
            return .records(
                try records(query: parts.count > 1 ? parts[1] : "", headers: lines.dropFirst()))
        default: return nil
        }
    }

    private static func records(
        query: Substring, headers: ArraySlice<Substring>
    ) throws(RequestError) -> Records {
        var request = Records()
        var filters: [String] = []
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = decoded(parts[0])
            let value = parts.count > 1 ? decoded(parts[1]) : ""
            switch name {
            case "from": request.from = try position(value, of: name)
            case "until":
                guard value == "live" else { throw RequestError("\"until\" must be live") }
                request.untilLive = true
            case "filter": filters.append(value)
            default:
                guard let json = Filter.json(field: name, text: value) else {
                    throw RequestError(
                        "\"\(name)\" is no parameter; there are from, until, filter, and a "
                            + "filter's fields")
                }
                filters.append(json)
            }
        }
        if let json = Filter.json(all: filters) { request.filter = try Filter(json: json) }
        for header in headers {
            let parts = header.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let value = String(parts[1].drop { $0 == " " || $0 == "\t" })
            switch parts[0].lowercased() {
            case "accept": request.isEvents = value.contains("text/event-stream")
            case "last-event-id": request.from = try position(value, of: "Last-Event-ID")
            default: break
            }
        }
        return request
    }

    private static func position(
        _ text: String, of name: String
    ) throws(RequestError) -> Request.Position {
        guard let position = Request.Position(text: text) else {
            throw RequestError(
                "\"\(name)\" must be now, first, a seq from 1, <journal id>:<seq> or a time such "
                    + "as 2026-11-21T18:30:00Z")
        }
        return position
    }

    /// Percent signs and pluses resolved; what is no escape stays as it is.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(0x20)
            } else if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Substring {
    /// The standard library's own is Foundation's or needs a regular expression.
    fileprivate func firstRange(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            formIndex(after: &start)
        }
        return nil
    }
}
