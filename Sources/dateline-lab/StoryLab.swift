import ArgumentParser
import Glibc

/// `dateline-lab stories`: parameters of stories, and how fast they are.
struct StoryLab: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "Try thresholds on ECB+; measure speed with a full window.",
        discussion: "What stories reach on dev data is measured by dateline-lab evaluate.",
        subcommands: [Clusters.self, Speed.self])

    /// Where the gold data and the seeds are.
    struct Folders: ParsableArguments {
        @Option(help: "The gold data. Default: $DATELINE_DATA, or ../shared/data.")
        var data: String?
        @Option(name: .customLong("seeds"), help: "The folder of lexicons, rules and models.")
        var folder = "seeds"

        func workbench() throws -> Workbench {
            let variable = unsafe getenv("DATELINE_DATA").map { unsafe String(cString: $0) }
            return try Workbench(seeds: folder, data: data ?? variable ?? "../shared/data")
        }
    }

    /// `dateline-lab stories clusters`.
    struct Clusters: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "B³ of clusters against ECB+'s subtopics, in one pass.",
            discussion: """
                ECB+ has no dates: its articles come in an order made by chance from --seed, all \
                topics mixed, as news comes. The odd topics are for choosing parameters, the even \
                ones for measuring.
                """)

        enum Half: String, CaseIterable, ExpressibleByArgument { case odd, even, all }

        @OptionGroup var folders: Folders
        @Option(help: "Which topics: odd, even or all.")
        var topics = Half.all
        @Option(help: "Similarities to try, separated by commas.")
        var thresholds = ""
        @Flag(help: "Only the first subtopic of each: events that nobody sought out to be alike.")
        var firsts = false
        @Option(help: "Of the order.")
        var seed: UInt64 = 1

        func run() throws {
            let articles = try ECBPlus(folders.workbench()).articles().filter {
                (topics == .all || ($0.topic % 2 == 1) == (topics == .odd))
                    && (!firsts || !$0.subtopic.hasSuffix("+"))
            }
            let wanted = thresholds.split(separator: ",").compactMap { Double($0) }
            for threshold in wanted.isEmpty ? [nil] : wanted.map(Optional.init) {
                let score = ClusterScore(articles, threshold: threshold, seed: seed)
                print(
                    "ecb-\(topics.rawValue)", threshold.map { "threshold=\($0)" } ?? "",
                    score.text)
            }
        }
    }
}
