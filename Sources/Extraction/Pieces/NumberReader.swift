/// Reads numbers in numerals and words from a sentence's pieces.
struct NumberReader {
    let words: NumberWords
    let pieces: [Piece]

    struct Number: Equatable {
        var value: Double
        /// Indices of the pieces.
        var range: Range<Int>
        var isVague = false
    }

    /// The longest number that begins at `index`: `40`, `2.5 million`, `twenty-one`, `a dozen`.
    func number(at index: Int) -> Number? {
        guard index < pieces.count else { return nil }
        if let vague = words.value(of: pieces[index].text, as: .vague) {
            return vagueNumber(vague, at: index)
        }
        var number = numeral(at: index) ?? spelled(at: index) ?? article(at: index)
        if let found = number { number = mixed(found) }
        return number
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

    private func numeral(at index: Int) -> Number? {
        guard pieces[index].kind == .number, pieces[index].text.utf8.count <= Limits.digitsMax,
            let value = Double(pieces[index].text)
        else { return nil }
        var number = Number(value: value, range: index..<index + 1)
        let next = index + 1
        if Pieces.isTight(next, in: pieces) {
            if let suffix = words.value(of: pieces[next].text, as: .suffix) {
                return Number(value: value * suffix, range: index..<next + 1)
            }
            if words.value(of: pieces[next].text, as: .ending) != nil { return nil }
        }
        scale(&number)
        return number
    }

    private func spelled(at index: Int) -> Number? {
        var total = 0.0
        var group = 0.0
        var position = index
        var lastIsTen = false
        while position < pieces.count {
            let word = pieces[position].text
            if let ten = words.value(of: word, as: .ten),
                group.truncatingRemainder(dividingBy: 100) == 0
            {
                group += ten
                lastIsTen = true
            } else if let small = words.value(of: word, as: .small),
                lastIsTen ? small < 10 : group.truncatingRemainder(dividingBy: 100) == 0
            {
                group += small
                lastIsTen = false
                if position == index, small == 0 {
                    return Number(value: 0, range: index..<index + 1)
                }
            } else if let scale = words.value(of: word, as: .scale), group > 0 || total > 0,
                group < Limits.numberMax
            {
                if scale == 100 {
                    group *= 100
                } else {
                    total += group * scale
                    group = 0
                }
                lastIsTen = false
            } else if position > index, joins(position, afterTen: lastIsTen, group: group) {
                // The hyphen of twenty-one, the `and` of a hundred and five.
            } else {
                break
            }
            position += 1
        }
        guard position > index else { return nil }
        return Number(value: total + group, range: index..<position)
    }

    private func joins(_ position: Int, afterTen: Bool, group: Double) -> Bool {
        guard position + 1 < pieces.count else { return false }
        let next = pieces[position + 1].text
        let small = words.value(of: next, as: .small)
        if pieces[position].text == "-", afterTen, let small { return small > 0 && small < 10 }
        return pieces[position].text == "and" && group >= 100
            && group.truncatingRemainder(dividingBy: 100) == 0
            && (small != nil || words.value(of: next, as: .ten) != nil)
    }

    /// `a hundred`, `a dozen`, `half a million`, `a third`.
    private func article(at index: Int) -> Number? {
        let word = pieces[index].text
        if word == "half", index + 2 < pieces.count, pieces[index + 1].text == "a",
            let scale = unit(pieces[index + 2].text)
        {
            return Number(value: scale / 2, range: index..<index + 3)
        }
        if let group = words.value(of: word, as: .group), word == "dozen" {
            return Number(value: group, range: index..<index + 1)
        }
        guard word == "a" || word == "an", index + 1 < pieces.count else { return nil }
        if pieces[index + 1].text == "half", index + 2 < pieces.count,
            pieces[index + 2].text == "dozen"
        {
            return Number(value: 6, range: index..<index + 3)
        }
        guard let scale = unit(pieces[index + 1].text) else { return nil }
        var number = Number(value: scale, range: index..<index + 2)
        self.scale(&number)
        return number
    }

    private func unit(_ word: String) -> Double? {
        words.value(of: word, as: .scale) ?? words.value(of: word, as: .group)
    }

    private func vagueNumber(_ value: Double, at index: Int) -> Number {
        var number = Number(value: value, range: index..<index + 1, isVague: true)
        if index + 2 < pieces.count, pieces[index + 1].text == "of",
            let more = words.value(of: pieces[index + 2].text, as: .vague)
        {
            number = Number(value: value * more, range: index..<index + 3, isVague: true)
        }
        return number
    }

    /// `5 million`, `two dozen`, `a hundred thousand`.
    private func scale(_ number: inout Number) {
        while number.range.upperBound < pieces.count, number.value < Limits.numberMax,
            let scale = unit(pieces[number.range.upperBound].text)
        {
            number.value *= scale
            number.range = number.range.lowerBound..<number.range.upperBound + 1
        }
    }

    /// `two and a half`, `three quarters`, `two dozen`.
    private func mixed(_ number: Number) -> Number {
        var number = number
        let end = number.range.upperBound
        if end + 2 < pieces.count, pieces[end].text == "1", pieces[end + 1].text == "/",
            let part = Double(pieces[end + 2].text), part > 1
        {
            number.value += 1 / part
            number.range = number.range.lowerBound..<end + 3
        } else if end + 2 < pieces.count, pieces[end].text == "and", pieces[end + 1].text == "a",
            let part = words.value(of: pieces[end + 2].text, as: .fraction)
        {
            number.value += part
            number.range = number.range.lowerBound..<end + 3
        } else if end < pieces.count, words.value(of: pieces[end].text, as: .group) != nil {
            scale(&number)
        }
        return number
    }
}
