private import FoundationEssentials
import Records

/// Decodes what came in: a dropped file with its sidecar, or a submission in JSON.
package struct DocumentReader: Sendable {
    private let dates: WrittenDates

    package init(dates: WrittenDates) { self.dates = dates }

    /// Reads a file: JSON where its name ends in `.json`, else text, perhaps with header lines.
    ///
    /// The sidecar's metadata hold before those of the file itself.
    package func read(
        name: String, bytes: [UInt8], sidecar: [UInt8]? = nil
    ) throws(DocumentError) -> Document {
        try check(size: bytes.count)
        var source = SourceFile(
            name: name, sha256: SHA256.hex(of: bytes), bytes: bytes.count, format: "text")
        var document: Document
        if name.lowercased().hasSuffix(".json") {
            source.format = "json"
            document = try read(submission(in: bytes, code: .badJSON), source: source)
        } else {
            let decoded = try TextDecoding(bytes)
            let header = HeaderLines(decoded.bytes, dates: dates)
            if !header.range.isEmpty { source.format = "text+headers" }
            if let encoding = decoded.encoding {
                source.format = "\(source.format ?? "") \(encoding)"
            }
            document = Document(
                text: ArticleText(utf8: decoded.bytes), metadata: header.metadata, source: source,
                headerRange: header.range)
        }
        if let sidecar { try apply(sidecar, to: &document.metadata) }
        document.metadata.fileNameDate = dates.atHead(ofFileName: name)
        return try checked(document)
    }

    /// Reads a submission that was already decoded; `name` stands for the file's.
    package func read(_ submission: Submission, name: String) throws(DocumentError) -> Document {
        let bytes = Array(submission.text.utf8)
        try check(size: bytes.count)
        let source = SourceFile(
            name: name, sha256: SHA256.hex(of: bytes), bytes: bytes.count, format: "json")
        return try checked(read(submission, source: source))
    }

    private func read(
        _ submission: Submission, source: SourceFile
    ) throws(DocumentError) -> Document {
        var metadata = Metadata()
        try apply(submission, to: &metadata, code: .badDate)
        return Document(
            text: ArticleText(submission.text), metadata: metadata, source: source,
            headerRange: 0..<0)
    }

    private func check(size: Int) throws(DocumentError) {
        guard size > 0 else { throw DocumentError(.empty, "the file is empty") }
        guard size <= Limits.documentBytesMax else {
            throw DocumentError(
                .tooLarge,
                "\(size) bytes; an article has at most \(Limits.documentBytesMax) bytes")
        }
    }

    private func checked(_ document: Document) throws(DocumentError) -> Document {
        let bytes = document.text.bytes
        guard bytes.count <= Limits.documentBytesMax else {
            throw DocumentError(
                .tooLarge, "\(bytes.count) bytes of text; at most \(Limits.documentBytesMax)")
        }
        guard !bytes.trimmed(document.headerRange.upperBound..<bytes.count).isEmpty else {
            throw DocumentError(.empty, "there is no text, only white space or header lines")
        }
        if let place = bytes.firstIndex(of: 0) {
            throw DocumentError(
                .notText, "a zero byte at byte \(place): this is no text; drop plain text or JSON")
        }
        return document
    }

    private func submission(
        in bytes: [UInt8], code: DocumentError.Code
    ) throws(DocumentError) -> Submission {
        do {
            return try JSONDecoder().decode(Submission.self, from: Data(withoutMark(bytes)))
        } catch {
            throw DocumentError(
                code,
                "not an object with a string “text” and perhaps “title”, “published”, "
                    + "“publisher”, “url”: \(Self.reason(error))")
        }
    }

    private func apply(_ sidecar: [UInt8], to metadata: inout Metadata) throws(DocumentError) {
        let fields: Sidecar
        do {
            fields = try JSONDecoder().decode(Sidecar.self, from: Data(withoutMark(sidecar)))
        } catch {
            throw DocumentError(
                .badSidecar,
                "the .meta.json beside it is no object with “title”, “published”, "
                    + "“publisher”, “url” as strings: \(Self.reason(error))")
        }
        try apply(
            Submission(
                text: "", title: fields.title, published: fields.published,
                publisher: fields.publisher, url: fields.url),
            to: &metadata, code: .badSidecar)
    }

    private func apply(
        _ fields: Submission, to metadata: inout Metadata, code: DocumentError.Code
    ) throws(DocumentError) {
        if let published = fields.published, !published.isEmpty {
            guard let date = dates.whole(published) else {
                throw DocumentError(
                    code,
                    "published is “\(published.prefix(40))”; it must be a day such as "
                        + "2023-02-10")
            }
            metadata.published = date
        }
        metadata.title = Self.filled(fields.title) ?? metadata.title
        metadata.publisher = Self.filled(fields.publisher) ?? metadata.publisher
        metadata.url = Self.filled(fields.url) ?? metadata.url
    }

    private func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.starts(with: [0xEF, 0xBB, 0xBF], at: 0) ? bytes.dropFirst(3) : bytes[...]
    }

    private static func filled(_ text: String?) -> String? {
        guard let text else { return nil }
        let bytes = Array(text.utf8)
        let range = bytes.trimmed(0..<bytes.count)
        return range.isEmpty ? nil : String(decoding: bytes[range], as: UTF8.self)
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        switch error {
        case .dataCorrupted(let context): return context.debugDescription
        case .keyNotFound(let key, _): return "“\(key.stringValue)” is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            return path.isEmpty ? context.debugDescription : "“\(path)” has another type"
        @unknown default: return "\(error)"
        }
    }

    private struct Sidecar: Decodable {
        var title: String?
        var published: String?
        var publisher: String?
        var url: String?
    }
}
