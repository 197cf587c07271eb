package import Records

/// One batch of the journal as its records' lines, which are passed on unparsed.
package struct RecordBatch: Sendable {
    package let firstSeq: UInt64
    /// Microseconds since 1970-01-01 UTC.
    package let time: UInt64
    /// Lines of JSON without `seq` and `at`.
    package let payload: [UInt8]
    /// Each without its line's end.
    package let lines: [Range<Int>]
    /// Nil for one that this version does not know: it is passed on all the same.
    package let kinds: [RecordKind?]
    private let stamp: [UInt8]

    package init(payload: [UInt8], firstSeq: UInt64, time: UInt64) {
        self.payload = payload
        self.firstSeq = firstSeq
        self.time = time
        var lines: [Range<Int>] = []
        var start = 0
        let span = payload.span
        for offset in span.indices where span[offset] == UInt8(ascii: "\n") {
            if offset > start { lines.append(start..<offset) }
            start = offset + 1
        }
        if start < payload.count { lines.append(start..<payload.count) }
        self.lines = lines
        kinds = lines.map { Self.kind(of: payload[$0]) }
        stamp = Array(",\"at\":\"\(Timestamp(microseconds: time))\",".utf8)
    }

    package var nextSeq: UInt64 { firstSeq + UInt64(lines.count) }

    package func seq(_ line: Int) -> UInt64 { firstSeq + UInt64(line) }

    /// The whole line as a subscriber gets it, without its end.
    package func append(_ line: Int, to bytes: inout [UInt8]) {
        bytes += Self.head
        Self.append(seq(line), to: &bytes)
        bytes += stamp
        bytes += payload[lines[line]].dropFirst()
    }

    private static let head = Array("{\"seq\":".utf8)
    private static let kindField = Array("{\"kind\":\"".utf8)

    /// The record's kind is the first field of every line.
    private static func kind(of line: ArraySlice<UInt8>) -> RecordKind? {
        guard line.starts(with: kindField) else { return nil }
        let name = line.dropFirst(kindField.count).prefix { $0 != UInt8(ascii: "\"") }
        return kindsByName.first { $0.name.elementsEqual(name) }?.kind
    }

    private static let kindsByName = RecordKind.allCases.map {
        (name: Array($0.rawValue.utf8), kind: $0)
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        let start = bytes.count
        var rest = number
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}
