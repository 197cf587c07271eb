/// A sentence inside one part of an article.
package struct Sentence: Sendable, Equatable {
    /// Index into `Article.parts`.
    package let part: Int
    /// Byte offsets; white space at both ends left out.
    package let range: Range<Int>
    /// In the order of the text; with the white space between them they tile `range`.
    package let tokens: [Token]

    package init(part: Int, range: Range<Int>, tokens: [Token]) {
        self.part = part
        self.range = range
        self.tokens = tokens
    }
}

/// A token by the conventions of UD English: clitics and punctuation marks are their own.
package struct Token: Sendable, Equatable {
    /// Byte offsets into the article's text.
    package let range: Range<Int>
    package let shape: Shape

    package init(range: Range<Int>, shape: Shape) {
        self.range = range
        self.shape = shape
    }

    /// What the bytes alone tell of a token.
    package struct Shape: OptionSet, Sendable, Hashable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        package static let capitalised = Shape(rawValue: 1 << 0)
        /// All its letters, two at least, are capitals.
        package static let upper = Shape(rawValue: 1 << 1)
        package static let hasLower = Shape(rawValue: 1 << 2)
        package static let hasDigit = Shape(rawValue: 1 << 3)
        package static let allDigits = Shape(rawValue: 1 << 4)
        package static let punctuation = Shape(rawValue: 1 << 5)
        package static let openingQuote = Shape(rawValue: 1 << 6)
        package static let closingQuote = Shape(rawValue: 1 << 7)
        /// White space stands before it in the text.
        package static let spaceBefore = Shape(rawValue: 1 << 8)
    }
}
