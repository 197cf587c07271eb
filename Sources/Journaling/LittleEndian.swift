/// Takes little-endian numbers from the head of some bytes, which must hold them.
struct LittleEndianReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func uint16() -> UInt16 { UInt16(truncatingIfNeeded: number(bytes: 2)) }

    mutating func uint32() -> UInt32 { UInt32(truncatingIfNeeded: number(bytes: 4)) }

    mutating func uint64() -> UInt64 { number(bytes: 8) }

    private mutating func number(bytes count: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(bytes[position + index]) << (8 * UInt64(index)) }
        position += count
        return value
    }
}

extension Span where Element == UInt8 {
    func uint32(at offset: Int) -> UInt32 {
        unsafe withUnsafeBytes { bytes in
            precondition(offset >= 0 && offset + 4 <= bytes.count, "the bytes hold the number")
            return unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
        }
    }

    func uint64(at offset: Int) -> UInt64 {
        unsafe withUnsafeBytes { bytes in
            precondition(offset >= 0 && offset + 8 <= bytes.count, "the bytes hold the number")
            return unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
        }
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
