/// Words: where they end, and where their clitics, units and stops are cut off.
extension TokenScan {
    /// Takes the word at `index` with its clitics and, where it belongs to it, its last stop.
    mutating func word() {
        let length = wordRun(from: index)
        let stop = index + length
        if stop < end {
            let next = bytes[stop]
            if next == UInt8(ascii: "$"), length <= 3, bytes[index].isUpper {
                return take(length + 1)
            }
            if next == UInt8(ascii: "/"), let whole = strokeLength(stop) { return take(whole) }
            if next == UInt8(ascii: "!"), isWhole(index..<stop + 1) { return take(length + 1) }
            if next == UInt8(ascii: "."), takesStop(index..<stop) { return take(length + 1) }
        }
        if bytes[index].isDigit, let number = numberLength(index..<stop) {
            take(number)
            return take(length - number)
        }
        if length > 1, length <= 9 {
            if let split = words.entry(bytes, index..<stop)?.split, isCut(split, at: stop) {
                for piece in split.lengths { take(piece) }
                return
            }
        }
        guard let clitic = cliticLength(index..<stop), clitic < length else { return take(length) }
        take(length - clitic)
        take(clitic)
    }

    // MARK: - Pieces

    /// `w/o`, `b/c`: the bytes of a word with a stroke in it; `stop` is the stroke's place.
    private func strokeLength(_ stop: Int) -> Int? {
        guard stop - index <= 2 else { return nil }
        var last = stop + 1
        while last < end, last - stop <= 4, bytes[last].isLetter { last += 1 }
        if last - stop <= 4, isWhole(index..<last) { return last - index }
        return isWhole(index..<stop + 1) ? stop + 1 - index : nil
    }

    private func isWhole(_ range: Range<Int>) -> Bool {
        words.entry(bytes, range)?.traits.contains(.whole) ?? false
    }

    /// The bytes of the digits before a unit, as in `5pm`; nil where no unit stands behind them.
    private func numberLength(_ word: Range<Int>) -> Int? {
        var unit = word.upperBound
        while unit > word.lowerBound, bytes[unit - 1].isLetter, word.upperBound - unit < 5 {
            unit -= 1
        }
        guard unit < word.upperBound, bytes[unit - 1].isDigit,
            let entry = words.entry(bytes, unit..<word.upperBound), entry.traits.contains(.unit)
        else { return nil }
        return unit - word.lowerBound
    }

    /// Whether the word after a run-together one, at `stop`, lets it be cut.
    private func isCut(_ split: WordEntry.Split, at stop: Int) -> Bool {
        guard !split.before.isEmpty else { return true }
        var start = stop
        while start < end, start - stop < 4 {
            let blank = bytes.whiteSpaceLength(at: start)
            if blank == 0 { break }
            start += blank
        }
        var last = start
        while last < end, last - start < 20, bytes[last].isLetter { last += 1 }
        // “its so-called” is no “it's so”.
        let isHyphened = last < end && bytes[last] == UInt8(ascii: "-")
        guard last > start, start > stop, !isHyphened else { return false }
        let key = WordKey(folding: bytes, start..<last)
        return split.before.contains(key)
    }

    // MARK: - Clitics

    /// The bytes of the clitic at the end of a word; nil where there is none.
    private func cliticLength(_ word: Range<Int>) -> Int? {
        guard word.count >= 3, bytes[word.upperBound - 1].isLetter else { return nil }
        var tail = word.upperBound - 1
        while tail > word.lowerBound, word.upperBound - tail < 3, bytes[tail - 1].isLetter {
            tail -= 1
        }
        let mark: Int
        if tail > word.lowerBound, bytes[tail - 1] == 0x27 || bytes[tail - 1] == 0x60 {
            mark = 1
        } else if tail >= word.lowerBound + 3,
            bytes.starts(with: Self.apostrophe, at: tail - 3)
        {
            mark = 3
        } else {
            return nil
        }
        let before = tail - mark
        guard before > word.lowerBound else { return nil }
        let first = bytes[tail].lowered
        if word.upperBound - tail == 1 {
            switch first {
            case UInt8(ascii: "s"): return isDecade(word.lowerBound..<before) ? nil : mark + 1
            case UInt8(ascii: "m"), UInt8(ascii: "d"): return mark + 1
            case UInt8(ascii: "t"):
                let isNegation =
                    before > word.lowerBound + 1 && bytes[before - 1].lowered == UInt8(ascii: "n")
                return isNegation ? mark + 2 : nil
            default: return nil
            }
        }
        guard word.upperBound - tail == 2 else { return nil }
        switch (first, bytes[tail + 1].lowered) {
        case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
            (UInt8(ascii: "l"), UInt8(ascii: "l")):
            return mark + 2
        default: return nil
        }
    }

