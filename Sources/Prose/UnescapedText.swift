/// A text whose HTML entities are read as what they stand for, with the way back to its bytes.
///
/// Scraped articles keep `&quot;`, `&#8217;` and `&amp;amp;`: the stages read the characters, and
/// the records tell the bytes of the text as it came.
package struct UnescapedText: Sendable {
    package let text: ArticleText
    /// Where in `text` each character read out of an entity ends, and by how much the bytes
    /// behind it stand later in the text as it came.
    private let ends: [(byte: Int, shift: Int)]

    /// Nil where there is no entity, as in almost every text.
    package init?(_ original: ArticleText) {
        let bytes = original.bytes
        guard bytes.contains(UInt8(ascii: "&")) else { return nil }
        var clean: [UInt8] = []
        var ends: [(byte: Int, shift: Int)] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "&"),
                let (scalar, length) = Self.entity(in: bytes, at: index)
            else {
                clean.append(bytes[index])
                index += 1
                continue
            }
            clean += Array(String(Character(scalar)).utf8)
            index += length
            ends.append((clean.count, index - clean.count))
        }
        guard !ends.isEmpty else { return nil }
        text = ArticleText(utf8: clean)
        self.ends = ends
    }

    /// The byte of the text as it came at which a byte of `text` stands.
    package func original(_ byte: Int) -> Int {
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle].byte <= byte { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? byte : byte + ends[low - 1].shift
    }

    package func original(_ range: Range<Int>) -> Range<Int> {
        original(range.lowerBound)..<original(range.upperBound)
    }

    /// The range of `text` that a range of the text as it came became.
    package func clean(_ range: Range<Int>) -> Range<Int> {
        clean(range.lowerBound)..<clean(range.upperBound)
    }

    private func clean(_ byte: Int) -> Int {
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle].byte + ends[middle].shift <= byte {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low == 0 ? byte : byte - ends[low - 1].shift
    }

    /// A line without its entities: a title that stands in metadata.
    package static func line(_ line: String) -> String {
        UnescapedText(ArticleText(line)).map { $0.text.string } ?? line
    }

    /// What the entity at an ampersand stands for, and its length; one that was escaped twice
    /// counts as one.
    private static func entity(
        in bytes: [UInt8], at start: Int
    ) -> (scalar: Unicode.Scalar, length: Int)? {
        guard let end = end(of: start + 1, in: bytes) else { return nil }
        let name = String(decoding: bytes[start + 1..<end], as: UTF8.self)
        if name == "amp", let inner = self.end(of: end + 1, in: bytes),
            let scalar = scalar(String(decoding: bytes[end + 1..<inner], as: UTF8.self))
        {
            return (scalar, inner + 1 - start)
        }
        return scalar(name).map { ($0, end + 1 - start) }
    }

    /// The semicolon of a name that begins at `start`.
    private static func end(of start: Int, in bytes: [UInt8]) -> Int? {
        var index = start
        while index < bytes.count, index - start <= namesBytesMax {
            let byte = bytes[index]
            if byte == UInt8(ascii: ";") { return index > start ? index : nil }
            guard byte.isLetter || byte.isDigit || byte == UInt8(ascii: "#") else { return nil }
            index += 1
        }
        return nil
    }

    private static let namesBytesMax = 8

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return names[name] }
        let digits = name.dropFirst()
        let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
        let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let number, number >= 0x20 else { return nil }
        // Old pages number the marks of Windows-1252.
        return windows[number] ?? Unicode.Scalar(number)
    }

    private static let windows: [UInt32: Unicode.Scalar] = [
        128: "€", 130: "‚", 132: "„", 133: "…", 145: "‘", 146: "’", 147: "“", 148: "”", 149: "•",
        150: "–", 151: "—", 153: "™",
    ]

    /// Of HTML's names those that English text has.
    private static let names: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
        "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "shy": "\u{AD}",
        "zwnj": "\u{200C}", "zwj": "\u{200D}", "ndash": "–", "mdash": "—", "lsquo": "‘",
        "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "laquo": "«",
        "raquo": "»", "hellip": "…", "bull": "•", "middot": "·", "cent": "¢", "pound": "£",
        "yen": "¥", "euro": "€", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "sect": "§",
        "para": "¶", "frac12": "½", "frac14": "¼", "frac34": "¾", "times": "×", "divide": "÷",
        "plusmn": "±", "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã", "auml": "ä",
        "aring": "å", "aelig": "æ", "ccedil": "ç", "egrave": "è", "eacute": "é", "ecirc": "ê",
        "euml": "ë", "igrave": "ì", "iacute": "í", "icirc": "î", "iuml": "ï", "ntilde": "ñ",
        "ograve": "ò", "oacute": "ó", "ocirc": "ô", "otilde": "õ", "ouml": "ö", "oslash": "ø",
        "ugrave": "ù", "uacute": "ú", "ucirc": "û", "uuml": "ü", "szlig": "ß", "Auml": "Ä",
        "Ouml": "Ö", "Uuml": "Ü", "Eacute": "É", "Aring": "Å", "Oslash": "Ø",
    ]
}
