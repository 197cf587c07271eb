package import Records

/// Folds articles' records, in the order of the journal, into stories.
///
/// A value with no clock and no files: the same batches give the same stories. Its memory is
/// bounded by `Limits`. After a restart it is rebuilt from the journal: every record of the last
/// `windowArticlesMax` article batches and every story record among them is given to `restore`, and
/// it goes on as if it had never stopped, because what journaled story records say is not decided
/// anew.
package struct StoryFold: Sendable {
    private var window = ArticleWindow()
    /// The stories of the articles in the window, by id.
    private var stories: [String: Story] = [:]

    private let threshold: Double

    /// `threshold`: the similarity, 0…1, from which an article belongs to a story.
    package init(threshold: Double = StoryFold.threshold) { self.threshold = threshold }

    /// Takes in one article's records and gives the story records to append: none for a story that
    /// only one article tells, nor for an article that is there already.
    package mutating func add(_ batch: [Record]) -> [StoryRecord] {
        guard let article = StoryArticle(batch), !window.contains(article.id) else { return [] }
        let found = window.nearest(to: article)
        let copyOf = found.first { article.isCopy(of: $0.article) }?.article
        let id = copyOf.flatMap { window.story(of: $0.id) } ?? best(found, article)
        return insert(article, into: id, copyOf: copyOf.map { $0.copyOf ?? $0.id })
    }

    /// Takes in one article's records as they were journaled, without deciding on its story.
    package mutating func restore(_ batch: [Record]) {
        guard let article = StoryArticle(batch), !window.contains(article.id) else { return }
        _ = insert(article, into: nil, copyOf: nil)
    }

    /// Takes in a story record as it was journaled: its articles are that story's.
    package mutating func restore(_ record: StoryRecord) {
        var story = Story(id: record.id, revision: record.revision)
        for account in record.articles {
            guard var article = window.article(account.id) else { continue }
            if let old = window.story(of: article.id), old != record.id { stories[old] = nil }
            article.copyOf = account.copyOf
            window.update(article, story: record.id)
            story.insert(article)
        }
        if !story.articles.isEmpty { stories[record.id] = story }
    }

    private mutating func insert(
        _ article: StoryArticle, into id: String?, copyOf: String?
    ) -> [StoryRecord] {
        var article = article
        article.copyOf = copyOf
        let id = id ?? "s" + article.id.prefix(12)
        var story = stories[id] ?? Story(id: id, revision: 0)
        story.insert(article)
        var records: [StoryRecord] = []
        if story.articles.count > 1 {
            story.revision += 1
            records.append(story.record)
        }
        stories[id] = story
        for gone in window.insert(article, story: id) where !window.holds(story: gone) {
            stories[gone] = nil
        }
        return records
    }

    /// The story whose articles are nearest on average of the best few; nil where none is near.
    private func best(_ found: [ArticleWindow.Neighbour], _ article: StoryArticle) -> String? {
        var scores: [String: [Double]] = [:]
        for neighbour in found {
            guard let id = window.story(of: neighbour.article.id) else { continue }
            scores[id, default: []].append(neighbour.similarity)
        }
        let best = scores.map { id, values in
            // `found` is in descending order.
            let top = values.prefix(Self.averaged)
            return (id: id, score: top.reduce(0, +) / Double(top.count))
        }.max { ($0.score, $1.id) < ($1.score, $0.id) }
        guard let best, best.score >= threshold, let story = stories[best.id],
            story.articles.count < Limits.storyArticlesMax
        else { return nil }
        return best.id
    }

    /// Cosine from which an article belongs to a story; tuned on the development clusters.
    package static let threshold = 0.12
    private static let averaged = 3
}
