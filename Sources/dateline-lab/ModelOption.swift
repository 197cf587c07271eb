import ArgumentParser
import Glibc
import Language

/// `--model`, and which it is without.
struct ModelOption: ParsableArguments {
    @Option(
        name: .customLong("model"),
        help: "The weight file. Default: $DATELINE_MODEL, or seeds/models/english.dateline.")
    var path: String?

    func load(instructions: Int32? = nil) throws -> LanguageModel {
        let variable = unsafe getenv("DATELINE_MODEL").map { unsafe String(cString: $0) }
        return try LanguageModel(
            path: path ?? variable ?? LanguageModel.path(in: "seeds"), instructions: instructions)
    }
}
