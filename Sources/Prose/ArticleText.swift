package import Records

/// The decoded text of an article, addressed by UTF-8 byte offsets.
package struct ArticleText: Sendable {
    /// Valid UTF-8.
    package let bytes: [UInt8]

    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// `bytes` must be valid UTF-8.
    package init(utf8 bytes: [UInt8]) { self.bytes = bytes }

    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The text of a byte range.
    package subscript(range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    package func span(_ range: Range<Int>) -> Span {
        Span(start: range.lowerBound, end: range.upperBound, text: self[range])
    }
}
