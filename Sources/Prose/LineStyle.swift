/// How a line looks: its length, its last mark, its first letter.
struct LineStyle {
    private let bytes: [UInt8]
    private let line: LineReader.Line
    let hasLetters: Bool

    init(_ bytes: [UInt8], _ line: LineReader.Line) {
        self.bytes = bytes
        self.line = line
        hasLetters = bytes[line.range].contains { $0.isLetter || $0.isDigit || $0 >= 0xC3 }
    }

    /// A short line that is no sentence: no stop at its end, a capital at its head.
    var isHeading: Bool {
        !isListItem && line.wordCount <= Limits.headingWordsMax && line.range.count <= 120
            && beginsLikeTitle
            && !".,:;!".utf8.contains(lastByte) && !endsInDots && !holdsQuotation
    }

    /// A point of a list: it tells something, however short it is.
    var isListItem: Bool {
        let start = line.range.lowerBound
        let first = bytes[start]
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
            return start + 1 < line.range.upperBound && bytes[start + 1] == 0x20
        }
        guard first >= 0x80 else { return false }
        return ["•", "‣", "▪", "●", "◦", "·", "–", "—", "■"].contains(bytes.scalar(at: start))
    }

    /// A row of a table: cells between strokes, tabs or wide gaps, of which nothing is read.
    var isTableRow: Bool {
        var strokes = 0
        var gaps = 0
        var blanks = 0
        for index in line.range {
            switch bytes[index] {
            case UInt8(ascii: "|"): strokes += 1
            case 0x09: gaps += 1
            case 0x20:
                blanks += 1
                if blanks == Self.gapBlanks { gaps += 1 }
                continue
            default: break
            }
            blanks = 0
        }
        return strokes >= 2 || gaps >= 2 && line.wordCount <= Limits.headingWordsMax * 2
    }

    /// Blanks that part two cells.
    private static let gapBlanks = 3

    /// A stop before a closing mark: a sentence was quoted.
    private var holdsQuotation: Bool {
        let range = line.range.lowerBound..<line.range.upperBound - 1
        return range.contains { index in
            guard ".?!".utf8.contains(bytes[index]) else { return false }
            return bytes[index + 1] == UInt8(ascii: "\"")
                || bytes.starts(with: [0xE2, 0x80, 0x9D], at: index + 1)
        }
    }

    var isTitle: Bool {
        guard line.wordCount <= Limits.titleWordsMax, line.range.count <= 250, beginsLikeTitle
        else { return false }
        if "?!".utf8.contains(lastByte) { return line.wordCount <= Limits.headingWordsMax + 2 }
        return !".,:;".utf8.contains(lastByte) && !endsInDots
    }

    /// Whether the line is `title`, white space aside.
    func says(_ title: String) -> Bool {
        guard line.range.count <= title.utf8.count + 40 else { return false }
        let own = String(decoding: bytes[line.range], as: UTF8.self)
        return own.split(whereSeparator: \.isWhitespace)
            == title.split(whereSeparator: \.isWhitespace)
    }

    private var endsInDots: Bool { bytes[line.range].suffix(3).elementsEqual([0xE2, 0x80, 0xA6]) }

    /// The last byte before closing quotation marks and brackets.
    private var lastByte: UInt8 {
        var end = line.range.upperBound
        while end > line.range.lowerBound {
            let byte = bytes[end - 1]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ")")
            {
                end -= 1
            } else if end - 3 >= line.range.lowerBound, bytes[end - 3] == 0xE2,
                bytes[end - 2] == 0x80, byte == 0x9D || byte == 0x99
            {
                end -= 3
            } else {
                return byte
            }
        }
        return 0
    }

    /// A capital, digit or opening mark.
    private var beginsLikeTitle: Bool {
        let first = bytes[line.range.lowerBound]
        return first.isUpper || first.isDigit || first >= 0x80 || first == UInt8(ascii: "\"")
            || first == UInt8(ascii: "'") || first == UInt8(ascii: "$")
    }
}
