import Records

/// The photographer and agency at the end of a caption: `ANA DOE/AFP via Getty Images`.
struct CreditTail {
    /// The credit's bytes; the whole line where there is no caption before it.
    let range: Range<Int>?

    private static let wordsMax = 12

    init(_ bytes: [UInt8], _ line: LineReader.Line, cues: PartCues) {
        range = Self.find(bytes, line, cues)
    }

    private static func find(
        _ bytes: [UInt8], _ line: LineReader.Line, _ cues: PartCues
    ) -> Range<Int>? {
        let isBracketed =
            bytes[line.range.upperBound - 1] == UInt8(ascii: ")")
            || bytes[line.range.upperBound - 1] == UInt8(ascii: "]")
        if line.wordCount <= wordsMax, bytes[line.range.upperBound - 1] != UInt8(ascii: "."),
            cues.holds(.credit, in: FoldedLine(bytes, line.range)) || isSigned(bytes, line.range),
            !hasStop(bytes, line.range)
        {
            return line.range
        }
        guard line.wordCount <= 90,
            let start = isBracketed ? bracket(bytes, line.range) : lastStop(bytes, line.range)
        else { return nil }
        let tail = bytes.trimmed(start..<line.range.upperBound)
        let blanks = bytes[tail].count { $0 == 0x20 }
        guard !tail.isEmpty, tail.lowerBound > line.range.lowerBound, blanks < wordsMax,
            cues.holds(.credit, in: FoldedLine(bytes, tail)) || isSigned(bytes, tail)
        else { return nil }
        return tail
    }

    /// `ANA DOE/DEN WIRE`: a name in capitals, a stroke, an agency; or `Ana Doe/The Den`, two words
    /// at least before the stroke and all of them with a capital.
    private static func isSigned(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard let stroke = bytes[range].firstIndex(of: UInt8(ascii: "/")),
            stroke + 1 < range.upperBound, bytes[stroke + 1].isUpper
        else { return false }
        let name = bytes[range.lowerBound..<stroke]
        if name.contains(where: \.isDigit) { return false }
        if !name.contains(where: \.isLower) { return name.count { $0.isUpper } >= 3 }
        let agency = bytes[(stroke + 1)..<range.upperBound]
        let words = name.split(separator: 0x20) + agency.split(separator: 0x20)
        return name.contains(0x20) && words.count <= signedWordsMax
            && words.allSatisfy { $0.first?.isUpper == true } && !agency.contains(0x2F)
            // `Ana Doe/LON` is a mail's sender.
            && agency.contains(where: \.isLower)
    }

    private static let signedWordsMax = 6

    /// Behind the last stop that has a blank behind it and a small letter or digit before it.
    private static func lastStop(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let bytes = bytes.span
        var index = range.upperBound - 2
        while index > range.lowerBound, range.upperBound - index <= 200 {
            if bytes[index] == UInt8(ascii: "."), bytes[index + 1] == 0x20,
                bytes[index - 1].isLower || bytes[index - 1].isDigit || bytes[index - 1] >= 0x80
                    || bytes[index - 1] == UInt8(ascii: ")")
            {
                return index + 1
            }
            index -= 1
        }
        return nil
    }

    private static func hasStop(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count > 2 else { return false }
        return lastStop(bytes, range) != nil
    }

    private static func bracket(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        var index = range.upperBound - 1
        while index > range.lowerBound, range.upperBound - index <= 200 {
            if bytes[index] == UInt8(ascii: "(") || bytes[index] == UInt8(ascii: "[") {
                return index
            }
            index -= 1
        }
        return nil
    }
}
