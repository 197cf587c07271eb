/// Reads numbers in numerals and words from a sentence's pieces.
struct NumberReader {
    let words: NumberWords
    let pieces: [Piece]

    struct Number: Equatable {
        var value: Double
        /// Indices of the pieces.
        var range: Range<Int>
        var isVague = false
        /// A fraction or a sum with one: a unit may still have `a` before it.
        var isFraction = false
    }

    /// The longest number that begins at `index`: `40`, `2.5 million`, `twenty-one`, `a dozen`,
    /// `-5`, `3/4`, `two thirds`.
    func number(at index: Int) -> Number? {
        guard index < pieces.count, mayBegin(at: index) else { return nil }
        if let number = negative(at: index) { return number }
        if let vague = words.value(of: pieces[index].text, as: .vague) {
            return vagueNumber(vague, at: index)
        }
        let read = numeral(at: index) ?? half(at: index) ?? spelled(at: index) ?? group(at: index)
        guard var number = read else { return nil }
        let wasScaled = isScaled(number)
        mix(&number)
        if !wasScaled || !number.isFraction { scale(&number) }
        if !number.isFraction, !wasScaled, isScaled(number) {
            mix(&number)
            addRest(&number)
        }
        multiply(&number)
        return number
    }

    /// Looked at first, since most words begin no number.
    private func mayBegin(at index: Int) -> Bool {
        let piece = pieces[index]
        switch piece.kind {
        case .number: return true
        case .mark: return piece.text == "-" || piece.text == "." || words.isNumber(piece.text)
        case .word:
            return words.isNumber(piece.text) || piece.text == "minus" || piece.text == "negative"
        }
    }

    /// `8th`, `third`: the rank and the index behind it.
    func ordinal(at index: Int) -> Number? {
        guard index < pieces.count else { return nil }
        if pieces[index].kind == .number {
            guard pieces[index].text.utf8.count <= 4, let value = Double(pieces[index].text),
                Pieces.isTight(index + 1, in: pieces),
                words.value(of: pieces[index + 1].text, as: .ending) != nil
            else { return nil }
            return Number(value: value, range: index..<index + 2)
        }
        if let value = words.value(of: pieces[index].text, as: .ordinal) {
            return Number(value: value, range: index..<index + 1)
        }
        guard let ten = words.value(of: pieces[index].text, as: .ten), index + 2 < pieces.count,
            pieces[index + 1].text == "-",
            let rest = words.value(of: pieces[index + 2].text, as: .ordinal), rest < 10
        else { return nil }
        return Number(value: ten + rest, range: index..<index + 3)
    }

    /// A day of a month: `22nd`, `twenty-second`, `twenty second`, `twenty one`.
    func dayOfMonth(at index: Int) -> Number? {
        guard index < pieces.count else { return nil }
        if let ten = words.value(of: pieces[index].text, as: .ten), index + 1 < pieces.count {
            let next = pieces[index + 1].text
            if let one = words.value(of: next, as: .ordinal) ?? words.value(of: next, as: .small),
                1...9 ~= one
            {
                return Number(value: ten + one, range: index..<index + 2)
            }
        }
        return ordinal(at: index)
    }

    /// `nineteen ninety-six`, `twenty twenty`, `two thousand four`.
    func spelledYear(at index: Int) -> Number? {
        guard index + 1 < pieces.count else { return nil }
        let century =
            words.value(of: pieces[index].text, as: .small)
            ?? words.value(of: pieces[index].text, as: .ten)
        guard let century else { return nil }
        if century == 1, pieces[index + 1].text == "thousand" {
            // `one thousand seven hundred and eighty nine`; `one thousand` is a count.
            guard let number = whole(at: index), number.range.count > 5, number.value < 2_000 else {
                return nil
            }
            return number
        }
        if century == 2, pieces[index + 1].text == "thousand" {
            // `two hundred and two thousand`.
            if index > 1, pieces[index - 1].text == "and",
                words.value(of: pieces[index - 2].text, as: .scale) != nil
            {
                return nil
            }
            guard let number = spelled(at: index), number.value < 2100 else { return nil }
            return number
        }
        guard 10...20 ~= century else { return nil }
        // `nineteen zero one`, `nineteen oh-five`.
        if ["zero", "oh", "nought"].contains(pieces[index + 1].text), index + 2 < pieces.count {
            let at = pieces[index + 2].text == "-" ? index + 3 : index + 2
            guard at < pieces.count, let one = words.value(of: pieces[at].text, as: .small),
                1...9 ~= one
            else { return nil }
            return Number(value: century * 100 + one, range: index..<at + 1)
        }
        guard let rest = spelled(at: index + 1), 10...99 ~= rest.value else { return nil }
        return Number(value: century * 100 + rest.value, range: index..<rest.range.upperBound)
    }

