import Records

/// Counts a reprint with its original, and all articles of one outlet as one source.
struct IndependentSources {
    private var sources: [String: Int] = [:]
    private(set) var count = 0

    init(_ accounts: [StoryRecord.Account]) {
        var publishers: [String: Int] = [:]
        for account in accounts where account.copyOf == nil {
            let publisher = account.publisher.map { Outlet($0).folded }
            let source = publisher.flatMap { publishers[$0] } ?? count
            if source == count { count += 1 }
            if let publisher { publishers[publisher] = source }
            sources[account.id] = source
        }
        for account in accounts {
            guard let original = account.copyOf else { continue }
            if let source = sources[original] {
                sources[account.id] = source
            } else {
                // The original has left the story: its copies stand for it.
                sources[original] = count
                sources[account.id] = count
                count += 1
            }
        }
    }

    func source(of article: String) -> Int { sources[article] ?? -1 }
}

/// An outlet's name, for comparing what a credit says with what a publisher is called.
struct Outlet {
    /// Letters and digits in lower case, without a leading "the".
    let folded: String
    private let initials: String

    init(_ name: String) {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
            .filter { $0 != "the" }
        folded = words.joined()
        initials = String(words.compactMap(\.first))
    }

    /// The same name, or one is the other's initials.
    func isSame(as other: Outlet) -> Bool {
        !folded.isEmpty && folded == other.folded
            || folded.utf8.count > 1 && (folded == other.initials || other.folded == initials)
    }
}
