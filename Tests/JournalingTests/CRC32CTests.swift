import Journaling
import Testing

@Suite struct CRC32CTests {
    /// The check value of CRC-32C, and RFC 3720 B.4.
    private static let checks: [([UInt8], UInt32)] = [
        (Array("123456789".utf8), 0xE306_9283),
        ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
        ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
        (Array(0..<32), 0x46DD_794E),
        ([], 0),
    ]

    @Test(arguments: checks)
    func isTheStandardOne(bytes: [UInt8], value: UInt32) {
        var crc = CRC32C()
        crc.update(bytes)
        #expect(crc.value == value)
    }

    @Test func inPiecesItIsTheSame() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        var whole = CRC32C()
        whole.update(bytes)
        for cut in [1, 7, 8, 9, 500, 999] {
            var pieces = CRC32C()
            pieces.update(Array(bytes[..<cut]))
            pieces.update(Array(bytes[cut...]))
            #expect(pieces.value == whole.value)
        }
    }
}
