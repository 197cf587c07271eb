/// Words: where they end, and where their clitics and stops are cut off.
extension TokenScan {
    /// Takes the word at `index` with its clitics and, where it belongs to it, its last stop.
    mutating func word() {
        let length = wordRun(from: index)
        let stop = index + length
        if stop < end, bytes[stop] == UInt8(ascii: "$"), length <= 3, bytes[index].isUpper {
            return take(length + 1)
        }
        if takesStop(index..<stop) { return take(length + 1) }
        guard let clitic = cliticLength(index..<stop), clitic < length else { return take(length) }
        take(length - clitic)
        take(clitic)
    }

    /// The bytes of the run of word characters from `start`, at most `tokenBytesMax`.
    func wordRun(from start: Int) -> Int {
        var stop = start
        while stop < end, stop - start < Limits.tokenBytesMax {
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
            guard index > start, index + length < end, isLetter(before: index),
                isLetter(at: index + length)
            else { return nil }
            return length
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
        case UInt8(ascii: "'"):
            return isLetter(at: index + 1) && index > start
                && (isLetter(before: index) || previous.isDigit)
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
        guard isLetter(at: index + 1), index - start <= 8 else { return false }
        let head = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        return words.prefixes.contains(head)
    }

    /// Digits in at least three groups, or a group of three before one of four.
    private func isNumberChain(from start: Int) -> Bool {
        var groups = [0]
        var place = start
        while place < end, place - start < 20 {
            if bytes[place].isDigit {
                groups[groups.count - 1] += 1
            } else if bytes[place] == UInt8(ascii: "-"), groups.last != 0 {
                groups.append(0)
            } else {
                break
            }
            place += 1
        }
        guard groups.last != 0 else { return false }
        return groups.count >= 3 || groups == [3, 4]
    }

    private func isLetter(at index: Int) -> Bool {
        guard index < end else { return false }
        if bytes[index] < 0x80 { return bytes[index].isLetter }
        return bytes.scalar(at: index).properties.isAlphabetic
    }

    private func isLetter(before index: Int) -> Bool {
        guard index > range.lowerBound else { return false }
        return isLetter(at: bytes.scalarStart(before: index))
    }

    // MARK: - Clitics

    /// The bytes of the clitic at the end of a word; nil where there is none.
    private func cliticLength(_ word: Range<Int>) -> Int? {
        guard word.count >= 3, bytes[word.upperBound - 1].isLetter else { return nil }
        if word.count == 6, lowered(word.suffix(6)) == Array("cannot".utf8) { return 3 }
        var apostrophe = word.upperBound - 1
        while apostrophe > word.lowerBound, word.upperBound - apostrophe <= 3,
            bytes[apostrophe].isLetter
        {
            apostrophe -= 1
        }
        let tail = lowered(apostrophe + 1..<word.upperBound)
        let mark: Int
        if bytes[apostrophe] == UInt8(ascii: "'") {
            mark = 1
        } else if apostrophe >= word.lowerBound + 2,
            bytes.starts(with: [0xE2, 0x80, 0x99], at: apostrophe - 2)
        {
            mark = 3
        } else {
            return nil
        }
        let before = apostrophe - mark
        switch String(decoding: tail, as: UTF8.self) {
        case "s", "m", "d", "re", "ve", "ll": return mark + tail.count
        case "t" where before > word.lowerBound && bytes[before] | 0x20 == UInt8(ascii: "n"):
            return mark + 2
        default: return nil
        }
    }

    private func lowered(_ range: Range<Int>) -> [UInt8] { bytes[range].map(\.lowered) }

    // MARK: - Stops

    /// Whether the stop right after a word belongs to it.
    private func takesStop(_ word: Range<Int>) -> Bool {
        let stop = word.upperBound
        guard stop < end, bytes[stop] == UInt8(ascii: "."), word.count <= 16 else { return false }
        guard stop + 1 == end || bytes[stop + 1] != UInt8(ascii: ".") else { return false }
        let inner = bytes[word]
        guard inner.allSatisfy({ !$0.isDigit }) else { return false }
        if inner.contains(UInt8(ascii: ".")) { return isInitialism(word) }
        if word.count == 1 { return inner.allSatisfy(\.isUpper) && isInitial(after: stop) }
        let form = String(decoding: inner, as: UTF8.self)
        guard let kind = words.abbreviations[form.lowercased()] else { return false }
        switch kind {
        case .number: return firstByte(after: stop + 1)?.isDigit ?? false
        case .title, .date:
            return bytes[word.lowerBound].isUpper && firstByte(after: stop + 1) != nil
        case .middle, .end: return true
        }
    }

    /// `U.S`, `p.m`, `Ph.D`: no piece between the dots is longer than two letters.
    private func isInitialism(_ word: Range<Int>) -> Bool {
        bytes[word].split(separator: UInt8(ascii: ".")).allSatisfy { $0.count <= 2 }
    }

    /// A single capital with a stop is an initial where a name goes on after it.
    private func isInitial(after stop: Int) -> Bool {
        guard let next = firstByte(after: stop + 1) else { return false }
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

    // MARK: - Addresses

    /// The bytes of the web or mail address at `index`; nil where there is none.
    func addressLength() -> Int? {
        let isWeb = ["http://", "https://", "www."].contains {
            bytes.starts(with: Array($0.utf8), at: index)
        }
        if !isWeb {
            guard isFree, let at = mailMark() else { return nil }
            return mailLength(from: at)
        }
        var stop = index
        while stop < end, bytes[stop] > 0x20, bytes[stop] < 0x7F, stop - index < 2_048,
            bytes[stop] != UInt8(ascii: "\""), bytes[stop] != UInt8(ascii: ">")
        {
            stop += 1
        }
        while stop > index + 1, !(bytes[stop - 1].isLetter || bytes[stop - 1].isDigit),
            bytes[stop - 1] != UInt8(ascii: "/")
        {
            stop -= 1
        }
        return stop - index
    }

    private func mailMark() -> Int? {
        var place = index
        while place < end, place - index < 64 {
            let byte = bytes[place]
            if byte == UInt8(ascii: "@") { return place > index ? place : nil }
            let belongs =
                byte.isLetter || byte.isDigit || byte == UInt8(ascii: ".")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "+")
            guard belongs else { return nil }
            place += 1
        }
        return nil
    }

    private func mailLength(from at: Int) -> Int? {
        var stop = at + 1
        while stop < end, stop - at < 256,
            bytes[stop].isLetter || bytes[stop].isDigit || bytes[stop] == UInt8(ascii: ".")
                || bytes[stop] == UInt8(ascii: "-")
        {
            stop += 1
        }
        while stop > at + 1, !bytes[stop - 1].isLetter { stop -= 1 }
        return bytes[at..<stop].contains(UInt8(ascii: ".")) ? stop - index : nil
    }
}
