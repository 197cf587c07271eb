/// The hashes that are keys in the weight file's tables: FNV-1a over code points from a seed for
/// each table, and a final mix.
enum Hash {
    static let phraseStart: UInt64 = 0x243F_6A88_85A3_08D3

    static func start(_ seed: UInt64) -> UInt64 {
        0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
    }

    @inline(__always)
    static func step(_ hash: UInt64, _ point: UInt32) -> UInt64 {
        (hash ^ UInt64(point)) &* 0x100_0000_01B3
    }

    @inline(__always)
    static func finish(_ hash: UInt64) -> UInt64 {
        var h = hash
        h ^= h >> 32
        h = h &* 0xD6E8_FEB8_6659_FD93
        h ^= h >> 32
        return h == 0 ? 1 : h
    }

    static func of(_ points: some Sequence<UInt32>, seed: UInt64) -> UInt64 {
        var h = start(seed)
        for p in points { h = step(h, p) }
        return finish(h)
    }

    /// The hash of a phrase and one more token.
    @inline(__always)
    static func combined(_ phrase: UInt64, _ token: UInt64) -> UInt64 {
        let h = (phrase ^ token) &* 0x9E37_79B9_7F4A_7C15
        return h ^ h >> 29
    }
}
