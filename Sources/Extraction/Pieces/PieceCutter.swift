/// Cuts one piece at a time from a token's bytes.
struct PieceCutter {
    let bytes: [UInt8]
    /// The end of the token.
    let end: Int

    struct Cut {
        var range: Range<Int>
        var text: String
        var kind: Piece.Kind
        var flags: Piece.Flags
    }

    /// The piece at `start`; nil at white space.
    mutating func next(from start: Int) -> Cut? {
        let byte = bytes[start]
        if isDigit(byte) { return number(from: start) }
        if isLetter(byte) { return word(from: start) }
        if byte >= 0x80 { return wide(from: start) }
        guard byte > 0x20 else { return nil }
        if byte == UInt8(ascii: "'"), start + 1 < end, isLetter(bytes[start + 1]) {
            return word(from: start)
        }
        return Cut(
            range: start..<start + 1, text: String(UnicodeScalar(byte)), kind: .mark, flags: [])
    }

    private func number(from start: Int) -> Cut {
        var position = start
        var grouped = false
        while position < end {
            if isDigit(bytes[position]) {
                position += 1
            } else if joinsDigits(position) {
                grouped = true
                position += 1
            } else {
                break
            }
        }
        let text = String(
            decoding: bytes[start..<position].lazy.filter { $0 != 0x2C }, as: UTF8.self)
        return Cut(
            range: start..<position, text: text, kind: .number, flags: grouped ? .grouped : [])
    }

    /// A decimal point, or a comma with three digits behind it.
    private func joinsDigits(_ position: Int) -> Bool {
        func digit(_ index: Int) -> Bool { index < end && isDigit(bytes[index]) }
        switch bytes[position] {
        case UInt8(ascii: "."): return digit(position + 1) && !isOutline(position)
        case UInt8(ascii: ","):
            guard digit(position + 1), digit(position + 2) else { return false }
            // `12,34,567`: groups of two before the last one of three.
            if position + 3 < end, bytes[position + 3] == UInt8(ascii: ",") {
                return digit(position + 4) && digit(position + 5)
            }
            return digit(position + 3) && !digit(position + 4)
        default: return false
        }
    }

    /// `13.5.2015`, `192.168.1.2`: numerals joined by more than one point.
    private func isOutline(_ point: Int) -> Bool {
        func other(_ step: Int) -> Bool {
            var position = point + step
            while position >= 0, position < end, isDigit(bytes[position]),
                abs(position - point) <= Limits.digitsMax
            {
                position += step
            }
            guard position > 0, position + 1 < end, bytes[position] == UInt8(ascii: ".") else {
                return false
            }
            return isDigit(bytes[position + 1]) && isDigit(bytes[position - 1])
        }
        return other(1) || other(-1)
    }

    /// Most words are of plain letters up to the end of their token.
    private func plainWord(from start: Int) -> Cut? {
        guard bytes[start..<end].allSatisfy(isLetter) else { return nil }
        let text = unsafe String(unsafeUninitializedCapacity: end - start) { letters in
            for index in 0..<end - start { unsafe letters[index] = lowered(bytes[start + index]) }
            return end - start
        }
        return Cut(
            range: start..<end, text: text, kind: .word,
            flags: isUpper(bytes[start]) ? .capitalised : [])
    }

    private func word(from start: Int) -> Cut {
        if let plain = plainWord(from: start) { return plain }
        var letters: [UInt8] = []
        var position = start
        var flags: Piece.Flags = []
        if isUpper(bytes[start]) { flags.insert(.capitalised) }
        while position < end {
            let byte = bytes[position]
            if isLetter(byte) {
                letters.append(lowered(byte))
                position += 1
            } else if byte >= 0x80, let letter = wideLetter(at: position) {
                letters += letter
                position += letter.count
            } else if byte == UInt8(ascii: "'"), position == start {
                letters.append(byte)
                position += 1
            } else if byte == UInt8(ascii: "."),
                position + 1 == end || isLetter(bytes[position + 1])
            {
                position += 1
                if position == end { flags.insert(.dotted) }
            } else {
                break
            }
        }
        return Cut(
            range: start..<position, text: String(decoding: letters, as: UTF8.self), kind: .word,
            flags: flags)
    }

    /// A character beyond ASCII: a dash, a quotation mark, a currency sign, or a word's letter.
    private func wide(from start: Int) -> Cut {
        let length = width(bytes[start])
        let range = start..<min(start + length, end)
        let character = String(decoding: bytes[range], as: UTF8.self)
        switch character {
        case "‐", "‑", "‒", "–", "—", "―", "−":
            return Cut(range: range, text: "-", kind: .mark, flags: [])
        case "‘", "’":
            if range.upperBound < end, isLetter(bytes[range.upperBound]) {
                var rest = word(from: range.upperBound)
                rest.range = start..<rest.range.upperBound
                rest.text = "'" + rest.text
                return rest
            }
            return Cut(range: range, text: "'", kind: .mark, flags: [])
        default:
            if wideLetter(at: start) != nil { return word(from: start) }
            return Cut(range: range, text: character, kind: .mark, flags: [])
        }
    }

    /// The bytes of a letter beyond ASCII; nil for signs (U+2000…U+2BFF, Latin-1 signs, wide
    /// marks).
    private func wideLetter(at position: Int) -> [UInt8]? {
        let length = width(bytes[position])
        guard position + length <= end else { return nil }
        let lead = bytes[position]
        if lead == 0xC2 { return nil }
        if lead == 0xE2, bytes[position + 1] < 0xB0 { return nil }
        if lead == 0xE3, bytes[position + 1] == 0x80 { return nil }
        if lead >= 0xF0 { return nil }
        return Array(bytes[position..<position + length])
    }

    private func width(_ lead: UInt8) -> Int {
        lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    private func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }
    private func lowered(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }
}
