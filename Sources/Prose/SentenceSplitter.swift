/// Finds where sentences end among the tokens of one part.
///
/// A sentence ends after a stop and the marks that close with it, unless what follows goes on with
/// it: a small letter, a comma, the name after a title, the number after a month.
struct SentenceSplitter: Sendable {
    let words: WordList

    /// Ranges of token indices that tile `tokens`.
    func split(_ tokens: [Token], of text: ArticleText) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < tokens.count {
            if index - start >= Limits.sentenceTokensMax {
                ranges.append(start..<index)
                start = index
            }
            guard let stop = Stop(tokens[index], text, words), index > start || stop != .dots else {
                index += 1
                continue
            }
            let next = afterClosers(index + 1, tokens, text)
            if next < tokens.count,
                !ends(stop, index, next, start, Neighbours(tokens: tokens, text: text))
            {
                index = max(index + 1, stop == .abbreviation(.end) ? index + 1 : next)
                continue
            }
            ranges.append(start..<next)
            start = next
            index = next
        }
        if start < tokens.count { ranges.append(start..<tokens.count) }
        return ranges
    }

    /// What kind of stop a token is.
    private enum Stop: Equatable {
        case full, mark, dots
        case abbreviation(WordList.Abbreviation)
        case initial

        init?(_ token: Token, _ text: ArticleText, _ words: WordList) {
            let bytes = text.bytes[token.range]
            guard let last = bytes.last, let first = bytes.first else { return nil }
            switch last {
            case UInt8(ascii: "."):
                if bytes.count == 1 {
                    self = .full
                } else if first == last {
                    self = .dots
                } else if bytes.count == 2 {
                    self = .initial
                } else {
                    let form = String(decoding: bytes.dropLast(), as: UTF8.self).lowercased()
                    self = .abbreviation(words.abbreviations[form] ?? .end)
                }
            case UInt8(ascii: "!"), UInt8(ascii: "?"): self = .mark
            case 0xA6 where bytes.elementsEqual([0xE2, 0x80, 0xA6]): self = .dots
            default: return nil
            }
        }
    }

    private struct Neighbours {
        let tokens: [Token]
        let text: ArticleText

        func first(_ index: Int) -> UInt8 { text.bytes[tokens[index].range.lowerBound] }

        func form(_ index: Int) -> String {
            Tokenizer.form(of: tokens[index], in: text).lowercased()
        }
    }

    /// The first token after the closing marks and brackets that follow a stop.
    private func afterClosers(_ index: Int, _ tokens: [Token], _ text: ArticleText) -> Int {
        var next = index
        while next < tokens.count {
            let token = tokens[next]
            let byte = text.bytes[token.range.lowerBound]
            let closes =
                token.shape.contains(.closingQuote) || byte == UInt8(ascii: ")")
                || byte == UInt8(ascii: "]")
                || (token.shape.contains(.punctuation) && !token.shape.contains(.spaceBefore)
                    && (byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")))
            guard closes else { break }
            next += 1
        }
        return next
    }

    private func ends(
        _ stop: Stop, _ index: Int, _ next: Int, _ start: Int, _ near: Neighbours
    ) -> Bool {
        let token = near.tokens[next]
        if goesOn(token, near.first(next)) { return false }
        let isQuote = token.shape.contains(.openingQuote)
        let opens = isOpener(next, near)
        switch stop {
        case .full:
            return !(index == start + 1 && near.tokens[start].shape.contains(.allDigits))
        case .mark:
            let closed = next > index + 1 && near.tokens[next - 1].shape.contains(.closingQuote)
            return !(closed && saysSoon(next, near))
        case .dots:
            return isQuote || token.shape.contains(.capitalised)
        case .initial:
            return opens && near.tokens[next].shape.contains(.spaceBefore)
        case .abbreviation(let kind):
            switch kind {
            case .title, .middle, .number: return false
            case .date, .end: return opens || (isQuote && next > index + 1)
            }
        }
    }

    /// Small letters and marks that do not begin a sentence.
    private func goesOn(_ token: Token, _ first: UInt8) -> Bool {
        if token.shape.contains(.openingQuote) { return false }
        if token.shape.contains(.punctuation) {
            return ",;:-)]}/'".utf8.contains(first) || first == 0xE2
                || token.shape.contains(.closingQuote)
        }
        return token.shape.contains(.hasLower) && !token.shape.contains(.capitalised)
            && !token.shape.contains(.hasDigit)
            && first.isLower
    }

    /// A capital word that begins sentences, perhaps behind an opening mark.
    private func isOpener(_ index: Int, _ near: Neighbours) -> Bool {
        var place = index
        if near.tokens[place].shape.contains(.openingQuote), place + 1 < near.tokens.count {
            place += 1
        }
        guard near.tokens[place].shape.contains(.capitalised) else { return false }
        return words.openers.contains(near.form(place))
    }

    /// `… ?” the minister asked`: a verb of saying among the next words.
    private func saysSoon(_ index: Int, _ near: Neighbours) -> Bool {
        for place in index..<min(index + 5, near.tokens.count) {
            if near.tokens[place].shape.contains(.punctuation) { return false }
            if words.sayings.contains(near.form(place)) { return true }
        }
        return false
    }
}
