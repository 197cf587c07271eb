/// CRC-32 (IEEE 802.3, as in zlib), eight bytes at a time.
///
/// Source: Kounavis & Berry, "Novel Table Lookup-Based Algorithms for High-Performance CRC
/// Generation" (2008).
package struct Checksum {
    /// tables[k * 256 + b]: byte b followed by k zero bytes.
    private var tables = [UInt32](repeating: 0, count: 8 * 256)

    package init() {
        for byte in 0..<256 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
            tables[byte] = crc
        }
        for k in 1..<8 {
            for byte in 0..<256 {
                let before = tables[(k - 1) * 256 + byte]
                tables[k * 256 + byte] = before >> 8 ^ tables[Int(before & 255)]
            }
        }
    }

    /// The checksum of the bytes, or of those before and these.
    package func crc32(_ bytes: UnsafeRawBufferPointer, after before: UInt32 = 0) -> UInt32 {
        var crc = ~before
        unsafe tables.withUnsafeBufferPointer { table in
            var i = 0
            while i + 8 <= bytes.count {
                let word = unsafe UInt64(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
                let x = word ^ UInt64(crc)
                var next: UInt32 = 0
                for k in 0..<8 {
                    let byte = Int(truncatingIfNeeded: x >> UInt64(8 * k)) & 255
                    next ^= unsafe table[(7 - k) * 256 + byte]
                }
                crc = next
                i += 8
            }
            while i < bytes.count {
                crc = unsafe crc >> 8 ^ table[Int((crc ^ UInt32(bytes[i])) & 255)]
                i += 1
            }
        }
        return ~crc
    }
}
