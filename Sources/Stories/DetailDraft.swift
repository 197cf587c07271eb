import Records

/// What articles say of one field of a fact: one value where they agree, more where they differ.
///
/// “North Korea” and “Kim Jong-un”, August and the 29th, Hokkaido and Japan are no difference:
/// of those that agree the longest stands for all.
struct DetailDraft<Value: Sendable>: Sendable {
    private var values: [Told] = []
    /// How many articles say something of it, and the latest that does.
    private var articles = 0
    private var latest: Int?

    private struct Told: Sendable {
        let value: Value
        var text: String
        var articles: [String]
        /// The latest of the articles.
        var latest: Int
    }

    /// `teller`: in the order of their articles.
    mutating func insert(
        _ value: Value, _ text: String, _ teller: Teller, _ agree: (Value, Value) -> Bool
    ) {
        if latest != teller.number {
            articles += 1
            latest = teller.number
        }
        guard let index = values.firstIndex(where: { agree($0.value, value) }) else {
            values.append(
                Told(value: value, text: text, articles: [teller.article], latest: teller.number))
            return
        }
        if values[index].latest != teller.number {
            values[index].articles.append(teller.article)
            values[index].latest = teller.number
        }
        if text.utf8.count > values[index].text.utf8.count { values[index].text = text }
    }

    /// Nil where but one article says something of it.
    func detail(_ field: String) -> StoryRecord.Detail? {
        guard articles > 1 else { return nil }
        let told = values.map { StoryRecord.Detail.Value(value: $0.text, articles: $0.articles) }
        return StoryRecord.Detail(
            field: field, values: told.count > 1 ? told.sorted { $0.value < $1.value } : told)
    }
}
