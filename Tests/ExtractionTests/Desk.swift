import Extraction
import Language
import Lexicons
import Prose
import Records

/// The pipeline over the checkout's own seeds, and a way to put a text through it.
enum Desk {
    static let folder: String = {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/") + "/seeds"
    }()
    static let seeds = Result { try Seeds(directory: folder) }
    private static let extractor = Result {
        let model = try LanguageModel(path: LanguageModel.path(in: folder))
        return try Extractor(seeds: seeds.get(), model: model, program: "test")
    }

    static func extract(
        _ text: String, published: String? = "2023-02-10", title: String? = nil
    ) throws -> Extraction {
        var metadata = Metadata()
        metadata.published = published.flatMap { CalendarDate(iso: $0) }
        metadata.title = title
        let text = ArticleText(text)
        let source = SourceFile(
            name: "test.txt", sha256: nil, bytes: text.bytes.count, format: "text")
        return try extractor.get().extract(
            Document(text: text, metadata: metadata, source: source, headerRange: 0..<0))
    }

    /// The rows of a table, for tests that run its examples.
    static func rows(_ table: String) -> [Table.Row] {
        (try? seeds.get().table(table).rows) ?? []
    }
}

/// An example in a table's `yes` or `no` column.
struct Example: Sendable, CustomStringConvertible {
    let rule: String
    let text: String
    var description: String { "\(rule): \(text)" }

    /// The examples of a column; `rule` is the column that names what each is an example of.
    static func all(of table: String, _ column: String, rule: String) -> [Example] {
        Desk.rows(table).flatMap { row in
            row[column].split(separator: "¦").map { part in
                let text = part.drop { $0 == " " }
                return Example(rule: row[rule], text: String(text))
            }
        }
    }
}
