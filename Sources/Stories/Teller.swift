/// An original of a story: what it tells is compared with what the others tell.
struct Teller: Sendable {
    /// Of the article; those of later articles are higher.
    let number: Int
    /// The article's id.
    let article: String
    /// The same for all articles of one outlet.
    let source: Int
    let telling: Telling

    init(_ member: Story.Member, article: String, _ telling: Telling) {
        number = member.number
        self.article = article
        // Numbers of articles are not below 0, those of outlets are.
        source = member.outlet.map { -1 - Int($0) } ?? member.number
        self.telling = telling
    }
}
