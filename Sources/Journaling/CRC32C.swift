/// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78), sixteen bytes a step
/// (Kounavis and Berry, "A systematic approach to building high performance software-based CRC
/// generators", 2005).
package struct CRC32C: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    package init() {}

    package var value: UInt32 { ~state }

    package mutating func update(_ bytes: Span<UInt8>) {
        var crc = state
        unsafe bytes.withUnsafeBytes { data in
            unsafe Self.tables.withUnsafeBufferPointer { tables in
                var index = 0
                while index + Self.step <= data.count {
                    let low =
                        unsafe data.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                        .littleEndian ^ UInt64(crc)
                    let high = unsafe data.loadUnaligned(
                        fromByteOffset: index + 8, as: UInt64.self
                    ).littleEndian
                    crc = 0
                    for byte in 0..<8 {
                        let shift = UInt64(byte) * 8
                        crc ^= unsafe tables[(15 - byte) << 8 | Int(low >> shift & 0xFF)]
                        crc ^= unsafe tables[(7 - byte) << 8 | Int(high >> shift & 0xFF)]
                    }
                    index += Self.step
                }
                while index < data.count {
                    crc = unsafe crc >> 8 ^ tables[Int((crc ^ UInt32(data[index])) & 0xFF)]
                    index += 1
                }
            }
        }
        state = crc
    }

    package mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

    /// Four bytes after which the value is `target`.
    package func suffix(reaching target: UInt32) -> [UInt8] {
        // Backwards from there: each of the 32 steps of the register can be undone.
        var register = ~target
        for _ in 0..<32 {
            register = register >> 31 == 1 ? (register ^ 0x82F6_3B78) << 1 | 1 : register << 1
        }
        var writer = LittleEndianWriter()
        writer.append(register ^ state)
        return writer.bytes
    }

    private static let step = 16

    /// Sixteen tables of 256: table k carries a byte that is followed by k zero bytes.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: step << 8)
        for byte in 0..<256 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
            tables[byte] = crc
        }
        for index in 256..<(step << 8) {
            let shorter = tables[index - 256]
            tables[index] = shorter >> 8 ^ tables[Int(shorter & 0xFF)]
        }
        return tables
    }()
}
