/// Cuts a document's text into logical lines: a paragraph each, wrapped lines joined.
struct LineReader {
    private let bytes: [UInt8]
    private let start: Int

    /// A paragraph's bytes, white space at both ends left out.
    struct Line: Equatable {
        var range: Range<Int>
        /// Whether an empty line, or the text's beginning, stands before it.
        var isAfterBlank: Bool
        /// Whether an empty line, or the text's end, stands behind it.
        var isBeforeBlank: Bool
        /// White-space separated words.
        var wordCount: Int
    }

    init(_ document: Document) {
        bytes = document.text.bytes
        start = document.headerRange.upperBound
    }

    func lines() -> [Line] {
        var lines = physicalLines()
        let wrap = wrapColumn(of: lines)
        guard wrap > 0 else { return lines }
        var joined: [Line] = []
        var lastColumns = 0
        for line in lines {
            if let previous = joined.last, !line.isAfterBlank,
                lastColumns + 1 + firstWordColumns(of: line) >= wrap
            {
                joined[joined.count - 1] = Line(
                    range: previous.range.lowerBound..<line.range.upperBound,
                    isAfterBlank: previous.isAfterBlank, isBeforeBlank: line.isBeforeBlank,
                    wordCount: previous.wordCount + line.wordCount)
            } else {
                joined.append(line)
            }
            lastColumns = columns(of: line.range)
        }
        lines = joined
        return lines
    }

    private func physicalLines() -> [Line] {
        var lines: [Line] = []
        var isAfterBlank = true
        var begin = start
        var index = start
        while index <= bytes.count {
            index = separatorStart(from: index)
            let isEnd = index == bytes.count
            let separator = isEnd ? 1 : separatorLength(at: index)
            guard separator > 0 else {
                index += 1
                continue
            }
            let range = bytes.trimmed(begin..<index)
            if range.isEmpty {
                if let last = lines.indices.last { lines[last].isBeforeBlank = true }
                isAfterBlank = true
            } else {
                lines.append(
                    Line(
                        range: range, isAfterBlank: isAfterBlank, isBeforeBlank: false,
                        wordCount: wordCount(range)))
                isAfterBlank = false
            }
            index += isEnd ? 1 : separator
            // `\r\n` is one break, not an empty line.
            if !isEnd, bytes[index - 1] == 0x0D, index < bytes.count, bytes[index] == 0x0A {
                index += 1
            }
            begin = min(index, bytes.count)
        }
        if let last = lines.indices.last { lines[last].isBeforeBlank = true }
        return lines
    }

    /// Where a separator may begin.
    private func separatorStart(from start: Int) -> Int {
        let bytes = bytes.span
        var index = start
        while index < bytes.count, bytes[index] > 0x0D, bytes[index] != 0xE2 { index += 1 }
        return index
    }

    /// Line feed, carriage return, form feed, U+2028 and U+2029.
    private func separatorLength(at index: Int) -> Int {
        switch bytes[index] {
        case 0x0A, 0x0D, 0x0C: 1
        case 0xE2:
            bytes.starts(with: [0xE2, 0x80, 0xA8], at: index)
                || bytes.starts(with: [0xE2, 0x80, 0xA9], at: index) ? 3 : 0
        default: 0
        }
    }

    /// The columns at which the writer wrapped lines; 0 where a line is a paragraph.
    ///
    /// Wrapped are texts of short lines, most of which end in mid-sentence.
    private func wrapColumn(of lines: [Line]) -> Int {
        var longest = 0
        var pairs = 0
        var open = 0
        for (index, line) in lines.enumerated() {
            longest = max(longest, columns(of: line.range))
            guard index + 1 < lines.count, !lines[index + 1].isAfterBlank else { continue }
            pairs += 1
            open += endsSentence(line.range) ? 0 : 1
        }
        let isWrapped =
            pairs > 0 && longest <= Limits.wrappedColumnsMax && longest >= 40
            && open * 2 > pairs
        return isWrapped ? longest : 0
    }

    private func endsSentence(_ range: Range<Int>) -> Bool {
        switch bytes[range.upperBound - 1] {
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "\""): true
        default: bytes[range].suffix(3).elementsEqual([0xE2, 0x80, 0x9D])
        }
    }

    private func columns(of range: Range<Int>) -> Int {
        let bytes = bytes.span
        var count = 0
        for index in range { count += bytes[index] & 0xC0 == 0x80 ? 0 : 1 }
        return count
    }

    private func firstWordColumns(of line: Line) -> Int {
        var index = line.range.lowerBound
        while index < line.range.upperBound, bytes.whiteSpaceLength(at: index) == 0 { index += 1 }
        return columns(of: line.range.lowerBound..<index)
    }

    private func wordCount(_ range: Range<Int>) -> Int {
        let bytes = bytes.span
        var count = 0
        var isBlank = true
        for index in range {
            let wasBlank = isBlank
            isBlank = bytes[index] == 0x20 || bytes[index] &- 0x09 < 5
            count += wasBlank && !isBlank ? 1 : 0
        }
        return count
    }
}
