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
    private let data: String

    init(seeds folder: String, data: String) throws {
        let seeds = try Seeds(directory: folder)
        model = try LanguageModel(path: LanguageModel.path(in: folder))
        extractor = try Extractor(seeds: seeds, model: model, program: "lab")
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

    func extract(_ submission: Submission) throws -> Extraction {
        extractor.extract(try documents.read(submission, name: "gold"))
    }
}
