/// Takes little-endian numbers from the head of some bytes, which must hold them.
struct LittleEndianReader {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    mutating func uint16() -> UInt16 { UInt16(truncatingIfNeeded: number(bytes: 2)) }

    mutating func uint32() -> UInt32 { UInt32(truncatingIfNeeded: number(bytes: 4)) }

    mutating func uint64() -> UInt64 { number(bytes: 8) }

    private mutating func number(bytes count: Int) -> UInt64 {
        let value = bytes.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        bytes.removeFirst(count)
        return value
    }
}

/// Puts little-endian numbers one after the other.
struct LittleEndianWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ number: some FixedWidthInteger & UnsignedInteger) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    mutating func append(_ other: some Sequence<UInt8>) { bytes += other }
}
