/// Runs of characters that are one word, whatever is cut from them later.
extension TokenScan {
    /// The bytes of the run of word characters from `start`, at most `tokenBytesMax`.
    func wordRun(from start: Int) -> Int {
        let most = min(end, start + Limits.tokenBytesMax)
        var stop = start
        while stop < most {
            let byte = bytes[stop]
            if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") {
                stop += 1
            } else if byte >= 0x80 {
                guard let step = wideStep(at: stop, from: start) else { break }
                stop += step
            } else if stop + 1 < end, joins(byte, at: stop, from: start) {
                stop += 1
            } else {
                break
            }
        }
        return max(stop - start, min(1, end - start))
    }

    /// The bytes of a scalar outside ASCII that goes on with a word.
    private func wideStep(at index: Int, from start: Int) -> Int? {
        let length = bytes.scalarLength(at: index)
        guard index + length <= end else { return nil }
        let scalar = bytes.scalar(at: index)
        if scalar == "\u{2019}" {
            guard index > start, index + length < end, isLetterOrDigit(before: index),
                isLetter(at: index + length)
            else { return nil }
            return length
        }
        if scalar == "\u{B0}" {
            return index > start && bytes[index - 1].lowered == UInt8(ascii: "n") ? length : nil
        }
        let properties = scalar.properties
        let belongs =
            properties.isAlphabetic || properties.numericType != nil
            || properties.generalCategory == .nonspacingMark || scalar == "\u{AD}"
            || scalar == "\u{200D}" || scalar == "\u{200C}"
        return belongs && bytes.whiteSpaceLength(at: index) == 0 ? length : nil
    }

    /// Whether an ASCII mark inside a run of word characters belongs to the word.
    private func joins(_ byte: UInt8, at index: Int, from start: Int) -> Bool {
        let next = bytes[index + 1]
        let previous = index > start ? bytes[index - 1] : 0
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "`"):
            return isLetter(at: index + 1) && index > start && isLetterOrDigit(before: index)
        case UInt8(ascii: ","):
            return previous.isDigit && isThreeDigits(from: index + 1)
        case UInt8(ascii: ":"), UInt8(ascii: "/"):
            return previous.isDigit && next.isDigit
        case UInt8(ascii: "."):
            if index == start { return next.isDigit }
            return next.isDigit
                ? previous.isDigit || previous.isLetter
                : isLetter(at: index + 1) && dotJoins(at: index, from: start)
        case UInt8(ascii: "&"):
            return previous.isUpper && next.isUpper
        case UInt8(ascii: "-"):
            return index > start && hyphenJoins(at: index, from: start)
        default: return false
        }
    }

    private func isThreeDigits(from index: Int) -> Bool {
        guard index + 3 <= end else { return false }
        for place in index..<index + 3 where !bytes[place].isDigit { return false }
        return index + 3 == end || !bytes[index + 3].isDigit
    }

    /// A dot between letters joins (`U.S`, `example.com`) unless a sentence was run into the next:
    /// two small letters before it and a capital with a small letter after it.
    private func dotJoins(at index: Int, from start: Int) -> Bool {
        guard index - start >= 2, bytes[index - 1].isLower, bytes[index - 2].isLower,
            bytes[index + 1].isUpper
        else { return true }
        return !(index + 2 >= end || bytes[index + 2].isLower || bytes[index + 2] == 0x20)
    }

    /// A hyphen joins after a prefix such as `non`, and in telephone numbers and dates.
    private func hyphenJoins(at index: Int, from start: Int) -> Bool {
        let next = bytes[index + 1]
        if next.isDigit { return bytes[index - 1].isDigit && isNumberChain(from: start) }
        guard isLetter(at: index + 1), index - start <= 8,
            let entry = words.entry(bytes, start..<index)
        else { return false }
        return entry.traits.contains(.prefix)
    }

    /// Digits in at least three groups, or two as telephone numbers and post codes have them.
    private func isNumberChain(from start: Int) -> Bool {
        var groups = 1
        var first = 0
        var last = 0
        var place = start
        while place < end, place - start < 20 {
            if bytes[place].isDigit {
                last += 1
            } else if bytes[place] == UInt8(ascii: "/"), last > 0 {
                (groups, first, last) = (1, 0, 0)
            } else if bytes[place] == UInt8(ascii: "-"), last > 0 {
                if groups == 1 { first = last }
                groups += 1
                last = 0
            } else {
                break
            }
            place += 1
        }
        guard last > 0 else { return false }
        return groups >= 3 || (groups == 2 && last == 4 && [1, 3, 5].contains(first))
    }

    func isLetter(at index: Int) -> Bool {
        guard index < end else { return false }
        if bytes[index] < 0x80 { return bytes[index].isLetter }
        return bytes.scalar(at: index).properties.isAlphabetic
    }

    private func isLetterOrDigit(before index: Int) -> Bool {
        guard index > range.lowerBound else { return false }
        let start = bytes.scalarStart(before: index)
        return bytes[start].isDigit || isLetter(at: start)
    }
}
