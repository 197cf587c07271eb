/// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78), eight bytes a step
/// (Kounavis and Berry, "A systematic approach to building high performance software-based CRC
/// generators", 2005).
package struct CRC32C: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    package init() {}

    package var value: UInt32 { ~state }

    package mutating func update(_ bytes: Span<UInt8>) {
        var crc = state
        var index = 0
        let tables = Self.tables
        while index + 8 <= bytes.count {
            let low =
                crc ^ UInt32(bytes[index]) ^ UInt32(bytes[index + 1]) << 8
                ^ UInt32(bytes[index + 2]) << 16 ^ UInt32(bytes[index + 3]) << 24
            crc = tables[7 << 8 | Int(low & 0xFF)]
            crc ^= tables[6 << 8 | Int(low >> 8 & 0xFF)]
            crc ^= tables[5 << 8 | Int(low >> 16 & 0xFF)]
            crc ^= tables[4 << 8 | Int(low >> 24)]
            crc ^= tables[3 << 8 | Int(bytes[index + 4])]
            crc ^= tables[2 << 8 | Int(bytes[index + 5])]
            crc ^= tables[1 << 8 | Int(bytes[index + 6])]
            crc ^= tables[Int(bytes[index + 7])]
            index += 8
        }
        while index < bytes.count {
            crc = crc >> 8 ^ tables[Int((crc ^ UInt32(bytes[index])) & 0xFF)]
            index += 1
        }
        state = crc
    }

    package mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

    /// Eight tables of 256: table k carries a byte that is followed by k zero bytes.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 << 8)
        for byte in 0..<256 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
            tables[byte] = crc
        }
        for index in 256..<(8 << 8) {
            let shorter = tables[index - 256]
            tables[index] = shorter >> 8 ^ tables[Int(shorter & 0xFF)]
        }
        return tables
    }()
}
