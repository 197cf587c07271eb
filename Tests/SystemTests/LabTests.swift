import Foundation
import TestSupport
import Testing

/// The developers' command `dateline-lab`.
@Suite(.timeLimit(.minutes(5))) struct LabTests {
    private static let lab = Checkout.program("dateline-lab")
    private static let seeds = Checkout.path + "/seeds"
    private static let data =
        ProcessInfo.processInfo.environment["DATELINE_DATA"] ?? Checkout.path + "/../shared/data"

    @Test func parseKeepsTokensAndFillsTheirColumns() async throws {
        try await onOwnThread {
            let input = """
                # sent_id = 1
                1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
                1\tDo\t_\t_\t_\t_\t_\t_\t_\t_
                2\tn't\t_\t_\t_\t_\t_\t_\t_\t_
                3\tshout\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No


                """
            let run = try runProgram(
                Self.lab, ["parse", "--model", Self.seeds + "/models/english.dateline"],
                input: input)
            #expect(run.exitCode == 0)
            #expect(run.lines.prefix(2) == ["# sent_id = 1", "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_"])
            let rows = run.lines.dropFirst(2).prefix(3).map { $0.components(separatedBy: "\t") }
            #expect(rows.map { $0[3] } == ["AUX", "PART", "VERB"])
            #expect(rows.map { $0[6] } == ["3", "3", "0"])
            #expect(rows.map { $0[7] } == ["aux", "advmod", "root"])
            #expect(rows.last?[9] == "SpaceAfter=No")
        }
    }

    @Test func aDamagedModelIsRefusedByName() async throws {
        try await onOwnThread {
            let folder = try TemporaryFolder()
            try folder.write("no model", to: "english.dateline")
            let path = folder.path + "/english.dateline"
            let run = try runProgram(Self.lab, ["parse", "--model", path], input: "")
            #expect(run.exitCode != 0)
            #expect(run.errors.contains("\(path): foreign"))
        }
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: data), "the gold data is not here"))
    func theFiguresReachTheirThresholds() async throws {
        try await onOwnThread {
            let thresholds = Checkout.path + "/Tests/Cases/thresholds.tsv"
            let run = try runProgram(
                Self.lab,
                [
                    "evaluate", "--data", Self.data, "--seeds", Self.seeds, "--thresholds",
                    thresholds,
                ])
            #expect(run.exitCode == 0, "\(run.lines.filter { $0.hasSuffix("BELOW") })")
        }
    }
}
