/// Place and day at the head of the first paragraph: `GENEVA, March 14 (Agency) —`, `GENEVA:`,
/// `(AGENCY)`.
struct DatelineHead {
    /// With its dash or colon.
    let range: Range<Int>
    /// In title case; nil where only an agency stands there.
    let place: String?

    private static let bytesMax = 110

    /// Nil where the paragraph has no dateline. `labels` is asked where a colon may end one, for
    /// the words before a colon that are no places, in lower case; it is nil where none may.
    init?(_ bytes: [UInt8], _ paragraph: Range<Int>, labels: () -> Set<String>?) {
        guard let dash = Self.dash(bytes, paragraph) else {
            if let agency = Self.agency(bytes, paragraph) {
                (range, place) = (agency, nil)
            } else if let found = Self.labelled(bytes, paragraph, labels) {
                (range, place) = found
            } else {
                return nil
            }
            return
        }
        let head = bytes.trimmed(paragraph.lowerBound..<dash.lowerBound)
        let words = String(decoding: bytes[head], as: UTF8.self).split(separator: " ")
        guard !words.isEmpty, words.count <= 12, let first = words.first else { return nil }
        range = paragraph.lowerBound..<dash.upperBound
        if first.first == "(" {
            guard words.count <= 3, words.last?.last == ")" else { return nil }
            place = nil
            return
        }
        var capitals: [Substring] = []
        for word in words {
            guard Self.isCapital(word) else { break }
            capitals.append(word)
            if word.last == "," { break }
        }
        guard !capitals.isEmpty, words.dropFirst(capitals.count).allSatisfy(Self.mayFollow)
        else { return nil }
        var name = capitals.map(Self.titleCase).joined(separator: " ")
        while name.last == "," { name.removeLast() }
        place = name
    }

    /// `(CNN)` and a capital behind it.
    private static func agency(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        let head = bytes[range].prefix(agencyBytesMax)
        guard head.first == UInt8(ascii: "("),
            let end = head.firstIndex(of: UInt8(ascii: ")")), end + 2 < range.upperBound,
            bytes[end + 1] == 0x20, bytes[end + 2].isUpper
        else { return nil }
        let name = bytes[(range.lowerBound + 1)..<end]
        return name.count >= 2 && name.allSatisfy(\.isUpper) ? range.lowerBound..<end + 1 : nil
    }

    private static let agencyBytesMax = 30

    /// The colon of `GENEVA:` at the head of a line, whatever its words are; nil without one.
    static func colon(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard
            let colon = bytes[range].prefix(labelBytesMax).firstIndex(of: UInt8(ascii: ":")),
            colon + 2 < range.upperBound, bytes[colon + 1] == 0x20
        else { return nil }
        let words = String(decoding: bytes[range.lowerBound..<colon], as: UTF8.self)
            .split(separator: " ")
        return !words.isEmpty && words.count <= 4 && words.allSatisfy(isCapital) ? colon : nil
    }

    private static let labelBytesMax = 40

    private static func labelled(
        _ bytes: [UInt8], _ range: Range<Int>, _ labels: () -> Set<String>?
    ) -> (Range<Int>, String)? {
        guard let colon = colon(bytes, range), bytes[colon + 2].isUpper, let labels = labels()
        else { return nil }
        let text = String(decoding: bytes[range.lowerBound..<colon], as: UTF8.self)
        let words = text.split(separator: " ")
        guard !labels.contains(text.lowercased()),
            !words.contains(where: { labels.contains($0.lowercased()) })
        else { return nil }
        return (range.lowerBound..<colon + 1, words.map(titleCase).joined(separator: " "))
    }

    private static func dash(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        var index = range.lowerBound
        let end = min(range.upperBound, range.lowerBound + bytesMax)
        while index < end {
            if bytes.starts(with: [0xE2, 0x80, 0x94], at: index)
                || bytes.starts(with: [0xE2, 0x80, 0x93], at: index)
            {
                return index..<index + 3
            }
            if bytes[index] == UInt8(ascii: "-"), index > range.lowerBound,
                bytes[index - 1] == 0x20 || bytes[index - 1] == UInt8(ascii: ")")
            {
                var stop = index + 1
                while stop < range.upperBound, bytes[stop] == UInt8(ascii: "-") { stop += 1 }
                if stop < range.upperBound, bytes[stop] == 0x20 { return index..<stop }
            }
            index += 1
        }
        return nil
    }

    /// All its letters are capitals, two at least.
    private static func isCapital(_ word: Substring) -> Bool {
        let letters = word.unicodeScalars.filter { $0.properties.isAlphabetic }
        return letters.count >= 2 && letters.allSatisfy { $0.properties.isUppercase }
            && word.first != "("
    }

    private static func mayFollow(_ word: Substring) -> Bool {
        guard let first = word.unicodeScalars.first else { return false }
        return first.properties.isUppercase || first.properties.numericType != nil || first == "("
            || ["of", "via", "the"].contains(word) || word.last == ")"
    }

    private static func titleCase(_ word: Substring) -> String {
        guard let first = word.first, !word.contains(".") else { return String(word) }
        return String(first) + word.dropFirst().lowercased()
    }
}