    private static let apostrophe: [UInt8] = [0xE2, 0x80, 0x99]

    /// `80`, `1990`: with an `s` behind it a decade, one token.
    private func isDecade(_ range: Range<Int>) -> Bool {
        guard bytes[range.upperBound - 1] == UInt8(ascii: "0") else { return false }
        for place in range where !bytes[place].isDigit { return false }
        return range.count == 2 || (range.count == 4 && bytes[range.lowerBound] == 0x31)
    }

    // MARK: - Stops

    /// Whether the stop right after a word belongs to it.
    private func takesStop(_ word: Range<Int>) -> Bool {
        let stop = word.upperBound
        guard word.count <= 16, !isEllipsis(at: stop) else { return false }
        var hasDot = false
        var isAllUpper = true
        for place in word {
            let byte = bytes[place]
            if byte.isDigit { return false }
            if byte == UInt8(ascii: ".") { hasDot = true }
            isAllUpper = isAllUpper && byte.isUpper
        }
        if hasDot { return isInitialism(word) }
        if word.count == 1, isAllUpper { return isInitial(word.lowerBound) }
        guard let kind = words.entry(bytes, word)?.abbreviation else { return false }
        switch kind {
        case .number: return firstByte(after: stop + 1)?.isDigit ?? false
        case .title:
            guard let next = firstByte(after: stop + 1) else { return false }
            return bytes[word.lowerBound].isUpper || next.isLower
        case .date:
            return bytes[word.lowerBound].isUpper && firstByte(after: stop + 1) != nil
        case .proper: return bytes[word.lowerBound].isUpper
        case .middle, .end: return true
        case .closing:
            guard let next = firstByte(after: stop + 1) else { return false }
            return next.isLower || next.isDigit || next == UInt8(ascii: ",")
                || next == UInt8(ascii: ";") || next == UInt8(ascii: ":")
        }
    }

    /// Two more stops behind the one at `stop`.
    private func isEllipsis(at stop: Int) -> Bool {
        stop + 2 < end && bytes[stop + 1] == UInt8(ascii: ".") && bytes[stop + 2] == bytes[stop]
    }

    /// `U.S`, `p.m`, `Ph.D`: no piece between the dots is longer than two letters.
    private func isInitialism(_ word: Range<Int>) -> Bool {
        var length = 0
        for place in word {
            length = bytes[place] == UInt8(ascii: ".") ? 0 : length + 1
            if length > 2 { return false }
        }
        return true
    }

    /// A single capital with a stop is an initial where a name goes on after it; `I` in the midst
    /// of words is none.
    private func isInitial(_ letter: Int) -> Bool {
        guard let next = firstByte(after: letter + 2) else { return false }
        if bytes[letter] == UInt8(ascii: "I"), let last = tokens.last,
            last.shape.contains(.hasLower), !last.shape.contains(.capitalised)
        {
            return letter + 4 < end && bytes[letter + 4] == UInt8(ascii: ".")
        }
        if next.isLower { return tokens.last?.shape.contains(.capitalised) ?? false }
        return next.isUpper || next >= 0x80 || next == UInt8(ascii: ",")
    }

    /// The first byte after `index` that is no white space.
    private func firstByte(after index: Int) -> UInt8? {
        var place = index
        while place < end, place - index < 64 {
            let blank = bytes.whiteSpaceLength(at: place)
            if blank == 0 { return bytes[place] }
            place += blank
        }
        return nil
    }
}
