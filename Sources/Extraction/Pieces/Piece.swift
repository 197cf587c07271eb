/// A word, numeral or mark, cut finer than a token: `10-year` is three pieces, `6am` two.
///
/// Times and quantities are read from pieces, so that they do not depend on where a tokenizer
/// cuts at hyphens and between digits and letters.
struct Piece: Sendable, Equatable {
    /// Byte offsets into the article's text.
    let range: Range<Int>
    /// Index of the token in its sentence.
    let token: Int
    /// In lower case, without the full stops of an abbreviation; dashes are `-`.
    let text: String
    let kind: Kind
    let flags: Flags

    enum Kind: Sendable {
        case word, number, mark
    }

    struct Flags: OptionSet, Sendable, Hashable {
        let rawValue: UInt8
        init(rawValue: UInt8) { self.rawValue = rawValue }

        static let spaceBefore = Flags(rawValue: 1 << 0)
        static let capitalised = Flags(rawValue: 1 << 1)
        /// It was written with a full stop at its end: `Feb.`.
        static let dotted = Flags(rawValue: 1 << 2)
        /// A numeral with a comma or point in it.
        static let grouped = Flags(rawValue: 1 << 3)
    }
}
