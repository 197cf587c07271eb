import Records

/// Where an article belongs: what `StoryFold.apply` needs to know.
struct Decision {
    /// Nil where it is a story of its own.
    private(set) var story: String?
    /// Articles of that story, by number: one where it is no story yet but that article's.
    private(set) var founders: [Founder] = []
    /// Stories that turn out to be this one.
    private(set) var merges: [String] = []
    /// The number of the article that it is a copy of.
    private(set) var original: Int?
    private(set) var share: Double?
    /// The other is the copy, as it says itself.
    var supersedes = false

    struct Founder {
        let account: StoryRecord.Account?
        /// −1 for an article that the window does not hold.
        let number: Int
    }

    init() {}

    /// What a journaled record says was decided for the article that it was appended with.
    init(_ record: StoryRecord, without id: String, _ window: ArticleWindow) {
        story = record.id
        merges = record.merged
        founders = record.articles.filter { $0.id != id }.map {
            Founder(account: $0, number: window.number(of: $0.id) ?? -1)
        }
    }

    mutating func join(_ id: String, founder: Int) {
        story = id
        founders = [Founder(account: nil, number: founder)]
    }

    mutating func copies(of number: Int, share: Double) {
        original = number
        self.share = share
    }

    mutating func merge(_ id: String) { merges = [id] }

    /// The other of two merged stories stays.
    mutating func swap() {
        guard let kept = merges.first, let story else { return }
        merges = [story]
        self.story = kept
    }
}
