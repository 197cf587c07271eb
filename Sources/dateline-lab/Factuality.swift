import ArgumentParser
import Extraction
import Language
import Lexicons
import Prose

/// `dateline-lab factuality < gold.conllu`
struct Factuality: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Parse CoNLL-U and write a line of + and - a sentence: what happened, by word.")

    @OptionGroup var model: ModelOption
    @Option(name: .customLong("seeds"), help: "The folder of lexicons, rules and models.")
    var folder = "seeds"

    func run() throws {
        let input = CoNLLU(try TextFile.standardInput())
        let reader = try FactualityReader(seeds: Seeds(directory: folder))
        for parsed in try model.load().parse(input.sentences, of: input.text) {
            let forms = parsed.sentence.tokens.map { Tokenizer.form(of: $0, in: input.text) }
            let signs = reader.happened(parsed.words, forms: forms)
            print(String(signs.map { $0 ? "+" : "-" }))
        }
    }
}
