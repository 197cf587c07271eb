/// Writes values as few bytes: what a checkpoint is made of.
struct PackedWriter {
    private(set) var bytes: [UInt8] = []

    /// LEB128 of the zigzag code: small numbers of either sign are short.
    mutating func integer(_ value: some BinaryInteger) {
        let wide = Int64(value)
        var rest = UInt64(bitPattern: wide << 1 ^ wide >> 63)
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func fixed(_ value: UInt32) {
        for shift in stride(from: 0, to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift)))
        }
    }

    mutating func double(_ value: Double) {
        fixed(UInt32(truncatingIfNeeded: value.bitPattern))
        fixed(UInt32(truncatingIfNeeded: value.bitPattern >> 32))
    }

    mutating func string(_ value: String) {
        integer(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    mutating func optional<Value>(_ value: Value?, _ write: (inout Self, Value) -> Void) {
        bytes.append(value == nil ? 0 : 1)
        if let value { write(&self, value) }
    }

    mutating func array<Values: Collection>(
        _ values: Values, _ write: (inout Self, Values.Element) -> Void
    ) {
        integer(values.count)
        for value in values { write(&self, value) }
    }
}

/// Reads what `PackedWriter` wrote; what does not fit is an error, never a crash.
struct PackedReader {
    private let bytes: ArraySlice<UInt8>
    private var at: Int

    struct Malformed: Error {}

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    var isAtEnd: Bool { at == bytes.endIndex }

    mutating func byte() throws(Malformed) -> UInt8 {
        guard at < bytes.endIndex else { throw Malformed() }
        defer { at += 1 }
        return bytes[at]
    }

    mutating func integer<Value: FixedWidthInteger>() throws(Malformed) -> Value {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try byte()
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 {
                let wide = Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
                guard let exact = Value(exactly: wide) else { throw Malformed() }
                return exact
            }
        }
        throw Malformed()
    }

    mutating func fixed() throws(Malformed) -> UInt32 {
        var value: UInt32 = 0
        for shift in stride(from: UInt32(0), to: 32, by: 8) { value |= UInt32(try byte()) << shift }
        return value
    }

    mutating func double() throws(Malformed) -> Double {
        let low = UInt64(try fixed())
        return Double(bitPattern: low | UInt64(try fixed()) << 32)
    }

    mutating func string() throws(Malformed) -> String {
        let count: Int = try integer()
        guard count >= 0, count <= bytes.endIndex - at else { throw Malformed() }
        defer { at += count }
        return String(decoding: bytes[at..<at + count], as: UTF8.self)
    }

    mutating func optional<Value>(
        _ read: (inout Self) throws(Malformed) -> Value
    ) throws(Malformed) -> Value? {
        try byte() == 0 ? nil : try read(&self)
    }

    mutating func array<Value>(
        _ read: (inout Self) throws(Malformed) -> Value
    ) throws(Malformed) -> [Value] {
        let count: Int = try integer()
        guard count >= 0, count <= bytes.endIndex - at else { throw Malformed() }
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }
}
