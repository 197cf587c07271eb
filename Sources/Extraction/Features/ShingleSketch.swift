import Records

/// The smallest hashes of all runs of `length` words; memory does not grow with the text.
struct ShingleSketch {
    private static let length = 5
    private var window: [UInt64] = []
    private var kept: Set<UInt32> = []
    private var largest: UInt32 = 0

    mutating func add(_ word: String) {
        if window.count == Self.length { window.removeFirst() }
        window.append(Self.hash(word.utf8))
        guard window.count == Self.length else { return }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in window { hash = (hash ^ part) &* 0x9E37_79B9_7F4A_7C15 }
        insert(UInt32(truncatingIfNeeded: (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9 >> 32))
    }

    var smallest: [UInt32] { Array(kept.sorted().prefix(ArticleFeatures.shinglesMax)) }

    /// Keeps up to twice what is wanted, then cuts, so that an insertion is cheap.
    private mutating func insert(_ hash: UInt32) {
        guard kept.count < ArticleFeatures.shinglesMax || hash < largest else { return }
        kept.insert(hash)
        if kept.count >= 2 * ArticleFeatures.shinglesMax {
            let smallest = smallest
            largest = smallest.last ?? 0
            kept = Set(smallest)
        } else if kept.count == ArticleFeatures.shinglesMax {
            largest = kept.max() ?? 0
        }
    }

    /// FNV-1a.
    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
