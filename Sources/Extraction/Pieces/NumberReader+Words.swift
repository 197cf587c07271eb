/// Numbers in words.
extension NumberReader {
    /// `twenty-one`, `two hundred and five thousand`, `two thirds`, `three point five`.
    func spelled(at index: Int) -> Number? {
        if let fraction = spelledFraction(at: index) { return fraction }
        guard var number = whole(at: index) else { return nil }
        decimals(&number)
        return number
    }

    private func whole(at index: Int) -> Number? {
        var sum = Sum()
        var position = index
        if pieces[index].text == "a" || pieces[index].text == "an", index + 1 < pieces.count,
            words.value(of: pieces[index + 1].text, as: .scale) != nil
        {
            sum.group = 1
            position += 1
        }
        while position < pieces.count {
            let word = pieces[position].text
            if let ten = words.value(of: word, as: .ten), sum.takes(ten) {
                sum.group += ten
                sum.lastIsTen = true
            } else if let small = words.value(of: word, as: .small), sum.takes(small) {
                sum.group += small
                sum.lastIsTen = false
                if position == index, small == 0 {
                    return Number(value: 0, range: index..<index + 1)
                }
            } else if let scale = words.value(of: word, as: .scale), sum.scale(by: scale) {
                sum.lastIsTen = false
            } else if position > index, joins(position, sum) {
                // The hyphen of twenty-one, the `and` of a hundred and five.
            } else {
                break
            }
            position += 1
        }
        guard position > index, sum.value > 0 else { return nil }
        return Number(value: sum.value, range: index..<position)
    }

    /// What has been read of a number so far.
    private struct Sum {
        var total = 0.0
        /// What a further scale word multiplies.
        var group = 0.0
        var lastIsTen = false

        var value: Double { total + group }

        func takes(_ number: Double) -> Bool {
            lastIsTen ? number < 10 : group.truncatingRemainder(dividingBy: 100) == 0
        }

        mutating func scale(by scale: Double) -> Bool {
            guard group > 0 || total > 0, group < Limits.numberMax else { return false }
            if scale == 100 {
                group *= 100
            } else {
                total += group * scale
                group = 0
            }
            return true
        }
    }

    private func joins(_ position: Int, _ sum: Sum) -> Bool {
        guard position + 1 < pieces.count else { return false }
        let next = pieces[position + 1].text
        let small = words.value(of: next, as: .small)
        if pieces[position].text == "-", sum.lastIsTen, let small { return small > 0 && small < 10 }
        let isRound =
            sum.group >= 100 && sum.group.truncatingRemainder(dividingBy: 100) == 0
            || sum.group == 0 && sum.total > 0
        return pieces[position].text == "and" && isRound
            && (small != nil || words.value(of: next, as: .ten) != nil)
            // `two million and one half` is a fraction more.
            && words.value(of: next, as: .fraction) == nil
            && (position + 2 >= pieces.count
                || words.value(of: pieces[position + 2].text, as: .fraction) == nil)
    }

    /// `point zero three`, `point eleven`.
    private func decimals(_ number: inout Number) {
        let at = number.range.upperBound
        guard at + 1 < pieces.count, pieces[at].text == "point" else { return }
        if words.value(of: pieces[at + 1].text, as: .ten) != nil, let rest = whole(at: at + 1),
            rest.value < 100
        {
            number.value += rest.value / 100
            number.range = number.range.lowerBound..<rest.range.upperBound
            return
        }
        var digits = ""
        var position = at + 1
        while position < pieces.count,
            let digit = words.value(of: pieces[position].text, as: .small),
            digit < 10 || digits.isEmpty, digits.utf8.count < Limits.digitsMax
        {
            digits += "\(Int(digit))"
            position += 1
            if digit >= 10 { break }
        }
        guard !digits.isEmpty, let part = Double("0." + digits) else { return }
        number.value += part
        number.range = number.range.lowerBound..<position
    }

    /// `two thirds`, `one-eighth`, `five eighths`.
    func spelledFraction(at index: Int) -> Number? {
        guard index + 1 < pieces.count, let above = words.value(of: pieces[index].text, as: .small),
            above > 0
        else { return nil }
        let at = pieces[index + 1].text == "-" ? index + 2 : index + 1
        guard at < pieces.count, let part = part(pieces[at].text, isOne: above == 1) else {
            return nil
        }
        // `one third party` is no fraction, `one third of` and `one-third` are.
        if above == 1, at == index + 1, at + 1 < pieces.count, pieces[at + 1].kind == .word,
            pieces[at + 1].text != "of"
        {
            return nil
        }
        return Number(value: above * part, range: index..<at + 1, isFraction: true)
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
}
