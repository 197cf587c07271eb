import Records

/// Events of one type that are taken for one event.
struct EventGroup {
    private(set) var members: [Member] = []
    private(set) var sources: [Account.Name]
    private(set) var targets: [Account.Name]
    /// The most exact time told; the others are its beginnings.
    private(set) var time: String?
    /// Indices of the articles that tell of it, in their order.
    private(set) var tellers: [Int] = []
    /// Of the words that tell of it.
    private var lemmas: [UInt32] = []

    struct Member {
        let event: ToldEvent
        /// Index of the article.
        let teller: Int
    }

    /// `names` are those of the member's article, here and below.
    init(_ member: Member, _ names: [Account.Name]) {
        sources = []
        targets = []
        insert(member, names)
    }

    mutating func insert(_ member: Member, _ names: [Account.Name]) {
        members.append(member)
        if tellers.last != member.teller { tellers.append(member.teller) }
        if !lemmas.contains(member.event.lemma) { lemmas.append(member.event.lemma) }
        if sources.isEmpty { sources = member.event.sources.indices.map { names[Int($0)] } }
        if targets.isEmpty { targets = member.event.targets.indices.map { names[Int($0)] } }
        if let told = member.event.time, told.utf8.count > time?.utf8.count ?? 0 { time = told }
    }

    /// How much speaks for an event's being this one; nil where something speaks against it.
    ///
    /// What is not told agrees with everything, but one party must be told by both.
    func agreement(with event: ToldEvent, _ names: [Account.Name]) -> Int? {
        guard let sources = Self.agreement(sources, event.sources, names),
            let targets = Self.agreement(targets, event.targets, names), sources + targets > 0,
            let time = Self.agreement(time, event.time)
        else { return nil }
        let sameWord = lemmas.contains(event.lemma)
        // Of one country only, by another word, on no day: too little.
        guard sources > 0 && targets > 0 || time > 0 || sameWord else { return nil }
        return sources + targets + time + (sameWord ? 2 : 0)
    }

    /// 0 where one side says nothing, 1 for the same country, 2 for the same one.
    private static func agreement(
        _ parties: [Account.Name], _ told: ToldEvent.Parties, _ names: [Account.Name]
    ) -> Int? {
        if parties.isEmpty || told.first == nil { return 0 }
        var best: Int?
        for party in parties {
            for index in [told.first, told.second] {
                guard let index else { continue }
                if party.key == names[Int(index)].key { return 2 }
                if party.agrees(with: names[Int(index)]) { best = 1 }
            }
        }
        return best
    }

    /// Days and months, one of which is the beginning of the other; weeks and what is not resolved
    /// agree with everything.
    private static func agreement(_ left: String?, _ right: String?) -> Int? {
        guard let left, let right, isDate(left), isDate(right) else { return 0 }
        let shorter = min(left.utf8.count, right.utf8.count, 10)
        return left.utf8.prefix(shorter).elementsEqual(right.utf8.prefix(shorter)) ? 2 : nil
    }

    private static func isDate(_ time: String) -> Bool {
        time.utf8.prefix(10).allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
