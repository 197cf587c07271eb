/// The one walk over JSON text that makes a `JSONTape`: no recursion, no copies.
struct JSONTapeReader {
    struct Failure: Error {
        let message: String
        let offset: Int
    }

    private let bytes: [UInt8]
    private var offset: Int
    private let end: Int
    /// Arrays and objects that are open: their nodes' indices.
    private var open: [Int] = []

    init(bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    /// What may come next.
    private enum Expected { case value, valueOrEnd, key, keyOrEnd, commaOrEnd }

    mutating func read(into nodes: inout [JSONTape.Node]) throws(Failure) {
        var expected = Expected.value
        while true {
            skipBlanks()
            guard offset < end else {
                throw fail(open.isEmpty ? "a value is missing" : "it ends early")
            }
            let byte = bytes[offset]
            switch expected {
            case .valueOrEnd where byte == UInt8(ascii: "]"),
                .keyOrEnd where byte == UInt8(ascii: "}"):
                expected = close(&nodes)
            case .value, .valueOrEnd: expected = try value(byte, &nodes)
            case .key, .keyOrEnd:
                guard byte == UInt8(ascii: "\"") else { throw fail("a field's name is missing") }
                try string(&nodes)
                skipBlanks()
                guard offset < end, bytes[offset] == UInt8(ascii: ":") else {
                    throw fail("a colon is missing")
                }
                offset += 1
                expected = .value
            case .commaOrEnd:
                guard let container = open.last else { break }
                let isObject = nodes[container].kind == .object
                if byte == UInt8(ascii: ",") {
                    offset += 1
                    expected = isObject ? .key : .value
                } else if byte == UInt8(ascii: isObject ? "}" : "]") {
                    expected = close(&nodes)
                } else {
                    throw fail("a comma or \(isObject ? "}" : "]") is missing")
                }
            }
            if open.isEmpty { break }
        }
        skipBlanks()
        if offset < end { throw fail("something stands behind its end") }
    }

    private func fail(_ message: String) -> Failure { Failure(message: message, offset: offset) }

    private mutating func skipBlanks() {
        while offset < end {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }

    private mutating func close(_ nodes: inout [JSONTape.Node]) -> Expected {
        offset += 1
        if let container = open.popLast() {
            nodes[container].end = offset
            nodes[container].next = nodes.count
        }
        return .commaOrEnd
    }

    private mutating func value(
        _ byte: UInt8, _ nodes: inout [JSONTape.Node]
    ) throws(Failure) -> Expected {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard open.count < Limits.nestingMax else {
                throw fail("more than \(Limits.nestingMax) levels")
            }
            let isObject = byte == UInt8(ascii: "{")
            open.append(nodes.count)
            append(isObject ? .object : .array, from: offset, to: offset, &nodes)
            offset += 1
            return isObject ? .keyOrEnd : .valueOrEnd
        case UInt8(ascii: "\""): try string(&nodes)
        case UInt8(ascii: "t"): try word("true", .bool, &nodes)
        case UInt8(ascii: "f"): try word("false", .bool, &nodes)
        case UInt8(ascii: "n"): try word("null", .null, &nodes)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(&nodes)
        default: throw fail("a value is missing")
        }
        return .commaOrEnd
    }

    private func append(
        _ kind: JSONTape.Kind, from start: Int, to end: Int, _ nodes: inout [JSONTape.Node],
        isEscaped: Bool = false
    ) {
        nodes.append(
            JSONTape.Node(
                kind: kind, isEscaped: isEscaped, start: start, end: end, next: nodes.count + 1))
    }

    private mutating func word(
        _ word: StaticString, _ kind: JSONTape.Kind, _ nodes: inout [JSONTape.Node]
    ) throws(Failure) {
        let start = offset
        let stop = offset + word.utf8CodeUnitCount
        let isThere = word.withUTF8Buffer { text in
            unsafe stop <= end && text.elementsEqual(bytes[start..<stop])
        }
        guard isThere else { throw fail("a value is missing") }
        offset = stop
        append(kind, from: start, to: stop, &nodes)
    }

    /// From one quotation mark to the other.
    private mutating func string(_ nodes: inout [JSONTape.Node]) throws(Failure) {
        let start = offset + 1
        offset = start
        var isEscaped = false
        while offset < end {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                append(.string, from: start, to: offset, &nodes, isEscaped: isEscaped)
                offset += 1
                return
            }
            if byte < 0x20 { throw fail("a control character must be written as \\u00xx") }
            offset += 1
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                try escape()
            }
        }
        throw fail("a quotation mark is missing")
    }

    private mutating func escape() throws(Failure) {
        guard offset < end else { throw fail("it ends early") }
        switch bytes[offset] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset += 1
        case UInt8(ascii: "u"):
            offset += 1
            for _ in 0..<4 {
                guard offset < end, Self.isHexadecimal(bytes[offset]) else {
                    throw fail("four hexadecimal digits must follow \\u")
                }
                offset += 1
            }
        default: throw fail("no such escape")
        }
    }

    private mutating func number(_ nodes: inout [JSONTape.Node]) throws(Failure) {
        let start = offset
        if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        let isZero = offset < end && bytes[offset] == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !(isZero && whole > 1) else { throw fail("not a number") }
        if offset < end, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            guard digits() > 0 else { throw fail("not a number") }
        }
        if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < end,
                bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-")
            {
                offset += 1
            }
            guard digits() > 0 else { throw fail("not a number") }
        }
        append(.number, from: start, to: offset, &nodes)
    }

    private mutating func digits() -> Int {
        let start = offset
        while offset < end, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
        return offset - start
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
