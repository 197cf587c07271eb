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
    private let pairs: Pairs

    /// A set of pairs.
    typealias Pairs = InlineArray<16, UInt64>

    /// Longer lines are seen up to here: cues stand in short lines or near the head.
    private static let bytesMax = 600

    init(_ text: [UInt8], _ range: Range<Int>) {
        start = range.lowerBound
        let text = text.span
        let count = min(range.count, Self.bytesMax)
        var pairs = Pairs(repeating: 0)
        bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { folded, filled in
            var last: UInt8 = 0
            for index in 0..<count {
                let read = text[range.lowerBound + index]
                let byte = read < 0x20 ? 0x20 : read.lowered
                unsafe folded[index] = byte
                let bit = Self.bit(last, byte)
                Self.insert(bit, &pairs)
                last = byte
            }
            filled = count
        }
        self.pairs = pairs
    }

    private static func bit(_ first: UInt8, _ second: UInt8) -> Int {
        (Int(first) &* 37 &+ Int(second)) & 1_023
    }

    /// The pair that a phrase of two bytes or more begins with.
    static func firstPair(of phrase: [UInt8]) -> Int { bit(phrase[0], phrase[1]) }

    static func insert(_ pair: Int, _ pairs: inout Pairs) {
        pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    }

    /// Those of some pairs that are in the line.
    func held(of wanted: borrowing Pairs, _ body: (Int) -> Void) {
        for word in wanted.indices {
            var rest = wanted[word] & pairs[word]
            while rest != 0 {
                body(word << 6 | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
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
