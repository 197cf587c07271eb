/// A word's 64-bit FNV-1a hash by which tables find it; two words of the seeds never share one.
///
/// Folded on the way: ASCII letters in lower case, digits as `0`, curly apostrophes straight.
struct WordKey: Hashable, Sendable {
    let value: UInt64

    static let empty = WordKey(value: 0xCBF2_9CE4_8422_2325)

    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    init(value: UInt64) { self.value = value }

    /// Of a spelling as it stands, nothing folded.
    init(_ spelling: some StringProtocol) {
        var value = Self.empty.value
        for byte in spelling.utf8 { value = (value ^ UInt64(byte)) &* Self.prime }
        self.value = value
    }

    /// Of a folded spelling.
    init(folding bytes: [UInt8], _ range: Range<Int>) {
        var value = Self.empty.value
        var index = range.lowerBound
        while index < range.upperBound {
            var byte = bytes[index]
            if byte.isUpper {
                byte |= 0x20
            } else if byte.isDigit {
                byte = 0x30
            } else if byte == 0xE2, index + 2 < range.upperBound, bytes[index + 1] == 0x80,
                bytes[index + 2] & 0xFE == 0x98
            {
                byte = 0x27
                index += 2
            }
            value = (value ^ UInt64(byte)) &* Self.prime
            index += 1
        }
        self.value = value
    }

    /// With one more byte behind it.
    func followed(by byte: UInt8) -> WordKey {
        WordKey(value: (value ^ UInt64(byte)) &* Self.prime)
    }

    /// Three keys as one: a feature's name and its two values.
    static func combined(_ name: WordKey, _ first: WordKey, _ second: WordKey) -> WordKey {
        var value = (name.value &* 0x9E37_79B9_7F4A_7C15) ^ first.value
        value = (value ^ (value >> 29)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ second.value) &* 0x94D0_49BB_1331_11EB
        return WordKey(value: value ^ (value >> 31))
    }
}
