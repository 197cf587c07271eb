import Records

/// Counts a reprint with its original, and all articles of one outlet as one source.
struct IndependentSources {
    private var sources: [String: Int] = [:]
    private(set) var count = 0

    init(_ members: [Story.Member]) {
        var outlets: [UInt32: Int] = [:]
        for member in members where member.account.copyOf == nil {
            let source = member.outlet.flatMap { outlets[$0] } ?? count
            if source == count { count += 1 }
            if let outlet = member.outlet { outlets[outlet] = source }
            sources[member.account.id] = source
        }
        for member in members {
            guard let original = member.account.copyOf else { continue }
            if let source = sources[original] {
                sources[member.account.id] = source
            } else {
                // The original has left the story: its copies stand for it.
                sources[original] = count
                sources[member.account.id] = count
                count += 1
            }
        }
    }

    func source(of article: String) -> Int { sources[article] ?? -1 }
}

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
