import ArgumentParser
import Glibc

/// `dateline-lab evaluate`: the quality figures on dev data, against committed thresholds.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the figures on dev data; fail where one is below its threshold.")

    enum Task: String, CaseIterable, ExpressibleByArgument {
        case parse, raw, sentences, names, coref, plv, aw, ih2, polnear, times, geo, specs
        case clusters, copies
        case eventCoreference = "event-coref"
        case mainEvent = "5w1h"
    }

    @Argument(help: "What to measure; default: everything.")
    var tasks: [Task] = []
    @Option(help: "The gold data. Default: $DATELINE_DATA, or ../shared/data.")
    var data: String?
    @Option(name: .customLong("seeds"), help: "The folder of lexicons, rules and models.")
    var folder = "seeds"
    @Option(help: "What the figures must reach at least.")
    var thresholds = "Tests/Cases/thresholds.tsv"

    func run() throws {
        let variable = unsafe getenv("DATELINE_DATA").map { unsafe String(cString: $0) }
        let data = data ?? variable ?? "../shared/data"
        guard unsafe access(data, R_OK) == 0 else {
            print("skipped: no gold data at \(data)")
            return
        }
        let thresholds = try Thresholds(path: thresholds)
        let workbench = try Workbench(seeds: folder, data: data)
        print("figure\tvalue\tleast\tbar\taim")
        var failed = 0
        for task in tasks.isEmpty ? Task.allCases : tasks {
            for figure in try figures(task, workbench) {
                let row = thresholds[figure.name]
                let passes = row.map { figure.value + 0.05 >= $0.least } ?? true
                let least = row.map { Figure.text($0.least) } ?? "-"
                print(
                    [
                        figure.name, figure.text, least, String(row?.bar ?? "-"),
                        String(row?.aim ?? "-"), passes ? "" : "BELOW",
                    ].joined(separator: "\t"))
                if !passes { failed += 1 }
            }
        }
        if failed > 0 { throw ExitCode(1) }
    }

    private func figures(_ task: Task, _ workbench: Workbench) throws -> [Figure] {
        switch task {
        case .parse: try TreeEvaluation(workbench: workbench).figures()
        case .raw: try RawTextEvaluation(workbench: workbench).figures()
        case .sentences: try SentenceEvaluation(workbench: workbench).figures()
        case .names: try NameEvaluation(workbench: workbench).figures()
        case .plv: try EventTypeEvaluation(workbench: workbench).figures()
        case .aw: try RoleEvaluation(workbench: workbench).figures()
        case .ih2: try FactualityEvaluation(workbench: workbench).figures()
        case .mainEvent: try MainEventEvaluation(workbench: workbench).figures()
        case .coref: try CoreferenceEvaluation(workbench: workbench).figures()
        case .polnear: try PolnearEvaluation(workbench: workbench).figures()
        case .times: try TimeEvaluation(workbench: workbench).figures()
        case .geo: try PlaceEvaluation(workbench: workbench).figures()
        case .specs: try SpecEvaluation(workbench: workbench).figures()
        case .clusters: try ClusterEvaluation(workbench: workbench).figures()
        case .copies: try CopyEvaluation(workbench: workbench).figures()
        case .eventCoreference: try EventCoreferenceEvaluation(workbench: workbench).figures()
        }
    }
}
