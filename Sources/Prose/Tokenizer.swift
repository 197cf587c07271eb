/// Cuts text into tokens as UD English does: clitics, hyphens and marks are their own.
///
/// One pass over the bytes; nothing is looked at twice but the word at hand.
package struct Tokenizer: Sendable {
    let words: WordList

    package init(words: WordList) { self.words = words }

    /// The tokens of a byte range; with the white space between them they tile it.
    package func tokens(of text: ArticleText, in range: Range<Int>) -> [Token] {
        var scan = TokenScan(bytes: text.bytes, range: range, words: words)
        return scan.run()
    }

    /// The tokens of a phrase of a lexicon, in the form that `form(of:in:)` gives.
    package func forms(of phrase: String) -> [String] {
        let text = ArticleText(phrase)
        return tokens(of: text, in: 0..<text.bytes.count).map { Self.form(of: $0, in: text) }
    }

    /// A token as a lexicon spells it: straight apostrophes, no soft hyphens.
    package static func form(of token: Token, in text: ArticleText) -> String {
        let bytes = text.bytes[token.range]
        guard bytes.contains(where: { $0 >= 0x80 }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var form = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\u{2018}", "\u{2019}": form.unicodeScalars.append("'")
            case "\u{AD}", "\u{200C}", "\u{200D}", "\u{2060}": break
            default: form.unicodeScalars.append(scalar)
            }
        }
        return form
    }
}
