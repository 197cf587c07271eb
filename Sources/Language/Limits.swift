/// The limits of the language engine, in one place.
package enum Limits {
    /// Longer sentences are parsed in windows of so many tokens: arcs cost the square of it.
    package static let windowTokensMax = 192
    /// Sentences that are read side by side.
    package static let lanesMax = 16
    /// Tokens of the sentences that are read side by side, ROOTs counted.
    package static let chunkPositionsMax = 512
    /// Code points of a token that its features see: the first and the last half of so many.
    package static let formPointsMax = 64
    /// Tokens of the longest phrase in the gazetteer.
    package static let phraseTokensMax = 6
}
