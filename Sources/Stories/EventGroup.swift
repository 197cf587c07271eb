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

    struct Member {
        let event: ToldEvent
        /// Index of the article.
        let teller: Int
        let sources: [Account.Name]
        let targets: [Account.Name]

        init(_ event: ToldEvent, of account: Account, teller: Int) {
            self.event = event
            self.teller = teller
            sources = event.sources.indices.map { account.names[Int($0)] }
            targets = event.targets.indices.map { account.names[Int($0)] }
        }
    }

    init(_ member: Member) {
        sources = member.sources
        targets = member.targets
        insert(member)
    }

    mutating func insert(_ member: Member) {
        members.append(member)
        if tellers.last != member.teller { tellers.append(member.teller) }
        if sources.isEmpty { sources = member.sources }
        if targets.isEmpty { targets = member.targets }
        if let told = member.event.time, told.utf8.count > time?.utf8.count ?? 0 { time = told }
    }

    /// How much speaks for an event's being this one; nil where something speaks against it.
    ///
    /// What is not told agrees with everything, but one party must be told by both.
    func agreement(with member: Member) -> Int? {
        guard let sources = Self.agreement(sources, member.sources),
            let targets = Self.agreement(targets, member.targets), sources + targets > 0,
            let time = Self.agreement(time, member.event.time)
        else { return nil }
        let sameWord = members.contains { $0.event.lemma == member.event.lemma }
        // Of one country only, by another word, on no day: too little.
        guard sources > 0 && targets > 0 || time > 0 || sameWord else { return nil }
        return sources + targets + time + (sameWord ? 2 : 0)
    }

    /// 0 where one side says nothing, 1 for the same country, 2 for the same one.
    private static func agreement(_ left: [Account.Name], _ right: [Account.Name]) -> Int? {
        if left.isEmpty || right.isEmpty { return 0 }
        var best: Int?
        for one in left {
            for two in right where one.agrees(with: two) {
                best = max(best ?? 0, one.key == two.key ? 2 : 1)
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
