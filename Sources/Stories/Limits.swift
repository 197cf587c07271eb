/// What the fold keeps in memory: its size does not grow with the journal.
package enum Limits {
    /// Articles that a new one is compared with.
    package static let windowArticlesMax = 4_096
    /// Days between two articles beyond which they count as half as like.
    package static let windowDaysMax = 14
    /// Articles of one story; a further one begins a story of its own.
    package static let storyArticlesMax = 256
    /// Features that an article is found by.
    package static let featuresMax = 192
    /// Articles that are compared exactly with a new one.
    package static let candidatesMax = 48
    /// Articles that share a feature beyond which it finds none: it is in too many to tell.
    package static let postingsMax = 512
    /// Events and claims that are kept of an article.
    package static let eventsMax = 64
    package static let claimsMax = 64
    /// What a story record tells.
    package static let factsMax = 32
    package static let disputesMax = 8
    package static let positionsMax = 6
    package static let entitiesMax = 24
}
