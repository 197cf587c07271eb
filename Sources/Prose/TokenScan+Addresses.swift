/// Addresses of the web and of mail, each one token.
extension TokenScan {
    /// The bytes of the web or mail address at `index`; nil where there is none.
    func addressLength() -> Int? {
        switch bytes[index].lowered {
        case UInt8(ascii: "h"), UInt8(ascii: "w"), UInt8(ascii: "f"):
            if Self.webHeads.contains(where: { starts(with: $0) }) { return webLength() }
        case UInt8(ascii: "m"):
            if starts(with: Self.mailHead), let at = mailMark(from: index + Self.mailHead.count) {
                return mailLength(from: at)
            }
        default: break
        }
        guard index == range.lowerBound || !isPartOfWord(bytes[index - 1]),
            let at = mailMark(from: index)
        else { return nil }
        return mailLength(from: at)
    }

    private static let webHeads = ["http://", "https://", "ftp://", "www."].map { Array($0.utf8) }
    private static let mailHead = Array("mailto:".utf8)
    private static let addressBytesMax = 2_048

    private func isPartOfWord(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte >= 0x80 || byte == UInt8(ascii: "@")
    }

    /// Whether the bytes at `index` are `head`, in whatever case.
    private func starts(with head: [UInt8]) -> Bool {
        guard index + head.count < end else { return false }
        for offset in head.indices where bytes[index + offset].lowered != head[offset] {
            return false
        }
        return true
    }

    /// Up to white space, a quotation mark or an angle; closing marks at its end are not its own.
    private func webLength() -> Int {
        let most = min(end, index + Self.addressBytesMax)
        var stop = index
        while stop < most, bytes[stop] > 0x20, bytes[stop] < 0x7F,
            bytes[stop] != UInt8(ascii: "\""), bytes[stop] != UInt8(ascii: ">")
        {
            stop += 1
        }
        while stop > index + 1, !(bytes[stop - 1].isLetter || bytes[stop - 1].isDigit),
            bytes[stop - 1] != UInt8(ascii: "/")
        {
            stop -= 1
        }
        return stop - index
    }

    /// Where the `@` of a mail address stands whose name begins at `start`.
    private func mailMark(from start: Int) -> Int? {
        var place = start
        let most = min(end, start + 64)
        while place < most {
            let byte = bytes[place]
            if byte == UInt8(ascii: "@") { return place > start ? place : nil }
            let belongs =
                byte.isLetter || byte.isDigit || byte == UInt8(ascii: ".")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "%")
            guard belongs else { return nil }
            place += 1
        }
        return nil
    }

    private func mailLength(from at: Int) -> Int? {
        let most = min(end, at + 256)
        var stop = at + 1
        while stop < most,
            bytes[stop].isLetter || bytes[stop].isDigit || bytes[stop] == UInt8(ascii: ".")
                || bytes[stop] == UInt8(ascii: "-") || bytes[stop] == UInt8(ascii: "_")
        {
            stop += 1
        }
        while stop > at + 1, !bytes[stop - 1].isLetter { stop -= 1 }
        return stop > at + 1 ? stop - index : nil
    }
}
