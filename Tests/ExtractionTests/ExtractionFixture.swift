import Extraction
import Language
import Lexicons
import Prose
import Records
import TestSupport

/// The whole pipeline on the shipped seeds, loaded once.
struct ExtractionFixture {
    let seeds: Seeds
    let extractor: Extractor
    let documents: DocumentReader

    static let shared = Result { try ExtractionFixture() }

    private init() throws {
        seeds = try Seeds(directory: Checkout.path + "/seeds")
        let model = try LanguageModel(path: LanguageModel.path(in: Checkout.path + "/seeds"))
        extractor = try Extractor(seeds: seeds, model: model, program: "test")
        documents = DocumentReader(dates: try WrittenDates(seeds: seeds))
    }

    func extract(_ text: String) throws -> Extraction {
        extractor.extract(try documents.read(name: "a.txt", bytes: Array(text.utf8)))
    }

    /// Each quote as `form|speaker|text`; the speaker's name, else its description, else its words.
    func quotes(_ text: String) throws -> [String] {
        try extract(text).quotes.map { quote in
            let speaker = quote.speaker.map { $0.name ?? $0.description ?? $0.text } ?? "-"
            return "\(quote.form.rawValue)|\(speaker)|\(quote.text)"
        }
    }

    func entity(_ name: String, in text: String) throws -> EntityRecord? {
        try extract(text).entities.first { $0.name == name }
    }
}
