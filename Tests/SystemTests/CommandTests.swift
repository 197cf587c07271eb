import Foundation
import TestSupport
import Testing

/// The command `dateline`, as a shell runs it.
@Suite(.timeLimit(.minutes(5))) struct CommandTests {
    private static let dateline = Checkout.program("dateline")

    private func json(_ line: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }

    @Test func extractPrintsRecordsWithoutSeqAndTheSameEveryTime() async throws {
        try await onOwnThread {
            let folder = try TemporaryFolder()
            try folder.write(EndToEndTests.article, to: "a.txt")
            let path = "\(folder.path)/a.txt"
            let once = try runProgram(
                Self.dateline,
                ["extract", "--published", "2024-03-14", "--with", "text,tokens", path])
            #expect(once.exitCode == 0)
            let records = try once.lines.map(json)
            #expect(records.first?["kind"] as? String == "article")
            #expect(records.allSatisfy { $0["seq"] == nil })
            let article = records.first?["article"] as? [String: Any]
            #expect(article?["text"] as? String == EndToEndTests.article)
            let sentences = records.filter { $0["kind"] as? String == "sentence" }
            #expect(!sentences.isEmpty)
            let again = try runProgram(
                Self.dateline,
                ["extract", "--published", "2024-03-14", "--with", "text,tokens", path])
            #expect(again.output == once.output)
        }
    }

    @Test func explainTellsTheWayToARecord() async throws {
        try await onOwnThread {
            let folder = try TemporaryFolder()
            try folder.write("“The fox is well,” said Robert Quillford.", to: "a.txt")
            let path = "\(folder.path)/a.txt"
            let known = try runProgram(Self.dateline, ["explain", path, "q1"])
            #expect(known.exitCode == 0)
            #expect(known.lines.first == "quote q1: “The fox is well,”")
            #expect(known.lines.contains { $0.contains("lexicons/reporting-verbs") })
            let unknown = try runProgram(Self.dateline, ["explain", path, "q9"])
            #expect(unknown.exitCode == 1)
        }
    }

    @Test func extractReadsLinesInOrderAndABadOneDoesNotEndTheRun() async throws {
        try await onOwnThread {
            let lines = [
                #"{"id":"1","text":"The council met in Oslo.","published":"2024-03-14"}"#,
                "not json", #"{"id":"3"}"#, #"{"id":4,"text":""}"#,
                #"{"id":"5","text":"The council met in Rome.","published":"soon"}"#,
                #"{"id":"6","text":"“It is over,” he said."}"#,
            ]
            let result = try runProgram(
                Self.dateline, ["extract", "--jsonl", "--jobs", "3", "--stories"],
                input: lines.joined(separator: "\n"))
            #expect(result.exitCode == 0)
            let answers = try result.lines.map(json)
            #expect(answers.count == 7)
            let ids = answers.dropLast().map { $0["id"].map { "\($0)" } ?? "-" }
            #expect(ids == ["1", "<null>", "3", "4", "5", "6"])
            let hasRecords = answers.dropLast().map { $0["records"] != nil }
            #expect(hasRecords == [true, false, false, false, false, true])
            #expect(answers.last?["stories"] is [Any])
        }
    }

    @Test func submitTailStatusAndVerifyWorkTogether() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            try daemon.folder.write(EndToEndTests.article, to: "a.txt")
            let submit = try runProgram(
                Self.dateline,
                [
                    "submit", "--spool", daemon.spool, "--published", "2024-03-14", "--publisher",
                    "Example", "\(daemon.folder.path)/a.txt",
                ])
            #expect(submit.exitCode == 0, "\(submit.errors)")
            let articles = try daemon.records(kinds: ["article"]) { $0.count == 1 }
            #expect(articles[0].payload["publisher"] as? String == "Example")

            let tail = try runProgram(
                Self.dateline,
                ["tail", "--socket", daemon.socket, "--from", "first", "--until-live"])
            #expect(tail.output.contains("Ministers Refuse Talks"))
            #expect(tail.output.contains("“We have nothing to discuss"))
            #expect(!tail.output.contains("\u{1B}"), "no colours in a file")
            let quotes = try runProgram(
                Self.dateline,
                [
                    "tail", "--socket", daemon.socket, "--from", "1", "--kind", "quote", "--json",
                    "--until-live",
                ])
            #expect(!quotes.lines.isEmpty)
            #expect(try quotes.lines.allSatisfy { try json($0)["kind"] as? String == "quote" })

            let status = try runProgram(
                Self.dateline, ["status", "--json", "--socket", daemon.socket])
            let numbers = try json(status.output)["status"] as? [String: Any]
            #expect(numbers?["articles"] as? Int == 1)
            let verify = try runProgram(Self.dateline, ["journal", "verify", daemon.journal])
            #expect(verify.exitCode == 0)
            #expect(verify.output.contains("good"))
            #expect(daemon.stop() == 0)
            let gone = try runProgram(Self.dateline, ["status", "--socket", daemon.socket])
            #expect(gone.exitCode == 69)
        }
    }

    @Test func tailGoesOnWhereItsCursorFileSays() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            let cursor = "\(daemon.folder.path)/cursor"
            let arguments = [
                "tail", "--socket", daemon.socket, "--from", "first", "--cursor-file", cursor,
                "--json", "--until-live",
            ]
            try daemon.drop(EndToEndTests.article, as: "a.txt")
            _ = try daemon.records(kinds: ["article"]) { $0.count == 1 }
            let first = try runProgram(Self.dateline, arguments)
            #expect(!first.lines.isEmpty)
            #expect(try runProgram(Self.dateline, arguments).lines.isEmpty)
            try daemon.drop("\(EndToEndTests.article)More.\n", as: "b.txt")
            _ = try daemon.records(kinds: ["article"]) { $0.count == 2 }
            let second = try runProgram(Self.dateline, arguments)
            #expect(try json(second.lines[0])["seq"] as? Int == first.lines.count + 1)
            #expect(daemon.stop() == 0)
        }
    }

    @Test(arguments: [
        ["extract"], ["extract", "--jsonl", "a.txt"], ["extract", "--with", "pictures", "a.txt"],
        ["tail", "--kind", "quotes"], ["tail", "--from", "yesterday"],
        ["submit", "--published", "soon", "a.txt"],
    ])
    func wrongUsageIsToldSo(arguments: [String]) async throws {
        let result = try await onOwnThread { try runProgram(Self.dateline, arguments) }
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("Error:"))
    }
}