    /// `-5`, `minus 5`: the sign stands free before it and tight to the number.
    private func negative(at index: Int) -> Number? {
        guard index + 1 < pieces.count else { return nil }
        let next = index + 1
        switch pieces[index].text {
        case "-":
            let isFree =
                index == 0 || pieces[index].flags.contains(.spaceBefore)
                || ["(", "$", "€", "£"].contains(pieces[index - 1].text)
            let isRange = index > 0 && pieces[index - 1].kind == .number
            guard isFree, !isRange, Pieces.isTight(next, in: pieces),
                pieces[next].kind == .number || pieces[next].text == "."
            else { return nil }
        case "minus", "negative": break
        default: return nil
        }
        guard var number = number(at: next), !number.isVague, number.value > 0 else { return nil }
        number.value = -number.value
        number.range = index..<number.range.upperBound
        return number
    }

    /// `dozens`, `tens of thousands`.
    private func vagueNumber(_ value: Double, at index: Int) -> Number {
        var number = Number(value: value, range: index..<index + 1, isVague: true)
        if index + 2 < pieces.count, pieces[index + 1].text == "of",
            let more = words.value(of: pieces[index + 2].text, as: .vague)
        {
            number = Number(value: value * more, range: index..<index + 3, isVague: true)
        }
        return number
    }

    /// `a dozen`, `dozen`, `half a dozen` by `half`.
    private func group(at index: Int) -> Number? {
        let word = pieces[index].text
        if word == "dozen", let group = words.value(of: word, as: .group) {
            return Number(value: group, range: index..<index + 1)
        }
        guard word == "a" || word == "an", index + 1 < pieces.count else { return nil }
        if pieces[index + 1].text == "half" || pieces[index + 1].text == "quarter",
            index + 2 < pieces.count, let unit = unit(pieces[index + 2].text),
            let part = words.value(of: pieces[index + 1].text, as: .fraction)
        {
            return Number(value: part * unit, range: index..<index + 3)
        }
        guard let group = words.value(of: pieces[index + 1].text, as: .group) else { return nil }
        return Number(value: group, range: index..<index + 2)
    }

    /// `half a million`, `half million`, `half of`, `half the`, `half a mile`.
    private func half(at index: Int) -> Number? {
        if pieces[index].text == "quarter", index + 1 < pieces.count,
            let scale = words.value(of: pieces[index + 1].text, as: .scale)
        {
            return Number(value: scale / 4, range: index..<index + 2)
        }
        guard pieces[index].text == "half", index + 1 < pieces.count else { return nil }
        let next = pieces[index + 1].text
        if let unit = unit(next) { return Number(value: unit / 2, range: index..<index + 2) }
        if next == "a" || next == "an", index + 2 < pieces.count {
            if let unit = unit(pieces[index + 2].text) {
                return Number(value: unit / 2, range: index..<index + 3)
            }
            return Number(value: 0.5, range: index..<index + 2, isFraction: true)
        }
        guard ["of", "the", "its", "their", "his", "her", "our", "all"].contains(next) else {
            return nil
        }
        return Number(value: 0.5, range: index..<index + 1, isFraction: true)
    }

    /// Whether a number ends in a scale: `5 million`.
    private func isScaled(_ number: Number) -> Bool {
        words.value(of: pieces[number.range.upperBound - 1].text, as: .scale) != nil
    }

    /// `3 hundred and 21`, `4 thousand 3 hundred`, `6 crore and two hundred`: what a number in
    /// figures goes on with, behind a scale that no unit of money takes.
    private func addRest(_ number: inout Number) {
        let end = number.range.upperBound
        guard pieces[number.range.lowerBound].kind == .number, end + 1 < pieces.count,
            let scale = words.value(of: pieces[end - 1].text, as: .scale),
            scale == 100 || scale == 1_000 || scale == 100_000 || scale == 10_000_000
        else { return }
        let isAnd = pieces[end].text == "and"
        let start = isAnd ? end + 1 : end
        guard pieces[start].kind == .number || isAnd, let rest = numberBehind(start),
            rest.value < scale, rest.value >= 1, !rest.isFraction, !rest.isVague,
            isAnd || isScaled(rest)
                || pieces[start..<rest.range.upperBound].contains(where: { $0.text == "and" })
        else { return }
        number.value += rest.value
        number.range = number.range.lowerBound..<rest.range.upperBound
    }

    private func numberBehind(_ index: Int) -> Number? {
        guard pieces[index].kind == .number else { return whole(at: index) }
        guard var number = numeral(at: index), number.value == number.value.rounded() else {
            return nil
        }
        scale(&number)
        if isScaled(number) { addRest(&number) }
        return number
    }

    private func unit(_ word: String) -> Double? {
        words.value(of: word, as: .scale) ?? words.value(of: word, as: .group)
    }

    /// `5 million`, `two dozen`, `a hundred thousand`.
    func scale(_ number: inout Number) {
        while number.range.upperBound < pieces.count, abs(number.value) < Limits.numberMax,
            let scale = unit(pieces[number.range.upperBound].text)
        {
            number.value *= scale
            number.range = number.range.lowerBound..<number.range.upperBound + 1
        }
    }
}
