/// A name as the gazetteer knows it: small letters, hyphens as blanks, no apostrophes.
///
/// The same as `key` of `seeds/places/build.py`.
enum PlaceKey {
    /// The key of a token, without blanks at its ends.
    static func bytes(of form: String) -> [UInt8] {
        if form.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x27 && $0 != 0x60 && $0 != 0x2D }) {
            return form.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
        }
        var bytes: [UInt8] = []
        for scalar in form.lowercased().unicodeScalars {
            switch scalar {
            case "'", "\u{2019}", "\u{2018}", "\u{2BB}", "\u{2BC}", "`", "\u{AD}", "\u{200B}":
                continue
            case "-", "\u{2010}"..."\u{2014}":
                if bytes.last != 0x20, !bytes.isEmpty { bytes.append(0x20) }
            default: bytes += Array(String(scalar).utf8)
            }
        }
        if bytes.last == 0x20 { bytes.removeLast() }
        return bytes
    }

    /// Whether the token belongs to the word before it: the `'s` of a name.
    static func isClitic(_ form: String) -> Bool {
        guard let first = form.utf8.first, first == 0x27 || first == 0xE2 else { return false }
        return form.hasPrefix("'") || form.hasPrefix("\u{2019}")
    }

    /// Fowler, Noll and Vo's hash, version 1a, of 64 bits.
    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
