/// Fractions in words, and numbers with one.
extension NumberReader {
    /// `two thirds`, `one-eighth`, `twenty-three fifths`, `a twenty-first`, `one hundred and
    /// three quarters`.
    func spelledFraction(at index: Int) -> Number? {
        guard index + 1 < pieces.count else { return nil }
        let word = pieces[index].text
        if word == "a" || word == "an" || words.value(of: word, as: .small) == 1,
            let one = onePart(at: index)
        {
            return one
        }
        guard word != "an", let above = whole(at: index), above.value > 0 else { return nil }
        var at = above.range.upperBound
        if at < pieces.count, pieces[at].text == "-" { at += 1 }
        guard at < pieces.count else { return nil }
        // `three twenty-firsts`: the ten belongs to the parts.
        if let ten = words.value(of: pieces[at].text, as: .ten), above.range.count <= 2,
            let rank = rank(behind: at, isPlural: true)
        {
            return Number(
                value: above.value / (ten + rank.value), range: index..<rank.range.upperBound,
                isFraction: true)
        }
        guard let part = part(pieces[at].text, isOne: false) else { return nil }
        return parts(above, part, end: at + 1)
    }

    /// `one hundred thirty fifths` are a hundred of the thirty-fifth part, `one hundred and three
    /// quarters` a hundred and 0.75.
    private func parts(_ above: Number, _ part: Double, end: Int) -> Number? {
        var number = Number(value: above.value * part, range: above.range, isFraction: true)
        number.range = above.range.lowerBound..<end
        let last = above.range.upperBound - 1
        if let ten = words.value(of: pieces[last].text, as: .ten), above.range.count > 1,
            pieces[last - 1].text != "and", part < 0.4,
            let rest = whole(at: above.range.lowerBound, before: last)
        {
            number.value = rest.value / (ten + (1 / part).rounded())
            return number
        }
        guard let and = above.range.last(where: { pieces[$0].text == "and" }),
            let large = whole(at: above.range.lowerBound, before: and),
            let small = whole(at: and + 1, before: above.range.upperBound),
            small.value * part < 1
        else { return number }
        number.value = large.value + small.value * part
        return number
    }

    /// `one third of`, `one-third`, `a fifth of`; `one third party` is no fraction.
    private func onePart(at index: Int) -> Number? {
        let isJoined = pieces[index + 1].text == "-"
        let at = isJoined ? index + 2 : index + 1
        guard at < pieces.count else { return nil }
        let isArticle = pieces[index].text == "a" || pieces[index].text == "an"
        let value: Double
        let end: Int
        if let ten = words.value(of: pieces[at].text, as: .ten),
            let rank = rank(behind: at, isPlural: false)
        {
            (value, end) = (1 / (ten + rank.value), rank.range.upperBound)
        } else if let part = part(pieces[at].text, isOne: true) {
            (value, end) = (part, at + 1)
        } else {
            return nil
        }
        let number = Number(value: value, range: index..<end, isFraction: true)
        if isArticle || end > at + 1 {
            return isAll(number.range) || end < pieces.count && pieces[end].text == "of"
                ? number : nil
        }
        if !isJoined, end < pieces.count, pieces[end].kind == .word, pieces[end].text != "of" {
            return nil
        }
        return number
    }

    /// The small rank behind a ten: `first` of `twenty-first`.
    private func rank(behind ten: Int, isPlural: Bool) -> Number? {
        var at = ten + 1
        if at < pieces.count, pieces[at].text == "-" { at += 1 }
        guard at < pieces.count, pieces[at].text.hasSuffix("s") == isPlural,
            pieces[at].text != "seconds", pieces[at].text != "second"
        else { return nil }
        let singular = isPlural ? String(pieces[at].text.dropLast()) : pieces[at].text
        guard let rank = words.value(of: singular, as: .ordinal), rank < 10 else { return nil }
        return Number(value: rank, range: ten..<at + 1)
    }

