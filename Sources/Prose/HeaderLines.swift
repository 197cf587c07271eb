import Records

/// Metadata in lines at the top of a file: `Title:`, `Date:`, `Publisher:`, `URL:`, a blank line.
struct HeaderLines {
    var metadata = Metadata()
    /// Bytes of the header with its blank line; empty where there is none.
    var range = 0..<0

    init(_ bytes: [UInt8], dates: WrittenDates) {
        var found = Metadata()
        var lineCount = 0
        var start = 0
        while start < bytes.count, lineCount <= Self.linesMax {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let line = bytes.trimmed(start..<end)
            start = min(end + 1, bytes.count)
            if line.isEmpty {
                guard lineCount > 0 else { continue }
                metadata = found
                range = 0..<start
                return
            }
            guard let (key, value) = Self.field(bytes, line),
                Self.set(key, value, &found, dates)
            else { return }
            lineCount += 1
        }
    }

    private static let linesMax = 12

    private static func field(_ bytes: [UInt8], _ line: Range<Int>) -> (String, String)? {
        guard let colon = bytes[line].prefix(24).firstIndex(of: UInt8(ascii: ":")) else {
            return nil
        }
        let key = String(decoding: bytes[line.lowerBound..<colon], as: UTF8.self).lowercased()
        let value = bytes.trimmed(colon + 1..<line.upperBound)
        return (key, String(decoding: bytes[value], as: UTF8.self))
    }

    /// False where the line is no header line.
    private static func set(
        _ key: String, _ value: String, _ metadata: inout Metadata, _ dates: WrittenDates
    ) -> Bool {
        switch key {
        case "title", "headline": metadata.title = value.isEmpty ? nil : value
        case "publisher", "source", "outlet": metadata.publisher = value.isEmpty ? nil : value
        case "url", "link": metadata.url = value.isEmpty ? nil : value
        case "date", "published": metadata.published = dates.whole(value)
        case "author", "byline", "language": break
        default: return false
        }
        return true
    }
}
