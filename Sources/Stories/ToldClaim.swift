import Records

/// A claim as an article tells it.
struct ToldClaim: Sendable {
    /// Its id without the `c`.
    var number: UInt16
    var stance: ClaimRecord.Stance
    /// Index of the article's names.
    var claimant: UInt8
    /// Indices of the article's names.
    var about: [UInt8]
    /// Numbers of the article's events.
    var events: [UInt16]
    var text: String
}

/// How somebody describes a thing that others may describe otherwise.
struct ToldDescription: Sendable {
    /// Index of the article's names; nil for the article's own voice.
    var claimant: UInt8?
    var description: ArticleFeatures.Description
}
