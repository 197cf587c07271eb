import ArgumentParser
import Extraction
import Glibc
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

    /// What `dateline extract --jsonl` reads of a text.
    func extract(_ text: String) throws -> Extraction { try extract(Submission(text: text)) }

    func extract(_ submission: Submission) throws -> Extraction {
        extractor.extract(try documents.read(submission, name: "gold"))
    }

    /// The names in a folder of the gold data, sorted.
    func names(in folder: String) -> [String] {
        guard let directory = unsafe opendir("\(data)/\(folder)") else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
