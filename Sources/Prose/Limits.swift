/// What the reading of an article takes at most.
package enum Limits {
    /// Bytes of a dropped file or of one line of `--jsonl`.
    package static let documentBytesMax = 16 << 20
    /// A longer run of letters is cut: it is data, not a word.
    package static let tokenBytesMax = 256
    /// A longer sentence is cut: the parser's work grows with the square of the length.
    package static let sentenceTokensMax = 300
    /// Columns up to which lines count as wrapped by the writer, not as paragraphs.
    package static let wrappedColumnsMax = 100
    /// Words of the longest line that is still taken for a heading.
    package static let headingWordsMax = 12
    /// Words of the longest first line that is still taken for a title.
    package static let titleWordsMax = 28
}
