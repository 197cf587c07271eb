/// What the features need to know of a code point, by ranges and without Unicode tables.
///
/// The same rules as `seeds/models/train/text.py`: what the network has learned depends on them.
enum CodePoint {
    static func isASCIIUpper(_ c: UInt32) -> Bool { c &- 65 < 26 }

    static func isDigit(_ c: UInt32) -> Bool { c &- 48 < 10 }

    /// Lower case of ASCII, Latin-1, Latin Extended-A, basic Greek and Cyrillic; others as they
    /// are.
    @inline(__always)
    static func lower(_ c: UInt32) -> UInt32 {
        if c < 0x80 { return isASCIIUpper(c) ? c + 32 : c }
        return lowerBeyondASCII(c)
    }

    private static func lowerBeyondASCII(_ c: UInt32) -> UInt32 {
        switch c {
        case 0xD7, 0x130, 0x131, 0x138, 0x149, 0x178, 0x17F: c
        case 0xC0...0xDE: c + 32
        case 0x139...0x148, 0x179...0x17E: c & 1 == 1 ? c + 1 : c
        case 0x100...0x17E: c & 1 == 1 ? c : c + 1
        case 0x391...0x3A9, 0x410...0x42F: c + 32
        case 0x400...0x40F: c + 80
        default: c
        }
    }

    @inline(__always)
    static func isUpper(_ c: UInt32) -> Bool { lower(c) != c }

    /// ASCII letters, and beyond ASCII all that is not in a known block of signs.
    static func isLetter(_ c: UInt32) -> Bool {
        if c < 0x80 { return (c | 32) &- 97 < 26 }
        switch c {
        case 0..<0xC0, 0xD7, 0xF7, 0x2000...0x2BFF, 0x3000...0x303F: return false
        default: return c < 0x1F000
        }
    }

    /// Typographic quotation marks, hyphens and primes as typewriters have them; 0 for the
    /// ellipsis, which is three, and for soft hyphens and joiners, which are none.
    static func straight(_ c: UInt32) -> UInt32 {
        switch c {
        case 0x2018...0x201B, 0x60, 0xB4, 0x2032: 0x27
        case 0x201C...0x201F, 0xAB, 0xBB, 0x2033: 0x22
        case 0x2010, 0x2011: 0x2D
        case 0x2015: 0x2014
        case 0x2026, 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: 0
        default: c
        }
    }
}
