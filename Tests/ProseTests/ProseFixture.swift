import Lexicons
import Prose
import Records
import TestSupport

/// The shipped seeds with what reads text by them, loaded once.
struct ProseFixture {
    let seeds: Seeds
    let documents: DocumentReader
    let articles: ArticleReader
    let sentences: SentenceReader

    static let shared = Result { try ProseFixture() }

    private init() throws {
        seeds = try Seeds(directory: Checkout.path + "/seeds")
        documents = DocumentReader(dates: try WrittenDates(seeds: seeds))
        articles = try ArticleReader(seeds: seeds)
        sentences = try SentenceReader(seeds: seeds)
    }

    func article(_ text: String, name: String = "a.txt") throws -> Article {
        articles.read(try documents.read(name: name, bytes: Array(text.utf8)))
    }

    /// Each part as `role|text`.
    func parts(_ text: String) throws -> [String] {
        let article = try article(text)
        return article.parts.map { "\($0.role.rawValue)|\(article.text[$0.range])" }
    }

    func tokens(_ text: String) -> [String] {
        let text = ArticleText(text)
        return sentences.tokenizer.tokens(of: text, in: 0..<text.bytes.count)
            .map { text[$0.range] }
    }

    /// The sentences of a text that is one paragraph.
    func split(_ text: String) throws -> [String] {
        let article = try article(text)
        return sentences.read(article).map { article.text[$0.range] }
    }
}
