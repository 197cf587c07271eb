import ArgumentParser

/// What the project's own developers run: parsing in CoNLL-U, figures against gold data, speed.
@main
struct Lab: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline-lab",
        abstract: "Parse, evaluate and time the language engine.",
        subcommands: [
            Parse.self, Evaluate.self, Bench.self, Factuality.self, EventLab.self,
            StoryLab.self, Growth.self,
            Fuzz.self,
        ])
}
