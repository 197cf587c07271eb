/// What the reading of names takes at most.
package enum Limits {
    /// Tokens of the longest name.
    package static let nameTokensMax = 14
}
