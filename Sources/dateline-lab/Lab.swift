import ArgumentParser

/// What the project's own developers run: parsing in CoNLL-U, figures against gold data, speed.
@main
struct Lab: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline-lab",
        abstract: "Parse, evaluate, time and try what reads the articles.",
        subcommands: [
            Parse.self, Evaluate.self, Bench.self, Growth.self, EventLab.self, StoryLab.self,
            Fuzz.self,
        ])
}
