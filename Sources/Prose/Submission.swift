/// An article as JSON: a `.json` file, or one line of `dateline extract --jsonl`.
package struct Submission: Sendable, Equatable, Decodable {
    package var text: String
    package var title: String?
    /// `YYYY-MM-DD`, with or without a time behind it.
    package var published: String?
    package var publisher: String?
    package var url: String?

    package init(
        text: String, title: String? = nil, published: String? = nil, publisher: String? = nil,
        url: String? = nil
    ) {
        self.text = text
        self.title = title
        self.published = published
        self.publisher = publisher
        self.url = url
    }
}
