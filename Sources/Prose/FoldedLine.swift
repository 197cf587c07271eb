/// The head and tail of a line in lower case, for finding cue phrases in bounded work.
///
/// A folded byte stands for one byte of the text, so places translate back.
struct FoldedLine {
    /// ASCII in lower case, white space as blanks; bytes outside ASCII are kept.
    let bytes: [UInt8]
    /// Where `bytes` begin in the text.
    let start: Int
    /// One bit for each two bytes that stand side by side, by a hash: what is not in it is not in
    /// the line, so that most phrases are found missing without a look at the line.
    private let pairs: InlineArray<16, UInt64>

    /// Longer lines are seen up to here: cues stand in short lines or near the head.
    private static let bytesMax = 600

    init(_ text: [UInt8], _ range: Range<Int>) {
        start = range.lowerBound
        bytes = text[range].prefix(Self.bytesMax).map { $0 < 0x20 ? 0x20 : $0.lowered }
        var pairs = InlineArray<16, UInt64>(repeating: 0)
        var last: UInt8 = 0
        for byte in bytes {
            let bit = Self.bit(last, byte)
            pairs[bit >> 6] |= 1 << UInt64(bit & 63)
            last = byte
        }
        self.pairs = pairs
    }

    private static func bit(_ first: UInt8, _ second: UInt8) -> Int {
        (Int(first) &* 37 &+ Int(second)) & 1_023
    }

    private func mayHold(_ phrase: [UInt8]) -> Bool {
        for index in phrase.indices.dropFirst() {
            let bit = Self.bit(phrase[index - 1], phrase[index])
            if pairs[bit >> 6] & (1 << UInt64(bit & 63)) == 0 { return false }
        }
        return true
    }

    func starts(with phrase: [UInt8]) -> Bool { bytes.starts(with: phrase, at: 0) }

    /// Where the phrase stands between word edges; an index into the text.
    func find(_ phrase: [UInt8]) -> Range<Int>? {
        guard let first = phrase.first, let last = phrase.last, bytes.count >= phrase.count,
            mayHold(phrase)
        else { return nil }
        for index in 0...(bytes.count - phrase.count) where bytes[index] == first {
            guard bytes.starts(with: phrase, at: index) else { continue }
            let end = index + phrase.count
            let isFreeBefore = index == 0 || !bytes[index - 1].isLetter || !first.isLetter
            let isFreeAfter = end == bytes.count || !bytes[end].isLetter || !last.isLetter
            if isFreeBefore, isFreeAfter { return start + index..<start + end }
        }
        return nil
    }

    /// Where `phrase` next begins in `bytes`.
    static func index(of phrase: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard start + phrase.count <= bytes.count else { return nil }
        return (start...(bytes.count - phrase.count)).first { bytes.starts(with: phrase, at: $0) }
    }
}
