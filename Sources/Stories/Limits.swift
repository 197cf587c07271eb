/// What the fold keeps in memory: its size does not grow with the journal.
package enum Limits {
    /// Articles that a new one is compared with.
    package static let windowArticlesMax = 200_000
    /// Days between two articles beyond which they count as half as like.
    package static let windowDaysMax = 14
    /// Articles of one story; a further one begins a story of its own.
    package static let storyArticlesMax = 256
    /// Words and names that an article is found by.
    package static let featuresMax = 72
    /// The smallest of an article's shingles, by which its copies are found.
    package static let sketchMax = 24
    /// Of the articles that share a feature, so many of the latest are looked at.
    package static let postingsMax = 64
    /// Postings that are read for one article in all, the telling features first.
    package static let postingsReadMax = 1_024
    /// Articles that are compared exactly with a new one.
    package static let candidatesMax = 24
    /// Articles that may be the original of a copy and are compared shingle by shingle.
    package static let originalsMax = 8
    /// Articles that stand for a story where one is compared with all of it.
    package static let sampleMax = 8
    /// Articles of a story whose events and claims are compared: the first and the latest.
    package static let tellersMax = 32
    /// Of them those that stay for good.
    package static let firstTellersMax = 8
    /// How many of the others go at a time, the earliest first.
    package static let tellersStep = 16
    /// What is kept of an article.
    package static let eventsMax = 32
    /// Of them bare predicates.
    package static let otherEventsMax = 12
    package static let claimsMax = 12
    package static let claimBytesMax = 320
    package static let namesMax = 64
    package static let descriptionsMax = 8
    package static let amountsMax = 2
    package static let articleEntitiesMax = 12
    /// Stories whose facts and disputes are kept as they are compared, for their next article.
    package static let booksMax = 384
    /// What a story record tells.
    package static let factsMax = 32
    package static let disputesMax = 8
    package static let positionsMax = 6
    package static let entitiesMax = 24
}
