/// Reading of UTF-8 bytes: white space, scalars and letters, all by byte offset.
extension [UInt8] {
    /// The bytes of the white space at `index`; 0 where there is none.
    ///
    /// Unicode's white space, and the zero-width space and byte order mark, which only look it.
    package func whiteSpaceLength(at index: Int) -> Int {
        let byte = self[index]
        if byte < 0x80 { return byte == 0x20 || (0x09...0x0D).contains(byte) ? 1 : 0 }
        switch byte {
        case 0xC2: return index + 1 < count ? blankC2(index) : 0
        case 0xE2: return index + 2 < count ? blankE2(index) : 0
        case 0xE3: return starts(with: [0xE3, 0x80, 0x80], at: index) ? 3 : 0
        case 0xEF: return starts(with: [0xEF, 0xBB, 0xBF], at: index) ? 3 : 0
        default: return 0
        }
    }

    private func blankC2(_ index: Int) -> Int {
        self[index + 1] == 0xA0 || self[index + 1] == 0x85 ? 2 : 0
    }

    private func blankE2(_ index: Int) -> Int {
        switch (self[index + 1], self[index + 2]) {
        case (0x80, 0x80...0x8B), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): 3
        default: 0
        }
    }

    package func starts(with bytes: [UInt8], at index: Int) -> Bool {
        guard index + bytes.count <= count else { return false }
        for offset in bytes.indices where self[index + offset] != bytes[offset] { return false }
        return true
    }

    /// The bytes of the scalar that begins at `index`; the bytes must be valid UTF-8.
    package func scalarLength(at index: Int) -> Int {
        switch self[index] {
        case 0..<0x80: 1
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        default: 4
        }
    }

    /// The scalar that begins at `index`; U+FFFD where the bytes end too early.
    package func scalar(at index: Int) -> Unicode.Scalar {
        let length = scalarLength(at: index)
        guard length > 1 else { return Unicode.Scalar(self[index]) }
        guard index + length <= count else { return "\u{FFFD}" }
        var value = UInt32(self[index]) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { value = value << 6 | UInt32(self[index + offset] & 0x3F) }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// Where the scalar before `index` begins; `index` must be above 0.
    package func scalarStart(before index: Int) -> Int {
        var start = index - 1
        while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// `range` without white space at both ends.
    package func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end {
            let length = whiteSpaceLength(at: start)
            if length == 0 { break }
            start += length
        }
        while start < end {
            let last = scalarStart(before: end)
            if last < start || whiteSpaceLength(at: last) == 0 { break }
            end = last
        }
        return start..<Swift.max(start, end)
    }
}
