/// What a token looks like, in some fifty classes: the sentence model's coarse view of it.
///
/// A class is known by the key of its name, as the model's file writes it.
struct TokenClass: Equatable, Sendable {
    let key: WordKey

    private init(_ name: String) { key = WordKey(name) }

    private init(key: WordKey) { self.key = key }

    static let opening = TokenClass("“")
    static let closing = TokenClass("”")
    static let stop = TokenClass(".")
    static let dots = TokenClass("...")
    static let exclamation = TokenClass("!")
    static let question = TokenClass("?")
    static let initial = TokenClass("I.")
    static let unknownAbbreviation = TokenClass("u.")
    static let emoticon = TokenClass(":)")
    static let capital = TokenClass("X")
    static let capitalised = TokenClass("Xx")
    static let upper = TokenClass("XX")
    static let small = TokenClass("x")
    static let wideSmall = TokenClass("w")
    static let address = TokenClass("@")
    static let fraction = TokenClass("0/0")
    static let digitMix = TokenClass("0x")
    static let hyphen = TokenClass("-")
    static let dash = TokenClass("--")
    static let rule = TokenClass("---")
    static let other = TokenClass("y")
    static let comma = TokenClass(",")
    static let openBracket = TokenClass("(")
    static let openSquare = TokenClass("[")
    static let closeBracket = TokenClass(")")
    static let closeSquare = TokenClass("]")
    static let dollar = TokenClass("$")
    static let number = TokenClass("#")

    static let title = TokenClass("t.")
    static let numbered = TokenClass("n.")
    static let middle = TokenClass("m.")
    private static let date = TokenClass("d.")
    private static let end = TokenClass("e.")
    private static let proper = TokenClass("p.")
    private static let closingAbbreviation = TokenClass("c.")
    private static let digits = ["0", "00", "000", "0000"].map { TokenClass($0) }

    init(_ token: Token, _ bytes: [UInt8], _ words: WordList) {
        let range = token.range
        let first = bytes[range.lowerBound]
        let last = bytes[range.upperBound - 1]
        if token.shape.contains(.openingQuote) {
            self = .opening
        } else if token.shape.contains(.closingQuote) {
            self = .closing
        } else if first.isLetter {
            self = Self.word(token, bytes, words)
        } else if first.isDigit {
            self = Self.figure(token, bytes)
        } else if first >= 0x80 {
            self = Self.wide(token, bytes, words)
        } else if last == UInt8(ascii: ".") {
            self = range.count == 1 ? .stop : .dots
        } else if last == UInt8(ascii: "!") {
            self = .exclamation
        } else if last == UInt8(ascii: "?") {
            self = .question
        } else {
            self = Self.mark(token, bytes, words)
        }
    }

    /// A token that begins with a letter of ASCII.
    private static func word(
        _ token: Token, _ bytes: [UInt8], _ words: WordList
    ) -> TokenClass {
        let range = token.range
        let first = bytes[range.lowerBound]
        if bytes[range.upperBound - 1] == UInt8(ascii: ".") {
            return abbreviation(range, bytes, words)
        }
        if range.count > 4, isAddress(range, bytes) { return .address }
        guard first.isUpper else { return .small }
        if range.count == 1 { return .capital }
        return token.shape.contains(.hasLower) ? .capitalised : .upper
    }

    private static func abbreviation(
        _ range: Range<Int>, _ bytes: [UInt8], _ words: WordList
    ) -> TokenClass {
        if range.count == 2, bytes[range.lowerBound].isUpper { return .initial }
        switch words.entry(bytes, range.lowerBound..<range.upperBound - 1)?.abbreviation {
        case .title: return title
        case .number: return numbered
        case .middle: return middle
        case .date: return date
        case .end: return end
        case .proper: return proper
        case .closing: return closingAbbreviation
        case nil: return .unknownAbbreviation
        }
    }

    private static func isAddress(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        for place in range {
            if bytes[place] == UInt8(ascii: "@") { return true }
            if bytes[place] == UInt8(ascii: ":"), place + 1 < range.upperBound,
                bytes[place + 1] == UInt8(ascii: "/")
            {
                return true
            }
        }
        return bytes.starts(with: web, at: range.lowerBound)
    }

    private static let web = Array("www.".utf8)

    private static func figure(_ token: Token, _ bytes: [UInt8]) -> TokenClass {
        if token.shape.contains(.allDigits) { return digits[min(token.range.count, 4) - 1] }
        for place in token.range
        where bytes[place] == UInt8(ascii: "/") || bytes[place] == UInt8(ascii: ":") {
            return .fraction
        }
        return .digitMix
    }

    private static func wide(
        _ token: Token, _ bytes: [UInt8], _ words: WordList
    ) -> TokenClass {
        if token.shape.contains(.capitalised) { return .capitalised }
        switch bytes.scalar(at: token.range.lowerBound) {
        case "\u{2026}": return .dots
        case "\u{2013}", "\u{2014}": return .dash
        case let scalar: return scalar.properties.isLowercase ? .wideSmall : .other
        }
    }

    /// A mark of ASCII: one is its own class, more of it another.
    private static func mark(
        _ token: Token, _ bytes: [UInt8], _ words: WordList
    ) -> TokenClass {
        let first = bytes[token.range.lowerBound]
        let count = token.range.count
        if count > 1, words.entry(bytes, token.range)?.traits.contains(.emoticon) ?? false {
            return .emoticon
        }
        if first == UInt8(ascii: "-") { return count == 1 ? .hyphen : count == 2 ? .dash : .rule }
        let single = WordKey.empty.followed(by: first)
        return TokenClass(key: count == 1 ? single : single.followed(by: first))
    }

    /// Has a stop of its own.
    var isAbbreviation: Bool {
        switch self {
        case .title, .numbered, .middle, .date, .end, .proper, .closingAbbreviation, .initial,
            .unknownAbbreviation:
            true
        default: false
        }
    }

    /// Ends most sentences.
    var isStop: Bool {
        self == .stop || self == .dots || self == .exclamation || self == .question
    }

    /// No mark: its name begins with a letter or digit.
    var isWordLike: Bool {
        switch self {
        case .opening, .closing, .stop, .dots, .exclamation, .question, .comma, .openBracket,
            .closeBracket, .openSquare, .closeSquare, .hyphen, .dash, .rule:
            false
        default: true
        }
    }
}
