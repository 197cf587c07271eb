/// The state of cutting one range into tokens.
struct TokenScan {
    let bytes: [UInt8]
    let range: Range<Int>
    let words: WordList
    var tokens: [Token] = []
    var index: Int
    var spaceBefore = true
    /// Whether a single mark opened a quotation that is not closed yet.
    var isSingleOpen = false
    /// Round brackets that are open, so that `:)` is told from a colon before one that closes.
    private var openBrackets = 0

    init(bytes: [UInt8], range: Range<Int>, words: WordList) {
        self.bytes = bytes
        self.range = range
        self.words = words
        index = range.lowerBound
    }

    var end: Int { range.upperBound }

    mutating func run() -> [Token] {
        tokens.reserveCapacity(range.count / 5)
        while index < end {
            let blank = bytes.whiteSpaceLength(at: index)
            if blank > 0 {
                index += blank
                spaceBefore = true
                continue
            }
            next()
        }
        return tokens
    }

    /// Takes the token at `index`, which is no white space.
    private mutating func next() {
        let byte = bytes[index]
        if byte.isLetter || byte.isDigit {
            if let length = addressLength() { return take(length) }
            return word()
        }
        if byte >= 0x80 { return wide() }
        switch byte {
        case UInt8(ascii: "\""): doubleMark()
        case UInt8(ascii: "'"), UInt8(ascii: "`"): singleMark(length: 1, opens: byte == 0x60)
        case UInt8(ascii: "."):
            if index + 1 < end, bytes[index + 1].isDigit, isFree { return word() }
            take(runLength(Self.isStop), .punctuation)
        case UInt8(ascii: "!"), UInt8(ascii: "?"): take(runLength(Self.isStop), .punctuation)
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"):
            take(runLength { $0 == byte }, .punctuation)
        case UInt8(ascii: "("), UInt8(ascii: ")"): bracket(byte)
        case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "^"),
            UInt8(ascii: "<"), UInt8(ascii: ">"):
            symbol(byte)
        case UInt8(ascii: "+"):
            let isNumber = isFree && index + 1 < end && bytes[index + 1].isDigit
            take(isNumber ? 1 + wordRun(from: index + 1) : runLength { $0 == byte })
        case UInt8(ascii: "$"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "&"):
            take(runLength { $0 == byte })
        case UInt8(ascii: "%"): take(1)
        case UInt8(ascii: "@"):
            let isName = index + 1 < end && bytes[index + 1].isLetter
            take(isName ? 1 + wordRun(from: index + 1) : 1)
        default: take(1, .punctuation)
        }
    }

    private static func isStop(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }

    private mutating func bracket(_ byte: UInt8) {
        if byte == UInt8(ascii: "("), let length = emoticonLength() { return take(length) }
        openBrackets = max(0, openBrackets + (byte == UInt8(ascii: "(") ? 1 : -1))
        take(1, .punctuation)
    }

    /// An emoticon, or a mark that is no word's.
    private mutating func symbol(_ byte: UInt8) {
        if let length = emoticonLength() { return take(length) }
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: ";"): take(1, .punctuation)
        case UInt8(ascii: "="): take(runLength { $0 == byte }, .punctuation)
        default: take(runLength { $0 == byte })
        }
    }

    /// The bytes of the emoticon at `index`; a letter in it must have nothing beside it.
    private func emoticonLength() -> Int? {
        for length in stride(from: min(4, end - index), through: 2, by: -1) {
            guard let entry = words.entry(bytes, index..<index + length),
                entry.traits.contains(.emoticon)
            else { continue }
            let last = bytes[index + length - 1]
            let next = index + length < end ? bytes[index + length] : 0x20
            let isApart = isFree && !next.isLetter && !next.isDigit
            if last.isLetter || last == UInt8(ascii: ":") || last == UInt8(ascii: "/") {
                guard isApart, next != UInt8(ascii: "/") else { continue }
            }
            if last == UInt8(ascii: ")"), openBrackets > 0 { continue }
            return length
        }
        return nil
    }

    /// Whether nothing stands directly before `index`.
    var isFree: Bool { spaceBefore || tokens.isEmpty }

    private func runLength(_ belongs: (UInt8) -> Bool) -> Int {
        var stop = index
        while stop < end, belongs(bytes[stop]), stop - index < Limits.tokenBytesMax { stop += 1 }
        return stop - index
    }

    /// A token that begins with a scalar outside ASCII.
    private mutating func wide() {
        let scalar = bytes.scalar(at: index)
        let length = min(bytes.scalarLength(at: index), end - index)
        switch scalar {
        case "\u{201C}", "\u{201E}", "\u{AB}": take(length, [.punctuation, .openingQuote])
        case "\u{201D}", "\u{BB}", "\u{201F}": take(length, [.punctuation, .closingQuote])
        case "\u{2018}" where isDoubled(length):
            take(length * 2, [.punctuation, .openingQuote])
        case "\u{2018}", "\u{201A}", "\u{2039}":
            isSingleOpen = true
            take(length, [.punctuation, .openingQuote])
        case "\u{2019}", "\u{203A}": singleMark(length: length, opens: false)
        case "\u{AD}", "\u{200C}", "\u{2060}": take(length)
        case "\u{2026}":
            index += length
            let stops = runLength(Self.isStop)
            index -= length
            take(length + stops, .punctuation)
        default:
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word()
            } else if scalar.properties.generalCategory.isPunctuation {
                take(length, .punctuation)
            } else {
                take(symbolLength(from: length))
            }
        }
    }

    /// A symbol with what joins it: variation selectors, skin tones, joined emoji.
    private func symbolLength(from length: Int) -> Int {
        var stop = index + length
        while stop < end, stop - index < Limits.tokenBytesMax, bytes[stop] >= 0x80 {
            let scalar = bytes.scalar(at: stop)
            let step = bytes.scalarLength(at: stop)
            let joins =
                scalar == "\u{200D}" || scalar.properties.isEmojiModifier
                || scalar.properties.generalCategory == .nonspacingMark
                || scalar.properties.generalCategory == .enclosingMark
            guard joins, stop + step <= end else { break }
            stop += step
            if scalar == "\u{200D}", stop < end, bytes[stop] >= 0x80 {
                stop += min(bytes.scalarLength(at: stop), end - stop)
            }
        }
        return stop - index
    }

    // MARK: - Quotation marks

    private mutating func doubleMark() {
        take(1, [.punctuation, opensHere(after: 1) ? .openingQuote : .closingQuote])
    }

    /// `'`, `’` or a back-tick at the edge of a word.
    private mutating func singleMark(length: Int, opens: Bool) {
        if isDoubled(length) {
            let isOpening = opens || (length == 1 && opensHere(after: 2))
            return take(length * 2, [.punctuation, isOpening ? .openingQuote : .closingQuote])
        }
        let next = index + length
        let beforeDigit = next + 1 < end && bytes[next].isDigit && bytes[next + 1].isDigit
        if isFree, beforeDigit, !isSingleOpen {
            return take(length + wordRun(from: next))
        }
        if (opens || bytes[index] < 0x80), opensHere(after: length) {
            isSingleOpen = true
            return take(length, [.punctuation, .openingQuote])
        }
        let closes = isSingleOpen
        isSingleOpen = false
        take(length, closes ? [.punctuation, .closingQuote] : .punctuation)
    }

    /// Whether the mark at `index` stands there twice.
    private func isDoubled(_ length: Int) -> Bool {
        guard index + 2 * length <= end else { return false }
        for place in index..<index + length where bytes[place] != bytes[place + length] {
            return false
        }
        return true
    }

    /// Whether a mark at `index` opens: free before it, and a word or mark right after it.
    private func opensHere(after length: Int) -> Bool {
        let next = index + length
        guard next < end, bytes.whiteSpaceLength(at: next) == 0 else { return false }
        guard !isFree, let last = tokens.last else { return true }
        if last.shape.contains(.openingQuote) { return true }
        let previous = bytes.scalar(at: bytes.scalarStart(before: index))
        return "([{-–—/".unicodeScalars.contains(previous)
    }

    // MARK: - Taking

    /// Takes `length` bytes as one token; a token without letters gets no letter's shape.
    mutating func take(_ length: Int, _ shape: Token.Shape = []) {
        let stop = index + max(1, min(length, end - index))
        var shape = shape
        if shape.isDisjoint(with: .punctuation) {
            shape.formUnion(Token.Shape(of: bytes, in: index..<stop))
        }
        if spaceBefore { shape.insert(.spaceBefore) }
        tokens.append(Token(range: index..<stop, shape: shape))
        index = stop
        spaceBefore = false
    }
}
