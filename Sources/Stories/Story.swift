import Records

/// A story with its articles, the copies among them marked.
struct Story: Sendable {
    let id: String
    var revision: Int
    /// The ids of the stories that were merged into it, in the order of the merges.
    var merged: [String] = []
    /// In the order of arrival; some may have left the window.
    var members: [Member] = []
    /// Of the members, as its record tells them.
    private(set) var accounts: [StoryRecord.Account] = []

    /// What an article of the story is compared by.
    struct Member: Sendable {
        /// In the window.
        let number: Int
        /// Of the publisher's name; nil where it is not known.
        let outlet: UInt32?
        var isCopy = false
        /// How like it is to others of the story: a sum of similarities, and of how many.
        var closeness: Float = 0
        var compared: Int32 = 0
    }

    init(id: String, revision: Int = 0) {
        self.id = id
        self.revision = revision
    }

    mutating func append(_ account: StoryRecord.Account, number: Int) {
        members.append(
            Member(
                number: number, outlet: account.publisher.map { Outlet($0).key },
                isCopy: account.copyOf != nil))
        accounts.append(account)
    }

    /// A copy of nothing where `original` is nil.
    mutating func mark(_ index: Int, copyOf original: String?, share: Double?) {
        members[index].isCopy = original != nil
        accounts[index].copyOf = original
        accounts[index].share = share
    }

    /// Two members are as like as `similarity` says.
    mutating func compare(_ one: Int, _ two: Int, similarity: Float) {
        for index in [one, two] {
            members[index].closeness += similarity
            members[index].compared += 1
        }
    }

    /// All of another story's members become its own.
    mutating func merge(_ other: Story) {
        merged += other.merged + [other.id]
        let members = members + other.members
        let accounts = accounts + other.accounts
        let order = members.indices.sorted {
            (members[$0].number, $0) < (members[$1].number, $1)
        }
        self.members = order.map { members[$0] }
        self.accounts = order.map { accounts[$0] }
    }

    /// What the journal says of it holds.
    mutating func adopt(_ record: StoryRecord) {
        revision = record.revision
        merged = record.merged
        let told = Dictionary(record.articles.map { ($0.id, $0) }) { first, _ in first }
        for index in accounts.indices {
            guard let account = told[accounts[index].id] else { continue }
            accounts[index] = account
            members[index].isCopy = account.copyOf != nil
        }
    }

    /// Members that stand for all of it, from the first to the latest, by their indices.
    func sample(in window: ArticleWindow) -> [Int] {
        let held = members.indices.filter { window.holds(members[$0].number) }
        guard held.count > Limits.sampleMax else { return held }
        return (0..<Limits.sampleMax).map {
            held[$0 * (held.count - 1) / (Limits.sampleMax - 1)]
        }
    }

    /// The originals whose events and claims are compared, as indices of members: the first and the
    /// latest.
    ///
    /// So many of the latest go at once that most articles only add to what the others tell.
    private func tellers(in window: ArticleWindow) -> [Int] {
        let originals = members.indices.filter {
            window.holds(members[$0].number) && !members[$0].isCopy
        }
        let excess = originals.count - Limits.tellersMax
        guard excess > 0 else { return originals }
        let steps = (excess + Limits.tellersStep - 1) / Limits.tellersStep
        let first = Limits.firstTellersMax
        return Array(
            originals.prefix(first) + originals.dropFirst(first + steps * Limits.tellersStep))
    }

    /// Puts into a book what is told since it was put away, or all of it where it does not fit.
    ///
    /// `newest`: what the article that was added last tells.
    private func write(
        into book: inout StoryBook, _ window: ArticleWindow, newest: Telling
    ) {
        let tellers = tellers(in: window)
        if !book.isOf(tellers.lazy.map { members[$0].number }) { book = StoryBook() }
        for index in tellers.dropFirst(book.tellers.count) {
            let number = members[index].number
            book.add(
                Teller(
                    members[index], article: accounts[index].id,
                    number == window.next - 1 ? newest : window.telling(number)))
        }
    }

    /// `newest`: what the article that was added last tells.
    func record(
        in window: ArticleWindow, _ books: inout BookShelf, newest: Telling
    ) -> StoryRecord {
        var book = books.take(id) ?? StoryBook()
        write(into: &book, window, newest: newest)
        let facts = book.facts()
        let dates = accounts.compactMap(\.published)
        let record = StoryRecord(
            id: id, revision: revision, merged: merged, title: title(in: window),
            articles: accounts, firstPublished: dates.min(),
            lastPublished: dates.max(), sources: IndependentSources.count(self), facts: facts,
            disputes: book.disputes(), entities: book.entities.most,
            timeline: Self.timeline(facts))
        books.put(book, id)
        return record
    }

    /// That of the article that is most like the others, of equals the latest; copies don't run.
    private func title(in window: ArticleWindow) -> String? {
        var best: (number: Int, mean: Float)?
        for member in members where !member.isCopy {
            let mean = member.closeness / Float(max(1, member.compared))
            if mean >= best?.mean ?? 0, window.title(member.number) != nil {
                best = (member.number, mean)
            }
        }
        return best.flatMap { window.title($0.number) }
            ?? members.lazy.compactMap { window.title($0.number) }.first
    }

    private static func timeline(_ facts: [StoryRecord.Fact]) -> [StoryRecord.TimelineEntry] {
        facts.enumerated().compactMap { number, fact in
            fact.time.map { StoryRecord.TimelineEntry(time: $0, fact: number) }
        }.sorted { ($0.time, $0.fact) < ($1.time, $1.fact) }
    }
}
