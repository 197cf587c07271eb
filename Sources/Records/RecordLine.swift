/// One record's line in a batch's payload, as bytes: what the journal's readers pass on unparsed.
package struct RecordLine: Sendable {
    /// One JSON object without `seq` and `at`, without the line's end.
    package let json: ArraySlice<UInt8>
    package let seq: UInt64
    package let at: Timestamp

    /// The lines of a payload, which begins with the record `firstSeq`.
    package static func lines(
        in payload: [UInt8], firstSeq: UInt64, at: Timestamp
    ) -> [RecordLine] {
        payload.split(separator: UInt8(ascii: "\n")).enumerated().map { index, json in
            RecordLine(json: json, seq: firstSeq + UInt64(index), at: at)
        }
    }

    /// The record's kind: it is the first field of every line.
    package var kind: String { field(after: Self.kindField, at: json.startIndex) ?? "" }

    /// The article's id: the second field, or the first field of an article's payload.
    package var article: String? {
        let second = json.startIndex + Self.kindField.count + kind.utf8.count + 1
        return field(after: Self.articleField, at: second)
            ?? field(after: Self.articlePayload, at: second)
    }

    /// The story's id, in `story` records: the first field of the payload.
    package var story: String? {
        guard kind == "story" else { return nil }
        return field(after: Self.storyPayload, at: json.startIndex)
    }

    /// The whole line as a subscriber gets it, with its end.
    package func append(to bytes: inout [UInt8]) {
        bytes += "{\"seq\":\(seq),\"at\":\"\(at)\",".utf8
        bytes += json.dropFirst()
        bytes.append(UInt8(ascii: "\n"))
    }

    private static let kindField = Array("{\"kind\":\"".utf8)
    private static let storyPayload = Array("{\"kind\":\"story\",\"story\":{\"id\":\"".utf8)
    private static let articleField = Array(",\"article\":\"".utf8)
    private static let articlePayload = Array(",\"article\":{\"id\":\"".utf8)

    private func field(after prefix: [UInt8], at start: Int) -> String? {
        guard start <= json.endIndex, json[start...].starts(with: prefix) else { return nil }
        let value = json[(start + prefix.count)...].prefix { $0 != UInt8(ascii: "\"") }
        return String(decoding: value, as: UTF8.self)
    }
}
