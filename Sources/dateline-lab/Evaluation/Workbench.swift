import ArgumentParser
import Extraction
import FoundationEssentials
import Language
import Lexicons
import Prose

/// The pipeline on the checkout's seeds, and the gold data that figures are measured on.
struct Workbench {
    let model: LanguageModel
    private let extractor: Extractor
    private let documents: DocumentReader
    private let factuality: FactualityReader
    private let data: String

    init(seeds folder: String, data: String) throws {
        let seeds = try Seeds(directory: folder)
        model = try LanguageModel(path: LanguageModel.path(in: folder))
        extractor = try Extractor(seeds: seeds, model: model, program: "lab")
        factuality = try FactualityReader(seeds: seeds)
        documents = DocumentReader(dates: try WrittenDates(seeds: seeds))
        self.data = data
    }

    /// A gold file's text; `path` is below the data folder.
    func gold(_ path: String) throws -> String { try TextFile.contents(of: "\(data)/\(path)") }

    /// The names of the files in a folder of gold data, sorted.
    func files(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(data)/\(path)").sorted()
    }

    /// What `dateline extract --jsonl` reads of a text.
    func extract(_ text: String) throws -> Extraction { try extract(Submission(text: text)) }

    func extract(_ submission: Submission, name: String = "gold") throws -> Extraction {
        extractor.extract(try documents.read(submission, name: name))
    }

    /// For each word of the sentences of a CoNLL-U text whether it tells of what happened.
    func happened(_ input: String) -> [[Bool]] {
        let input = CoNLLU(input)
        return model.parse(input.sentences, of: input.text).map { parsed in
            let forms = parsed.sentence.tokens.map { Tokenizer.form(of: $0, in: input.text) }
            return factuality.happened(parsed.words, forms: forms)
        }
    }

    /// Whether a file or folder of gold data is there; says so where it is not.
    func holds(_ path: String) -> Bool {
        if FileManager.default.fileExists(atPath: "\(data)/\(path)") { return true }
        print("skipped: no gold data at \(data)/\(path)")
        return false
    }
}
