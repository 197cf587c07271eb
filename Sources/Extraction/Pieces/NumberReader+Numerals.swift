/// Numbers in digits.
extension NumberReader {
    /// `40`, `1,234.5`, `.5`, `3/4`, `2½`, `1 414 021 100`, `1.3x10^6`, `5bn`.
    func numeral(at index: Int) -> Number? {
        if let part = words.value(of: pieces[index].text, as: .vulgar) {
            return Number(value: part, range: index..<index + 1, isFraction: true)
        }
        guard var number = digits(at: index) else { return nil }
        let next = number.range.upperBound
        guard next < pieces.count else { return number }
        if Pieces.isTight(next, in: pieces) {
            if let suffix = words.value(of: pieces[next].text, as: .suffix),
                isScale(next, of: index)
            {
                return Number(value: number.value * suffix, range: index..<next + 1)
            }
            if words.value(of: pieces[next].text, as: .ending) != nil { return nil }
        }
        if let part = fraction(of: number.value, at: next) { return part.moved(to: index) }
        power(&number)
        return number
    }

    /// `£3m`, `10M` and `3m people` are millions, `3m` and `3m tall` are metres; `t` and `mm` scale
    /// money only.
    private func isScale(_ suffix: Int, of index: Int) -> Bool {
        let word = pieces[suffix].text
        guard word == "m" || word == "mm" || word == "t" else { return true }
        if index > 0, ["$", "€", "£", "¥", "₹"].contains(pieces[index - 1].text) { return true }
        guard word == "m" else { return false }
        if pieces[suffix].flags.contains(.capitalised) { return true }
        guard suffix + 1 < pieces.count, pieces[suffix + 1].kind == .word else { return false }
        return !["tall", "long", "wide", "high", "deep", "thick", "away", "by", "x", "is", "in"]
            .contains(pieces[suffix + 1].text)
    }

    /// The digits themselves, with a point before them or blanks between groups of three.
    private func digits(at index: Int) -> Number? {
        let isPoint = pieces[index].text == "." && Pieces.isTight(index + 1, in: pieces)
        let isFree =
            index == 0 || !Pieces.isTight(index, in: pieces) || pieces[index - 1].text == "-"
        let first = isPoint && isFree ? index + 1 : index
        guard first < pieces.count, pieces[first].kind == .number else { return nil }
        let text = pieces[first].text
        guard text.utf8.count <= Limits.digitsMax else { return nil }
        if first > index {
            return Double("0." + text).map { Number(value: $0, range: index..<first + 1) }
        }
        guard let value = Double(text) else { return nil }
        var number = Number(value: value, range: index..<index + 1)
        grouped(&number)
        return number
    }

    /// `10 000`, `1 414 021`: groups of three digits behind one to three.
    private func grouped(_ number: inout Number) {
        func isGroup(_ at: Int) -> Bool {
            at < pieces.count && pieces[at].kind == .number
                && pieces[at].text.prefix { $0 != "." }.utf8.count == 3
                && pieces[at].range.count == pieces[at].text.utf8.count
                && !pieces[at - 1].flags.contains(.grouped)
                && pieces[at].flags.contains(.spaceBefore)
                && pieces[at].range.lowerBound - pieces[at - 1].range.upperBound <= 3
        }
        let first = number.range.lowerBound
        guard pieces[first].text.utf8.count <= 3, !pieces[first].flags.contains(.grouped) else {
            return
        }
        var end = first + 1
        while isGroup(end), end - first < 6 { end += 1 }
        guard end > first + 2 || end == first + 2 && pieces[first + 1].text == "000" else { return }
        for at in first + 1..<end {
            number.value = number.value * 1000 + (Double(pieces[at].text) ?? 0)
        }
        number.range = first..<end
    }

    /// `3/4` where it is a usual fraction, and neither a date nor `24/7`.
    func fraction(of value: Double, at next: Int) -> Number? {
        guard next + 1 < pieces.count, pieces[next].text == "/", Pieces.isTight(next, in: pieces),
            Pieces.isTight(next + 1, in: pieces), pieces[next + 1].kind == .number,
            let below = Double(pieces[next + 1].text), value > 0, value < below,
            Self.denominators.contains(below), value == value.rounded()
        else { return nil }
        let end = next + 2
        if end < pieces.count, pieces[end].text == "/", Pieces.isTight(end, in: pieces) {
            return nil
        }
        return Number(value: value / below, range: next..<end, isFraction: true)
    }

    private static let denominators: Set<Double> = [
        2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 40, 64, 100,
    ]

    /// `x10^6`, `×10-3`, `e-5`.
    private func power(_ number: inout Number) {
        var at = number.range.upperBound
        guard Pieces.isTight(at, in: pieces) else { return }
        switch pieces[at].text {
        case "e": at += 1
        case "x", "×", "*":
            guard at + 1 < pieces.count, pieces[at + 1].text == "10" else { return }
            at += 2
            if at < pieces.count, pieces[at].text == "^" { at += 1 }
        default: return
        }
        var sign = 1
        if at < pieces.count, pieces[at].text == "-" || pieces[at].text == "+" {
            sign = pieces[at].text == "-" ? -1 : 1
            at += 1
        }
        guard at < pieces.count, Pieces.isTight(at, in: pieces),
            let exponent = Int(pieces[at].text),
            exponent <= 300
        else { return }
        // Read by the standard library, so that it is rounded once.
        guard let value = Double("\(number.value)e\(sign * exponent)") else { return }
        number.value = value
        number.range = number.range.lowerBound..<at + 1
    }
}

extension NumberReader.Number {
    fileprivate func moved(to start: Int) -> Self {
        var copy = self
        copy.range = start..<range.upperBound
        return copy
    }
}
