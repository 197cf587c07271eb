/// Values by `WordKey`: open addressing, at most half full, so that a look-up is one or two reads.
///
/// The standard dictionary hashes again, with a seed, at five times the cost.
struct KeyTable<Value: Sendable>: Sendable {
    /// 0 where nothing stands; the key 0 itself is kept as 1.
    private let keys: [UInt64]
    private let values: [Value]
    private let mask: Int

    /// Of two equal keys the later holds.
    init(_ pairs: [(WordKey, Value)], none: Value) {
        var capacity = 16
        while capacity < pairs.count * 2 { capacity *= 2 }
        mask = capacity - 1
        var keys = [UInt64](repeating: 0, count: capacity)
        var values = [Value](repeating: none, count: capacity)
        for (key, value) in pairs {
            let wanted = max(key.value, 1)
            var slot = Self.slot(wanted, mask)
            while keys[slot] != 0, keys[slot] != wanted { slot = (slot + 1) & mask }
            keys[slot] = wanted
            values[slot] = value
        }
        self.keys = keys
        self.values = values
    }

    subscript(key: WordKey) -> Value? {
        let wanted = max(key.value, 1)
        var slot = Self.slot(wanted, mask)
        while keys[slot] != wanted {
            if keys[slot] == 0 { return nil }
            slot = (slot + 1) & mask
        }
        return values[slot]
    }

    private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    }
}
