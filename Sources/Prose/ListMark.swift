/// The mark of an item in a numbered list that runs on in one line: `1.)`, `2)`, `• 9.`, `b.`
struct ListMark {
    /// The tokens of the mark.
    let range: Range<Int>
    private let ordinal: Int
    private let isLetter: Bool
    /// The bullet before it and the marks behind it must be the same all through a list.
    private let bullet: UInt8
    private let tail: [UInt8]

    private static let ordinalMax = 999

    init?(_ tokens: [Token], _ bytes: [UInt8], at index: Int) {
        var place = index
        var bullet: UInt8 = 0
        let first = tokens[place]
        if first.shape.contains(.punctuation) || first.shape.isEmpty
            || first.shape == .spaceBefore, place + 1 < tokens.count
        {
            let last = bytes[first.range.upperBound - 1]
            guard first.range.count == 3 || first.range.count == 1 && last == 0x2A else {
                return nil
            }
            bullet = last
            place += 1
        }
        let token = tokens[place]
        let lead = bytes[token.range.lowerBound]
        if token.shape.contains(.allDigits), token.range.count <= 3 {
            var value = 0
            for at in token.range { value = value * 10 + Int(bytes[at] &- 0x30) }
            guard value <= Self.ordinalMax else { return nil }
            ordinal = value
            isLetter = false
        } else if token.range.count == 1, lead.isLower {
            ordinal = Int(lead)
            isLetter = true
        } else {
            return nil
        }
        place += 1
        var tail: [UInt8] = []
        while place < tokens.count, tail.count < 3, tokens[place].range.count == 1,
            !tokens[place].shape.contains(.spaceBefore)
        {
            let byte = bytes[tokens[place].range.lowerBound]
            guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")") else { break }
            tail.append(byte)
            place += 1
        }
        guard !tail.isEmpty, place < tokens.count, tokens[place].shape.contains(.spaceBefore)
        else { return nil }
        self.bullet = bullet
        self.tail = tail
        range = index..<place
    }

    /// Whether this is the next item of the list that `mark` is in.
    func follows(_ mark: ListMark) -> Bool {
        ordinal == mark.ordinal + 1 && isLetter == mark.isLetter && bullet == mark.bullet
            && tail == mark.tail
    }
}
