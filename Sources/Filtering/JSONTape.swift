/// JSON as a flat list of its values, made in one walk; no value is copied.
///
/// Requests are read with it, because every value knows its column, and records, because what one
/// filter looks at is a few fields of many. A value is an index into the list.
package struct JSONTape: Sendable {
    package enum Kind: UInt8, Sendable {
        case null, bool, number, string, array, object
    }

    struct Node: Sendable {
        var kind: Kind
        /// Of a string: it has backslashes.
        var isEscaped = false
        /// Byte offsets, half open; those of a string leave its quotation marks out.
        var start: Int
        var end: Int
        /// The index behind this value and all that is in it.
        var next: Int
    }

    private(set) var bytes: [UInt8] = []
    private(set) var nodes: [Node] = []
    private var base = 0

    package init() {}

    /// A request's line, or anything else that others have sent: proved to be UTF-8 and JSON.
    package init(request: [UInt8]) throws(RequestError) {
        if let bad = Self.firstInvalidByte(of: request) {
            throw RequestError(
                "the request is not UTF-8", column: Self.column(of: bad, in: request, from: 0))
        }
        try read(request, request.indices)
        for index in nodes.indices where nodes[index].kind == .object {
            try refuseTwins(in: index)
        }
    }

    /// Reads the one value in `range`; the memory of the last one is used again.
    package mutating func read(_ bytes: [UInt8], _ range: Range<Int>) throws(RequestError) {
        self.bytes = bytes
        base = range.lowerBound
        nodes.removeAll(keepingCapacity: true)
        var reader = JSONTapeReader(bytes: bytes, range: range)
        do { try reader.read(into: &nodes) } catch {
            throw RequestError(
                "not JSON: \(error.message)",
                column: Self.column(of: error.offset, in: bytes, from: base))
        }
    }

    /// The value that everything else is in.
    package var root: Int { 0 }

    package func kind(_ value: Int) -> Kind { nodes[value].kind }

    /// Counted in characters from 1.
    package func column(_ value: Int) -> Int {
        let node = nodes[value]
        let start = node.kind == .string ? node.start - 1 : node.start
        return Self.column(of: start, in: bytes, from: base)
    }

    /// The elements of an array, or the keys and values of an object in turns.
    package func children(_ value: Int) -> [Int] {
        var indices: [Int] = []
        var child = value + 1
        while child < nodes[value].next {
            indices.append(child)
            child = nodes[child].next
        }
        return indices
    }

    /// The value of an object's field; nil for anything but an object that has it.
    package func field(_ name: StaticString, of value: Int) -> Int? {
        guard nodes[value].kind == .object else { return nil }
        var key = value + 1
        while key < nodes[value].next {
            let found = nodes[key].next
            if isText(name, key) { return found }
            key = nodes[found].next
        }
        return nil
    }

    /// Is the string, as it is written, this one? `name` has no character that JSON escapes.
    package func isText(_ name: StaticString, _ value: Int) -> Bool {
        let node = nodes[value]
        guard node.kind == .string, node.end - node.start == name.utf8CodeUnitCount else {
            return false
        }
        return name.withUTF8Buffer { unsafe $0.elementsEqual(bytes[node.start..<node.end]) }
    }

    /// A string's text; nil for other kinds.
    package func string(_ value: Int) -> String? {
        let node = nodes[value]
        guard node.kind == .string else { return nil }
        let raw = bytes[node.start..<node.end]
        return String(decoding: node.isEscaped ? Self.unescaped(raw) : Array(raw), as: UTF8.self)
    }

    /// The bytes as they are written, a string's without its quotation marks.
    package func raw(_ value: Int) -> ArraySlice<UInt8> {
        bytes[nodes[value].start..<nodes[value].end]
    }

    package func number(_ value: Int) -> Double? {
        guard nodes[value].kind == .number else { return nil }
        return Double(String(decoding: raw(value), as: UTF8.self))
    }

    /// What a value is, for a message: `a number`.
    package func name(ofKindOf value: Int) -> String {
        switch nodes[value].kind {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// Two fields of one name: which of them is meant?
    private func refuseTwins(in object: Int) throws(RequestError) {
        var names: Set<ArraySlice<UInt8>> = []
        var key = object + 1
        while key < nodes[object].next {
            guard names.insert(raw(key)).inserted else {
                throw RequestError(
                    "\"\(string(key) ?? "")\" stands here a second time", column: column(key))
            }
            key = nodes[nodes[key].next].next
        }
    }

    private static func column(of offset: Int, in bytes: [UInt8], from base: Int) -> Int {
        let end = min(max(base, offset), bytes.count)
        return bytes[base..<end].count { $0 & 0xC0 != 0x80 } + 1
    }

    private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }

    /// `\u` pairs that are no character become U+FFFD.
    private static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        var units: [UInt16] = []
        var bytes: [UInt8] = []
        func flush() {
            bytes += String(decoding: units, as: UTF16.self).utf8
            units.removeAll()
        }
        var rest = raw
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let letter = rest.popFirst() else {
                flush()
                bytes.append(byte)
                continue
            }
            if letter == UInt8(ascii: "u") {
                units.append(
                    UInt16(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16) ?? 0)
                rest = rest.dropFirst(4)
                continue
            }
            flush()
            switch letter {
            case UInt8(ascii: "n"): bytes.append(10)
            case UInt8(ascii: "t"): bytes.append(9)
            case UInt8(ascii: "r"): bytes.append(13)
            case UInt8(ascii: "b"): bytes.append(8)
            case UInt8(ascii: "f"): bytes.append(12)
            default: bytes.append(letter)
            }
        }
        flush()
        return bytes
    }
}