    /// Whether a word names the parts of a fraction of `count`: `ninths` of five.
    func isPart(_ word: String, of count: Double?) -> Bool {
        words.value(of: word, as: .fraction) != nil || part(word, isOne: count == 1) != nil
    }

    /// Whether pieces are all that the sentence has but for marks.
    func isAll(_ range: Range<Int>) -> Bool {
        let others = pieces.count - range.count
        guard others <= 2 else { return false }
        return pieces[..<range.lowerBound].allSatisfy { $0.kind == .mark }
            && pieces[range.upperBound...].allSatisfy { $0.kind == .mark }
    }

    private func part(_ word: String, isOne: Bool) -> Double? {
        if word.hasSuffix("s") != isOne, let part = words.value(of: word, as: .fraction) {
            return part
        }
        if isOne == word.hasSuffix("s") { return nil }
        let singular = isOne ? word : String(word.dropLast())
        guard let rank = words.value(of: singular, as: .ordinal), rank > 2 else { return nil }
        return 1 / rank
    }

    /// `2 1/2`, `2½`, `two and a half`, `three and two thirds`, `3 million and a quarter`.
    func mix(_ number: inout Number) {
        let end = number.range.upperBound
        guard end < pieces.count, number.value >= 1, number.value == number.value.rounded() else {
            return
        }
        // `one million and a half` is half a million more.
        let last = words.value(of: pieces[end - 1].text, as: .scale) ?? 1
        let scale = last >= 1_000_000 ? last : 1
        if let part = words.value(of: pieces[end].text, as: .vulgar) {
            number.add(part, to: end + 1)
        } else if pieces[end].kind == .number, let value = Double(pieces[end].text),
            pieces[number.range.lowerBound].kind == .number,
            let part = fraction(of: value, at: end + 1)
        {
            number.add(part.value, to: part.range.upperBound)
        } else if pieces[end].text == "and", end + 2 < pieces.count {
            if let part = added(at: end + 1) {
                add(part, scale, to: &number)
            } else if let part = spelledFraction(at: end + 1), part.value < 1 {
                add(part, scale, to: &number)
            }
        }
    }

    /// `a half`, `a thirtieth` behind `and`; a rank before a noun is none.
    private func added(at index: Int) -> Number? {
        let word = pieces[index + 1].text
        guard ["a", "an", "one"].contains(pieces[index].text) else { return nil }
        let next = index + 2 < pieces.count ? pieces[index + 2] : nil
        guard next?.text != "of" else { return nil }
        if let part = words.value(of: word, as: .fraction), !word.hasSuffix("s") {
            return Number(value: part, range: index..<index + 2)
        }
        guard next == nil || next?.kind == .mark, let part = part(word, isOne: true) else {
            return nil
        }
        return Number(value: part, range: index..<index + 2)
    }

    /// A part of the scale before it, or of one of its own: `one billion and a half million`.
    private func add(_ part: Number, _ scale: Double, to number: inout Number) {
        let end = part.range.upperBound
        if scale > 1, end < pieces.count,
            let own = words.value(of: pieces[end].text, as: .scale), own < number.value
        {
            number.add(part.value * own, to: end + 1)
        } else {
            number.add(part.value * scale, to: end)
        }
    }

    /// `two thirds of a million`.
    func multiply(_ number: inout Number) {
        let at = number.range.upperBound
        guard number.isFraction, number.value < 1, at + 2 < pieces.count, pieces[at].text == "of",
            pieces[at + 1].text == "a",
            let scale = words.value(of: pieces[at + 2].text, as: .scale), scale >= 1_000
        else { return }
        number.value *= scale
        number.range = number.range.lowerBound..<at + 3
    }
}

extension NumberReader.Number {
    fileprivate mutating func add(_ part: Double, to end: Int) {
        value += part
        range = range.lowerBound..<end
        isFraction = true
    }
}
