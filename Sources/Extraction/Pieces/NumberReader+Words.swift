/// Numbers in words.
extension NumberReader {
    /// `twenty-one`, `two hundred and five thousand`, `two thirds`, `three point five`.
    func spelled(at index: Int) -> Number? {
        if let fraction = spelledFraction(at: index) { return fraction }
        guard var number = whole(at: index) else { return nil }
        decimals(&number)
        return number
    }

    /// Whole numbers; at most `end` is read.
    func whole(at index: Int, before end: Int = .max) -> Number? {
        var sum = Sum()
        var position = index
        let end = min(end, pieces.count, index + Limits.numberPiecesMax)
        guard index < end else { return nil }
        if index + 1 < end, words.value(of: pieces[index + 1].text, as: .scale) != nil {
            if pieces[index].text == "a" || pieces[index].text == "an" {
                sum.group = 1
                position += 1
            } else if let scale = words.value(of: pieces[index].text, as: .scale), scale <= 1_000 {
                // `hundred thousand dollars`.
                sum.group = scale
                position += 1
            }
        }
        while position < end {
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
            } else if group == 0 {
                // `three lakh crore`.
                total *= scale
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
            // `two million and one half`, `nine million and five ninths` are a fraction more.
            && words.value(of: next, as: .fraction) == nil
            && (position + 2 >= pieces.count || small == nil
                || !isPart(pieces[position + 2].text, of: small))
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
}
