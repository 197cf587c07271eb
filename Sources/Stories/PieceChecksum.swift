/// FNV-1a over pieces, eight bytes at a time: against damage, not against forgery.
struct PieceChecksum {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ piece: [UInt8]) {
        var word = UInt64(piece.count)
        add(word)
        word = 0
        for (index, byte) in piece.enumerated() {
            word = word << 8 | UInt64(byte)
            if index & 7 == 7 { add(word) }
        }
        add(word)
    }

    private mutating func add(_ word: UInt64) { hash = (hash ^ word) &* 0x100_0000_01B3 }

    /// The lowest byte first.
    var bytes: [UInt8] {
        stride(from: UInt64(0), to: 64, by: 8).map { UInt8(truncatingIfNeeded: hash >> $0) }
    }
}
