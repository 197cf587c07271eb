package import Records

/// Which records somebody wants. docs/SOCKET.md describes the language.
package indirect enum Filter: Sendable, Equatable {
    case everything
    case all([Filter])
    case any([Filter])
    case no(Filter)
    case kind(Set<RecordKind>)
    case article(Set<String>)
    /// Records of these entities, and those that refer to them.
    case entity([Phrase])
    case speaker([Phrase])
    /// Events of these types.
    case event(Set<String>)
    case polarity(Set<String>)
    case modality(Set<String>)
    case source([ActorPrefix])
    case target([ActorPrefix])
    /// Source or target.
    case actor([ActorPrefix])
    /// Places in these countries, and events there.
    case place(Set<String>)
    case near(Circle)
    /// What is told of these days.
    case time(Days)
    /// What became durable then, in microseconds since 1970-01-01 UTC.
    case at(ClosedRange<UInt64>)
    /// The records that came with an article of these stories.
    case story(Set<String>)

    /// The kinds that can pass at all: the others need no further look.
    package var kinds: Set<RecordKind> {
        switch self {
        case .all(let filters):
            filters.reduce(Set(RecordKind.allCases)) { $0.intersection($1.kinds) }
        case .any(let filters): filters.reduce([]) { $0.union($1.kinds) }
        case .kind(let kinds): kinds
        case .speaker: [.quote]
        case .event, .polarity, .modality, .source, .target, .actor: [.event]
        case .place, .near: [.place, .event]
        case .time: [.article, .quote, .time, .event, .story]
        case .everything, .no, .article, .entity, .at, .story: Set(RecordKind.allCases)
        }
    }

    /// Must records of unknown kinds pass it too?
    package var isEverything: Bool {
        switch self {
        case .everything: true
        case .all(let filters): filters.allSatisfy(\.isEverything)
        default: false
        }
    }
}

/// Words that must stand in a name in a row; upper and lower case are one.
package struct Phrase: Sendable, Hashable {
    private let words: [String]
    /// Two capitals are a country's code too (ISO 3166-1 alpha-2).
    package let country: String?

    /// Nil where there is no word in it.
    package init?(_ text: String) {
        words = Self.words(in: text)
        if words.isEmpty { return nil }
        let isCode = text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        country = isCode ? text : nil
    }

    package func isIn(_ name: String) -> Bool {
        let others = Self.words(in: name)
        guard others.count >= words.count else { return false }
        return (0...(others.count - words.count)).contains { start in
            others[start..<start + words.count].elementsEqual(words)
        }
    }

    private static func words(in text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
            .map(String.init)
    }
}

/// `CHN`, which stands for `CHN.MIL` too.
package struct ActorPrefix: Sendable, Hashable {
    private let bytes: [UInt8]

    /// Nil where it cannot be the head of an actor's code.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isCode = parts.allSatisfy { part in
            part.utf8.count >= 2 && part.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        }
        guard isCode, !parts.isEmpty else { return nil }
        bytes = Array(text.utf8)
    }

    package func covers(_ actor: ArraySlice<UInt8>) -> Bool {
        guard actor.starts(with: bytes) else { return false }
        return actor.count == bytes.count
            || actor[actor.startIndex + bytes.count] == UInt8(ascii: ".")
    }
}

/// Days from one to another, each open where it is nil.
package struct Days: Sendable, Hashable {
    package let from: CalendarDate?
    package let to: CalendarDate?

    package init(from: CalendarDate?, to: CalendarDate?) {
        self.from = from
        self.to = to
    }

    /// Have they a day in common? An end that is not known is no bound; two unknown ones are no
    /// time at all.
    package func meet(_ first: CalendarDate?, _ last: CalendarDate?) -> Bool {
        guard let start = first ?? last, let end = last ?? first else { return false }
        if let from, end < from { return false }
        if let to, start > to { return false }
        return true
    }
}
