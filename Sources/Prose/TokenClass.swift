/// What a token looks like, in some fifty classes: the sentence model's coarse view of it.
struct TokenClass: Equatable, Sendable {
    /// The one mark of ASCII that the token is, with 128 added where it stands more than
    /// once; below
    /// 32, where no mark is, a place in `names`.
    let code: UInt8

    private init(_ code: UInt8) { self.code = code }

    static var opening: TokenClass { TokenClass(1) }
    static var closing: TokenClass { TokenClass(2) }
    static var dots: TokenClass { TokenClass(3) }
    static var initial: TokenClass { TokenClass(4) }
    static var unknownAbbreviation: TokenClass { TokenClass(5) }
    static var emoticon: TokenClass { TokenClass(6) }
    static var capital: TokenClass { TokenClass(7) }
    static var capitalised: TokenClass { TokenClass(8) }
    static var upper: TokenClass { TokenClass(9) }
    static var small: TokenClass { TokenClass(10) }
    static var wideSmall: TokenClass { TokenClass(11) }
    static var fraction: TokenClass { TokenClass(12) }
    static var digitMix: TokenClass { TokenClass(13) }
    static var dash: TokenClass { TokenClass(14) }
    static var rule: TokenClass { TokenClass(15) }
    static var other: TokenClass { TokenClass(16) }
    static var title: TokenClass { TokenClass(17) }
    static var numbered: TokenClass { TokenClass(18) }
    static var middle: TokenClass { TokenClass(19) }
    static var date: TokenClass { TokenClass(20) }
    static var end: TokenClass { TokenClass(21) }
    static var proper: TokenClass { TokenClass(22) }
    static var closingAbbreviation: TokenClass { TokenClass(23) }
    static var digit: TokenClass { TokenClass(24) }
    static var digits2: TokenClass { TokenClass(25) }
    static var digits3: TokenClass { TokenClass(26) }
    static var digits4: TokenClass { TokenClass(27) }
    static var stop: TokenClass { TokenClass(UInt8(ascii: ".")) }
    static var exclamation: TokenClass { TokenClass(UInt8(ascii: "!")) }
    static var question: TokenClass { TokenClass(UInt8(ascii: "?")) }
    static var address: TokenClass { TokenClass(UInt8(ascii: "@")) }
    static var hyphen: TokenClass { TokenClass(UInt8(ascii: "-")) }
    static var comma: TokenClass { TokenClass(UInt8(ascii: ",")) }
    static var apostrophe: TokenClass { TokenClass(UInt8(ascii: "'")) }
    static var colon: TokenClass { TokenClass(UInt8(ascii: ":")) }
    static var openBracket: TokenClass { TokenClass(UInt8(ascii: "(")) }
    static var closeBracket: TokenClass { TokenClass(UInt8(ascii: ")")) }
    static var openSquare: TokenClass { TokenClass(UInt8(ascii: "[")) }
    static var closeSquare: TokenClass { TokenClass(UInt8(ascii: "]")) }
    static var dollar: TokenClass { TokenClass(UInt8(ascii: "$")) }
    static var number: TokenClass { TokenClass(UInt8(ascii: "#")) }

    /// The names of the codes from 1, as the model's file writes them.
    private static let names = [
        "“", "”", "...", "I.", "u.", ":)", "X", "Xx", "XX", "x", "w", "0/0", "0x", "--", "---", "y",
        "t.", "n.", "m.", "d.", "e.", "p.", "c.", "0", "00", "000", "0000",
    ]

    /// The keys of all classes' names, by code.
    static var keys: [WordKey] {
        (UInt8.min...UInt8.max).map { code in
            if code > 0, code <= names.count { return WordKey(names[Int(code) - 1]) }
            let single = WordKey.empty.followed(by: code & 0x7F)
            return code < 0x80 ? single : single.followed(by: code & 0x7F)
        }
    }

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
        case .title: return .title
        case .number: return .numbered
        case .middle: return .middle
        case .date: return .date
        case .end: return .end
        case .proper: return .proper
        case .closing: return .closingAbbreviation
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
        if token.shape.contains(.allDigits) {
            switch token.range.count {
            case 1: return .digit
            case 2: return .digits2
            case 3: return .digits3
            default: return .digits4
            }
        }
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
        case "\u{2019}" where token.range.count == 3: return .apostrophe
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
        guard first >= 0x20, first < 0x7F else { return .other }
        return TokenClass(count == 1 ? first : first | 0x80)
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

    /// Closes or goes on with what is before it.
    var isNeverFirst: Bool {
        switch self {
        case .closing, .stop, .dots, .comma, .question, .exclamation, .closeBracket, .closeSquare:
            true
        default:
            self == .colon || code == UInt8(ascii: ";") || code == UInt8(ascii: "%")
                || code == UInt8(ascii: "}")
        }
    }

    /// A word of letters.
    var isLetters: Bool {
        self == .small || self == .capitalised || self == .upper || self == .capital
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
