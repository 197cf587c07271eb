import Foundation
import TestSupport
import Testing

/// `dateline query` over history, and the same filters in `dateline tail`.
@Suite(.timeLimit(.minutes(5))) struct QueryTests {
    private static let dateline = Checkout.program("dateline")

    private func query(_ arguments: [String], at daemon: RunningDaemon) throws -> ProgramResult {
        try runProgram(
            Self.dateline, ["query", "--journal", daemon.journal, "--json"] + arguments)
    }

    /// Two articles in the journal, and all of its records as lines.
    private func withHistory(
        _ body: @escaping @Sendable (RunningDaemon, [String]) throws -> Void
    ) async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            try daemon.drop(EndToEndTests.article, as: "2024-03-14-a.txt")
            try daemon.drop("The council met in Oslo on Monday.", as: "2024-03-12-b.txt")
            _ = try daemon.records(kinds: ["article"]) { $0.count == 2 }
            let all = try runProgram(Self.dateline, ["journal", "export", daemon.journal])
            try body(daemon, all.lines)
            #expect(daemon.stop() == 0)
            // History needs no daemon.
            #expect(try query([], at: daemon).lines == all.lines)
        }
    }

    @Test func aFilterPassesTheSameOnTheSocketAndOverHistory() async throws {
        try await withHistory { daemon, all in
            for (arguments, word) in [
                (["--kind", "quote"], #""kind":"quote""#),
                (["--kind", "quote,event"], nil), (["--speaker", "Arden"], nil),
                (["--filter", #"{"not":{"kind":["sentence","place","time"]}}"#], nil),
                (["--place", "NO"], nil), (["--entity", "NO", "--kind", "entity"], nil),
            ] as [([String], String?)] {
                let found = try query(arguments, at: daemon)
                #expect(found.exitCode == 0, "\(found.errors)")
                if let word { #expect(found.lines == all.filter { $0.contains(word) }) }
                #expect(found.lines.allSatisfy(Set(all).contains) && found.lines.count < all.count)
                let told = try runProgram(
                    Self.dateline,
                    [
                        "tail", "--socket", daemon.socket, "--from", "first", "--json",
                        "--until-live",
                    ] + arguments)
                #expect(told.lines == found.lines, "\(arguments) \(told.errors)")
            }
        }
    }

    @Test func rangesAreOfSeqsAndOfTimes() async throws {
        try await withHistory { daemon, all in
            let end = all.count
            for (arguments, expected) in [
                (["--seq", "2..4"], Array(all[1...3])), (["--seq", "3"], [all[2]]),
                (["--seq", "\(end)..", "--count"], ["1"]),
                (["--seq", "..3", "--limit", "2"], Array(all.prefix(2))),
                (["--seq", "\(end + 5).."], []), (["--since", "2020-01-01"], all),
                (["--since", "2100-01-01"], []), (["--until", "2020-01-01"], []),
            ] {
                let found = try query(arguments, at: daemon)
                #expect(found.lines == expected, "\(arguments) \(found.errors)")
            }
        }
    }

    @Test(arguments: [
        (["--filter", #"{"kind":["quot"]}"#], "column 10"),
        (["--filter", #"{"kind":"#], "column 9"), (["--kind", "quot"], "--kind quot"),
        (["--seq", "5..2"], "--seq must be like"), (["--since", "noon"], "--since must be like"),
    ])
    func whatIsWrongIsPointedAt(arguments: [String], word: String) async throws {
        try await onOwnThread {
            let result = try runProgram(Self.dateline, ["query", "--journal", "/"] + arguments)
            #expect(result.exitCode == 64)
            #expect(result.errors.contains(word), "\(result.errors)")
        }
    }

    @Test func aJournalThatIsNotThereIsNamed() async throws {
        try await onOwnThread {
            let result = try runProgram(Self.dateline, ["query", "--journal", "/nowhere"])
            #expect(result.exitCode == 66)
            #expect(result.errors.contains("/nowhere"))
        }
    }
}
