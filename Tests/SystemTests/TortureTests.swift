import Foundation
import TestSupport
import Testing

/// The short form of `make torture`: the daemon as it is shipped, under faults (Tests/Torture).
///
/// Each case prints its seed; DATELINE_SEED replays it.
@Suite(.timeLimit(.minutes(10)), .enabled(if: canTorture, "needs python3 and clang"))
struct TortureTests {
    private static let torture = "\(Checkout.path)/Tests/Torture"

    /// The cases, and for those that can be long, how long they are here.
    private static let cases: [[String]] = [
        ["kills", "--kills", "24"], ["power_cuts", "--cuts", "8"], ["stopped", "--files", "1000"],
        ["failing_sync"], ["late_sync"], ["failing_sync_by_strace"], ["full_disk"],
        ["full_inode_table"],
        ["read_only_spool"], ["failed_move"], ["changed_permissions"], ["replaced_spool"],
        ["polling"],
        ["slow_writer"], ["crashing_file"], ["clock_steps"], ["reload"],
        ["service_manager"], ["unread_systemd_journal"],
    ]

    @Test(arguments: cases) func survives(arguments: [String]) async throws {
        let folder = URL(fileURLWithPath: Checkout.program("datelined"))
            .deletingLastPathComponent().path
        let result = try await onOwnThread {
            try runProgram(
                "/usr/bin/env",
                ["DATELINE_BIN=\(folder)", "python3", "\(Self.torture)/torture.py"] + arguments)
        }
        #expect(result.exitCode == 0, "\(result.output)\(result.errors.suffix(4_000))")
        print(result.output)
    }

    /// Every case of the long form is in the short one, but those that measure.
    @Test func noCaseIsLeftOut() throws {
        let result = try runProgram(
            "/usr/bin/env", ["python3", "\(Self.torture)/torture.py", "list"])
        let named = Set(result.lines).subtracting(["endurance"])
        #expect(named == Set(Self.cases.map { $0[0] }))
    }

    /// What causes the faults is put between the daemon and libc: it is not in the daemon.
    @Test func theShippedProgramKnowsNoFailpoints() throws {
        let program = try Data(contentsOf: URL(fileURLWithPath: Checkout.program("datelined")))
        for word in ["FAILPOINT", "failpoint", "Failpoint"] {
            #expect(program.range(of: Data(word.utf8)) == nil, "\(word)")
        }
    }
}

private let canTorture =
    ["python3", "clang"].allSatisfy { name in
        (try? runProgram("/usr/bin/env", ["which", name]).exitCode) == 0
    }
