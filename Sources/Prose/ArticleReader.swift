package import Lexicons
import Records

/// Cuts a document into parts by what each is for, and tells where and when it was published.
package struct ArticleReader: Sendable {
    private let cues: PartCues
    private let dates: WrittenDates
    private let languages: LanguageGuess

    package init(seeds: Seeds) throws(SeedsError) {
        cues = try PartCues(seeds: seeds)
        dates = try WrittenDates(seeds: seeds)
        languages = try LanguageGuess(seeds: seeds)
    }

    /// A pure function of the document.
    package func read(_ document: Document) -> Article {
        let lines = LineReader(document).lines()
        var sorter = PartSorter(document: document, lines: lines, cues: cues, dates: dates)
        sorter.sort()
        let parts = sorter.parts.sorted { $0.range.lowerBound < $1.range.lowerBound }
        let title = sorter.title.map { document.text[$0] }
        return Article(
            id: Self.id(of: document), document: document,
            title: document.metadata.title ?? title.map(Self.onOneLine), byline: sorter.bylines,
            dateline: sorter.dateline, publisher: document.metadata.publisher,
            republishedFrom: sorter.republishedFrom, published: published(document, sorter),
            language: languages.language(of: document, parts: parts), parts: parts)
    }

    /// The first 32 hexadecimal digits of the SHA-256 of the text, white-space runs as one blank,
    /// zero-width characters and soft hyphens dropped, header lines left out.
    static func id(of document: Document) -> String {
        let bytes = document.text.bytes
        let start = document.headerRange.upperBound
        let normal = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count - start) {
            normal, count in
            var index = start
            var isBlank = true
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 {
                    let wasBlank = isBlank
                    isBlank = byte == 0x20 || byte &- 0x09 < 5
                    unsafe normal[count] = isBlank ? 0x20 : byte
                    count += wasBlank && isBlank ? 0 : 1
                    index += 1
                    continue
                }
                let blank = bytes.whiteSpaceLength(at: index)
                let length =
                    blank > 0 ? blank : min(bytes.scalarLength(at: index), bytes.count - index)
                defer { index += length }
                if isZeroWidth(bytes, index) { continue }
                if blank == 0 {
                    for place in index..<index + length {
                        unsafe normal[count] = bytes[place]
                        count += 1
                    }
                } else if !isBlank {
                    unsafe normal[count] = 0x20
                    count += 1
                }
                isBlank = blank > 0
            }
            if isBlank, count > 0 { count -= 1 }
        }
        var sha = SHA256()
        sha.update(normal)
        return String(hexadecimal(sha.finalize()).prefix(32))
    }

    private static func isZeroWidth(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard bytes[index] >= 0x80 else { return false }
        switch bytes.scalar(at: index) {
        case "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}": return true
        default: return false
        }
    }

    private static func onOneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func published(_ document: Document, _ sorter: PartSorter) -> ArticleRecord.Published {
        if let date = document.metadata.published { return .init(value: date, basis: .metadata) }
        if let date = sorter.dateline?.date { return .init(value: date, basis: .dateline) }
        if let date = document.metadata.fileNameDate {
            return .init(value: date, basis: .filename)
        }
        if let date = sorter.statedDate { return .init(value: date, basis: .text) }
        return .init(value: nil, basis: .none)
    }
}
