import ArgumentParser
import Language

/// `dateline-lab parse < gold.conllu > parsed.conllu`
struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Parse CoNLL-U from standard input with its tokens; write it with all columns.")

    @OptionGroup var model: ModelOption

    func run() throws {
        let input = CoNLLU(try TextFile.standardInput())
        let parsed = try model.load().parse(input.sentences, of: input.text)
        print(input.output(parsed), terminator: "")
    }
}
