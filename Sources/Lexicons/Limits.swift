/// What a seeds directory may hold: beyond this it is a mistake, not a lexicon.
package enum Limits {
    /// Bytes of one table.
    package static let tableBytesMax = 64 << 20
    /// Tables in one folder.
    package static let tablesMax = 256
    /// Columns of one table.
    package static let columnsMax = 64
    /// Tokens of one phrase; a longer one is refused when a matcher is built.
    package static let phraseTokensMax = 16
}
