package import Records

/// What is known of an article besides its text.
package struct Metadata: Sendable, Equatable {
    package var title: String?
    package var published: CalendarDate?
    package var publisher: String?
    package var url: String?
    /// A date at the head of the file's name: trusted less than a dateline.
    package var fileNameDate: CalendarDate?

    package init() {}
}

/// An article as it came in: decoded text, metadata, and the file that it was.
package struct Document: Sendable {
    package var text: ArticleText
    package var metadata: Metadata
    package var source: SourceFile
    /// The header lines at the top of the text that hold metadata: no part of the article.
    package var headerRange: Range<Int>

    package init(
        text: ArticleText, metadata: Metadata, source: SourceFile, headerRange: Range<Int>
    ) {
        self.text = text
        self.metadata = metadata
        self.source = source
        self.headerRange = headerRange
    }
}

/// An article cut into parts by what each is for.
package struct Article: Sendable {
    /// The first 32 hexadecimal digits of the SHA-256 of the normalised text.
    package let id: String
    package let document: Document
    package let title: String?
    package let byline: [String]
    package let dateline: ArticleRecord.Dateline?
    package let publisher: String?
    package let republishedFrom: String?
    package let published: ArticleRecord.Published
    /// ISO 639-1, or `und`.
    package let language: String
    /// In the order of the text, without overlap.
    package let parts: [Part]

    package var text: ArticleText { document.text }

    package init(
        id: String, document: Document, title: String?, byline: [String],
        dateline: ArticleRecord.Dateline?, publisher: String?, republishedFrom: String?,
        published: ArticleRecord.Published, language: String, parts: [Part]
    ) {
        self.id = id
        self.document = document
        self.title = title
        self.byline = byline
        self.dateline = dateline
        self.publisher = publisher
        self.republishedFrom = republishedFrom
        self.published = published
        self.language = language
        self.parts = parts
    }

    /// The same at the bytes of the text as it came, before its entities were read.
    package func moved(by unescaped: UnescapedText, to original: ArticleText) -> Article {
        var document = document
        document.text = original
        document.headerRange = unescaped.original(document.headerRange)
        return Article(
            id: id, document: document, title: title, byline: byline, dateline: dateline,
            publisher: publisher, republishedFrom: republishedFrom, published: published,
            language: language,
            parts: parts.map { Part(role: $0.role, range: unescaped.original($0.range)) })
    }

    package struct Part: Sendable, Equatable {
        package let role: PartRole
        /// Byte offsets, white space at both ends left out.
        package let range: Range<Int>

        package init(role: PartRole, range: Range<Int>) {
            self.role = role
            self.range = range
        }
    }
}
