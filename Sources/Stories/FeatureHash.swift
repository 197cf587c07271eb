/// Names and words as 32-bit numbers (FNV-1a): what is compared often is compared as a number.
enum FeatureHash {
    static func of(_ kind: UInt8, _ text: some StringProtocol) -> UInt32 {
        var hash = (0x811C_9DC5 ^ UInt32(kind)) &* 0x0100_0193
        for byte in text.utf8 {
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            hash = (hash ^ UInt32(lower)) &* 0x0100_0193
        }
        return hash
    }

    static func word(_ text: some StringProtocol) -> UInt32 { of(UInt8(ascii: "w"), text) }
    static func name(_ text: some StringProtocol) -> UInt32 { of(UInt8(ascii: "n"), text) }

    /// Of no bytes: what others are added to, as they are.
    static let empty: UInt32 = 0x811C_9DC5

    static func add(_ byte: UInt8, to hash: inout UInt32) {
        hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }
}
