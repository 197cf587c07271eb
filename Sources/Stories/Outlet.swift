/// An outlet's name, for comparing what a credit says with what a publisher is called.
struct Outlet {
    /// Letters and digits in lower case, without a leading "the".
    let folded: [UInt8]
    private let initials: [UInt8]

    init(_ name: String) {
        var words: [[UInt8]] = [[]]
        for byte in name.utf8 {
            switch byte {
            case 0x41...0x5A: words[words.count - 1].append(byte | 0x20)
            case 0x61...0x7A, 0x30...0x39, 0x80...0xFF: words[words.count - 1].append(byte)
            default: words.append([])
            }
        }
        words.removeAll { $0.isEmpty || $0 == Array("the".utf8) }
        folded = words.flatMap { $0 }
        initials = words.compactMap(\.first)
    }

    /// Of the folded name.
    var key: UInt32 { FeatureHash.name(String(decoding: folded, as: UTF8.self)) }

    /// The same name, or one is the other's initials.
    func isSame(as other: Outlet) -> Bool {
        !folded.isEmpty && folded == other.folded
            || folded.count > 1 && folded == other.initials
            || other.folded.count > 1 && other.folded == initials
    }
}
