/// Bytes decoded as text: UTF-8, else UTF-16 by its byte order mark, else Windows-1252.
struct TextDecoding {
    /// Valid UTF-8 without a byte order mark.
    let bytes: [UInt8]
    /// Nil for UTF-8.
    let encoding: String?

    init(_ raw: [UInt8]) throws(DocumentError) {
        if raw.starts(with: [0xFF, 0xFE], at: 0) || raw.starts(with: [0xFE, 0xFF], at: 0) {
            bytes = try Self.utf16(raw)
            encoding = raw[0] == 0xFF ? "utf-16le" : "utf-16be"
            return
        }
        let start = raw.starts(with: [0xEF, 0xBB, 0xBF], at: 0) ? 3 : 0
        if String(validating: raw[start...], as: UTF8.self) != nil {
            bytes = start == 0 ? raw : Array(raw[start...])
            encoding = nil
            return
        }
        bytes = try Self.windows1252(raw)
        encoding = "windows-1252"
    }

    private static func utf16(_ raw: [UInt8]) throws(DocumentError) -> [UInt8] {
        let isLittle = raw[0] == 0xFF
        var units: [UInt16] = []
        units.reserveCapacity(raw.count / 2)
        for index in stride(from: 2, to: raw.count - 1, by: 2) {
            let (low, high) = isLittle ? (raw[index], raw[index + 1]) : (raw[index + 1], raw[index])
            units.append(UInt16(high) << 8 | UInt16(low))
        }
        guard raw.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self)
        else {
            throw DocumentError(
                .notText,
                "it begins with the byte order mark of UTF-16 but is not UTF-16; "
                    + "save it as UTF-8")
        }
        return Array(text.utf8)
    }

    private static func windows1252(_ raw: [UInt8]) throws(DocumentError) -> [UInt8] {
        var text = ""
        for (index, byte) in raw.enumerated() {
            let value = (0x80..<0xA0).contains(byte) ? high[Int(byte) - 0x80] : UInt16(byte)
            let isControl = byte < 0x20 && !(0x09...0x0D).contains(byte)
            guard value != 0, !isControl, let scalar = Unicode.Scalar(value) else {
                throw DocumentError(
                    .notText,
                    "neither UTF-8 nor UTF-16 nor Windows-1252 (byte \(byte) at "
                        + "\(index)); save it as UTF-8")
            }
            text.unicodeScalars.append(scalar)
        }
        return Array(text.utf8)
    }

    /// The scalars of 0x80…0x9F (WHATWG Encoding, index windows-1252); 0 where there is none.
    private static let high: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
