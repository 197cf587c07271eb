private import Records

extension Filter {
    /// Reads the filter that stands at `value` of a request.
    package init(_ tape: JSONTape, _ value: Int) throws(RequestError) {
        var reader = FilterReader(tape: tape)
        self = try reader.filter(value)
    }

    /// Reads a filter's JSON.
    package init(json: String) throws(RequestError) {
        let tape = try JSONTape(request: Array(json.utf8))
        try self.init(tape, tape.root)
    }

    /// One field as people type it, `place=CN,TW` or `time=2023-02-01..2023-02-10`, as JSON.
    ///
    /// What begins like JSON is taken as it is; a comma parts values, two points part the ends of
    /// a range. Nil where there is no such field.
    package static func json(field name: String, text: String) -> String? {
        guard FilterReader.names.contains(name) else { return nil }
        let key = quoted(name)
        if let first = text.utf8.first, [UInt8]("{[\"".utf8).contains(first) {
            return "{\(key):\(text)}"
        }
        if name == "time" || name == "at", let range = range(text) {
            let bounds = [("from", range.from), ("to", range.to)].filter { !$0.1.isEmpty }
                .map { "\(quoted($0.0)):\(quoted($0.1))" }
            return "{\(key):{\(bounds.joined(separator: ","))}}"
        }
        if name == "time" { return "{\(key):\(quoted(text))}" }
        let values = text.split(separator: ",", omittingEmptySubsequences: false)
        return "{\(key):[\(values.map { quoted(String($0)) }.joined(separator: ","))]}"
    }

    /// One filter that wants all of these.
    package static func json(all filters: [String]) -> String? {
        switch filters.count {
        case 0: nil
        case 1: filters[0]
        default: "{\"and\":[\(filters.joined(separator: ","))]}"
        }
    }

    /// What stands before and behind two points.
    private static func range(_ text: String) -> (from: String, to: String)? {
        let bytes = Array(text.utf8)
        let dot = UInt8(ascii: ".")
        guard
            let dots = bytes.indices.dropLast().first(where: {
                bytes[$0] == dot && bytes[$0 + 1] == dot
            })
        else { return nil }
        return (
            String(decoding: bytes[..<dots], as: UTF8.self),
            String(decoding: bytes[(dots + 2)...], as: UTF8.self)
        )
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.string(text)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
