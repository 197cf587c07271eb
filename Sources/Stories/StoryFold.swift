package import Records

/// Folds articles' records, in the order of the journal, into stories.
///
/// A value with no clock and no files: the same batches give the same stories. Its memory is
/// bounded by `Limits`. Deciding where an article belongs and applying the decision are two steps:
/// after a restart the journaled story records are the decisions, and applying them gives the same
/// state.
package struct StoryFold: Sendable {
    var window: ArticleWindow
    /// Those of two articles or more, while the window holds one of them, by id.
    var stories: [String: Story] = [:]
    /// Articles in the window, by story.
    var held: [String: Int] = [:]
    /// What the stories tell, compared.
    private var books: BookShelf

    private let threshold: Float

    /// `threshold`: the similarity, 0…1, from which an article belongs to a story. `booksMax`
    /// changes nothing but the speed.
    package init(
        threshold: Double = StoryFold.threshold,
        windowArticlesMax: Int = Limits.windowArticlesMax, booksMax: Int = Limits.booksMax
    ) {
        books = BookShelf(capacity: booksMax)
        self.threshold = Float(threshold)
        window = ArticleWindow(capacity: windowArticlesMax)
    }

    /// Takes in one article's records and gives the story records to append, one at most: none for
    /// a story that only one article tells, nor for an article that is there already.
    package mutating func add(_ batch: [Record]) -> [StoryRecord] {
        guard let (account, terms, telling) = AccountReader.read(batch),
            window.number(of: account.id) == nil
        else { return [] }
        var query = window.query(terms)
        let decision = decide(account, &query)
        guard let story = apply(decision, account, &query) else { return [] }
        stories[story]?.revision += 1
        guard let grown = stories[story] else { return [] }
        return [grown.record(in: window, &books, newest: telling)]
    }

    /// Takes in one article's batch as it was journaled: the story record in it is the decision.
    package mutating func restore(_ batch: [Record]) {
        guard let (account, terms, _) = AccountReader.read(batch),
            window.number(of: account.id) == nil
        else { return }
        var record: StoryRecord?
        for case .story(let found) in batch { record = found }
        let decision = record.map { Decision($0, without: account.id, window) } ?? Decision()
        var query = window.query(terms)
        guard let id = apply(decision, account, &query), let record else { return }
        stories[id]?.adopt(record)
    }

    // MARK: - Deciding

    /// The best copy or story for an article, and what it shows to be one story.
    private mutating func decide(_ account: Account, _ query: inout Query) -> Decision {
        var decision = Decision()
        let candidates = candidates(window.nearest(&query, published: account.published))
        if let (original, share) = original(of: account) {
            decision.join(storyID(of: original), founder: original)
            decision.copies(of: original, share: share)
            decision.supersedes =
                window.account(original).map { CopyFinder.credits($0, account) }
                ?? false
        } else if let best = candidates.first, best.score >= threshold,
            // What is like only a story's latest turn does not belong to it, so that a topic that
            // drifts does not swallow everything.
            coherence(&query, best) >= threshold / 2
        {
            decision.join(best.story, founder: best.number)
        }
        guard let story = decision.story else { return decision }
        if size(story) >= Limits.storyArticlesMax { return Decision() }
        if let other = candidates.first(where: { $0.story != story }), canMerge(other, story) {
            decision.merge(other.story)
            // The older one stays.
            if first(of: other.story) < first(of: story) { decision.swap() }
        }
        return decision
    }

    private struct Candidate {
        let story: String
        /// The nearest article of it.
        let number: Int
        var score: Float
    }

    /// The stories of the nearest articles with the mean likeness of their nearest few, best first.
    private func candidates(_ found: [ArticleWindow.Neighbour]) -> [Candidate] {
        var candidates: [Candidate] = []
        var counts: [Int] = []
        for neighbour in found {
            let story = storyID(of: neighbour.number)
            if let index = candidates.firstIndex(where: { $0.story == story }) {
                guard counts[index] < Self.averaged else { continue }
                candidates[index].score += neighbour.similarity
                counts[index] += 1
            } else {
                candidates.append(
                    Candidate(
                        story: story, number: neighbour.number, score: neighbour.similarity))
                counts.append(1)
            }
        }
        for index in candidates.indices { candidates[index].score /= Float(counts[index]) }
        return candidates.sorted { ($1.score, $0.number) < ($0.score, $1.number) }
    }

    /// Two stories become one where an article is twice as like the second as it must be to belong
    /// to it, and they are as like each other.
    private func canMerge(_ other: Candidate, _ id: String) -> Bool {
        guard other.score >= threshold * Self.mergeFactor, let story = stories[id],
            let second = stories[other.story],
            story.members.count + second.members.count < Limits.storyArticlesMax
        else { return false }
        let numbers = second.sample(in: window).map { second.members[$0].number }
        let likeness = story.sample(in: window).map { index in
            var query = window.query(window.terms(of: story.members[index].number))
            return mean(numbers.map { window.likeness(&query, to: $0) })
        }
        return mean(likeness) >= threshold * Self.mergeFactor
    }

    /// The best of the articles that share most of the smallest shingles; of equals the earliest.
    private func original(of account: Account) -> (number: Int, share: Double)? {
        var best: (number: Int, share: Double)?
        for number in window.sketchNeighbours(of: account).sorted() {
            guard let other = window.account(number),
                let share = CopyFinder.share(account, other), share > best?.share ?? 0
            else { continue }
            best = (number, share)
        }
        return best
    }

    /// The mean likeness to articles from all of a story but the one most like it, which may be its
    /// latest turn.
    private func coherence(_ query: inout Query, _ candidate: Candidate) -> Float {
        let likeness = sample(of: candidate).map { window.likeness(&query, to: $0) }.sorted()
        return mean(likeness.count > 2 ? likeness.dropLast() : likeness)
    }

    /// Numbers of articles that stand for a story.
    private func sample(of candidate: Candidate) -> [Int] {
        guard let story = stories[candidate.story] else { return [candidate.number] }
        return story.sample(in: window).map { story.members[$0].number }
    }

    private func mean(_ values: [Float]) -> Float {
        values.isEmpty ? 0 : values.reduce(0, +) / Float(values.count)
    }

    private func size(_ story: String) -> Int { stories[story]?.members.count ?? 1 }
    private func first(of story: String) -> Int { stories[story]?.members.first?.number ?? .max }

    /// Of an article that is alone the story's id is made of its own.
    private func storyID(of number: Int) -> String {
        window.story(of: number)
            ?? window.account(number).map { "s" + $0.id.prefix(12) } ?? ""
    }

    /// Cosine from which an article belongs to a story: docs/decisions/0016.
    package static let threshold = 0.16
    private static let mergeFactor: Float = 2
    private static let averaged = 3
}
