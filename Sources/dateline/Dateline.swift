import ArgumentParser

/// The command line: one subcommand a file.
@main
struct Dateline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline",
        abstract: "Who said what, who did what to whom, when and where, from news articles.",
        discussion: """
            The daemon datelined reads articles that are dropped into its folder; this command \
            drops them (submit), shows what is read out of them (tail), looks through what there is \
            (query), looks after the journal (journal) and asks how the daemon is (status). extract \
            reads articles without a daemon, explain shows why a record is as it is.

            EXIT CODES: 0 done; 1 something could not be done, said on standard error; 64 wrong \
            usage; 65 the data are damaged or no article; 66 a file cannot be read; 69 the daemon \
            cannot be reached; 75 the daemon uses the journal; 78 the seeds or the configuration \
            cannot be used.
            """,
        version: "0.1.0",
        subcommands: [
            Extract.self, Explain.self, Submit.self, Tail.self, Query.self, StoryCommand.self,
            Journal.self, Status.self,
        ])
}

/// Exit codes (sysexits.h) of this command.
enum Exit {
    static let dataError = ExitCode(65)
    static let noInput = ExitCode(66)
    static let unavailable = ExitCode(69)
    static let temporary = ExitCode(75)
    static let configuration = ExitCode(78)
}
