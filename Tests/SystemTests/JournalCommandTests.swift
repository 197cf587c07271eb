import Foundation
import TestSupport
import Testing

/// `dateline journal`, on the journal of a real daemon.
@Suite(.timeLimit(.minutes(5))) struct JournalCommandTests {
    private static let dateline = Checkout.program("dateline")
    private static let segment = "journal/00000000000000000001.journal"

    /// A journal of several articles, and the daemon that wrote it.
    private func withArticles(_ body: (RunningDaemon) throws -> Void) throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        for number in 1...5 {
            try daemon.drop("\(EndToEndTests.article)\(number)", as: "\(number).txt")
        }
        try daemon.drop([], as: "empty.txt")
        _ = try daemon.records(kinds: ["article", "failed"]) { $0.count == 6 }
        try body(daemon)
    }

    private func journal(_ arguments: String..., at daemon: RunningDaemon) throws -> ProgramResult {
        try runProgram(Self.dateline, ["journal"] + arguments + [daemon.journal])
    }

    @Test func readsBesideTheDaemon() async throws {
        try await onOwnThread {
            try withArticles { daemon in
                let records = try daemon.recordsSoFar()
                let export = try journal("export", at: daemon)
                #expect(export.lines.count == records.count)
                let part = try journal("export", "--from", "3", "--to", "4", at: daemon)
                #expect(part.lines == Array(export.lines[2...3]))
                #expect(try journal("verify", at: daemon).exitCode == 0)
                #expect(try journal("dump", at: daemon).lines.count == 6)
                let stats = try journal("stats", "--json", at: daemon)
                let fields = try JSONSerialization.jsonObject(with: Data(stats.output.utf8))
                let counts = fields as? [String: Any]
                #expect(counts?["records"] as? Int == records.count)
                #expect(counts?["articles"] as? Int == 5)
                #expect(counts?["failed"] as? Int == 1)
                // Nobody repairs what somebody writes.
                #expect(try journal("repair", "--apply", at: daemon).exitCode == 75)
                #expect(daemon.stop() == 0)
            }
        }
    }

    /// docs/JOURNAL.md is enough to write a reader: this one knows nothing else.
    @Test(.enabled(if: findProgram("python3") != nil, "needs python3"))
    func aStrangersReaderReadsTheSame() async throws {
        try await onOwnThread {
            try withArticles { daemon in
                let reader = "\(Checkout.path)/Tests/Torture/journal_reader.py"
                let stranger = try runProgram("/usr/bin/env", ["python3", reader, daemon.journal])
                #expect(stranger.exitCode == 0, "\(stranger.errors)")
                let ours = try journal("export", at: daemon)
                #expect(stranger.lines.count == ours.lines.count)
                for (left, right) in zip(stranger.lines, ours.lines) {
                    #expect(try object(left) == object(right))
                }
                let lines = try String(contentsOfFile: reader, encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.count <= 61)
            }
        }
    }

    private func object(_ line: String) throws -> NSDictionary? {
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary
    }

    @Test func repairLosesOnlyWhatIsDamagedAndKeepsIt() async throws {
        try await onOwnThread {
            try withArticles { daemon in
                #expect(daemon.stop() == 0)
                let before = try journal("export", at: daemon).lines
                var bytes = try daemon.folder.bytes(Self.segment)
                bytes[200] ^= 1
                try daemon.folder.write(bytes, to: Self.segment)
                #expect(try daemon.startInVain().exitCode == 65)
                let plan = try journal("repair", at: daemon)
                #expect(plan.exitCode == 1)
                #expect(plan.output.contains("seq 1 to"))
                #expect(try daemon.folder.bytes(Self.segment) == bytes)
                #expect(try journal("repair", "--apply", at: daemon).exitCode == 0)
                #expect(daemon.folder.names(in: "journal").contains { $0.contains(".cut-") })
                let after = try journal("export", at: daemon).lines
                #expect(!after.isEmpty && after == Array(before.suffix(after.count)))
                try daemon.start()
                try daemon.drop("\(EndToEndTests.article)6", as: "6.txt")
                let articles = try daemon.records(kinds: ["article"]) { $0.count == 5 }
                #expect(articles.last?.sourceName == "6.txt")
                #expect(daemon.stop() == 0)
            }
        }
    }
}
