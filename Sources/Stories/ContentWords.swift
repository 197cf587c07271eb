/// The longer words of a text by their beginnings, so that forms of one word are one.
struct ContentWords {
    /// In the order of the text.
    private(set) var hashes: [UInt32] = []

    private static let beginning = 6

    /// `lengthMin`: the bytes that a word has at least.
    init(_ text: String, lengthMin: Int) {
        var hash: UInt32 = 0
        var length = 0
        for byte in text.utf8 {
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if (0x61...0x7A).contains(lower) || lower >= 0x80 {
                if length == 0 { hash = 0x811C_9DC5 }
                if length < Self.beginning { hash = (hash ^ UInt32(lower)) &* 0x0100_0193 }
                length += 1
            } else {
                if length >= lengthMin { hashes.append(hash) }
                length = 0
            }
        }
        if length >= lengthMin { hashes.append(hash) }
    }
}
