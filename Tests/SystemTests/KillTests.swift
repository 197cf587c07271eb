import Foundation
import TestSupport
import Testing

/// T1 in small: killed at 50 moments, no article is lost and none comes twice.
@Suite(.timeLimit(.minutes(10))) struct KillTests {
    private static let kills = 50
    private static let dropsEach = 4

    @Test func killedAtAnyMomentNothingIsLostAndNothingComesTwice() async throws {
        try await onOwnThread {
            let seed =
                UInt64(ProcessInfo.processInfo.environment["DATELINE_SEED"] ?? "")
                ?? UInt64.random(in: .min ... .max)
            print("kill test: DATELINE_SEED=\(seed) replays this run's choices")
            var random = SplitMix(state: seed)
            let daemon = try RunningDaemon()
            try daemon.start()
            var dropped: Set<String> = []
            for round in 0..<Self.kills {
                for number in 0..<Self.dropsEach {
                    let name = "article-\(round)-\(number).txt"
                    try daemon.drop("\(EndToEndTests.article)\nNumber \(name).\n", as: name)
                    dropped.insert(name)
                }
                // Spin, not sleep: the kill comes in the middle of the work, at a random moment.
                let end = ContinuousClock.now + .microseconds(Int(random.next() % 60_000))
                while ContinuousClock.now < end {}
                daemon.kill()
                try daemon.start()
            }
            let articles = try daemon.records(kinds: ["article", "failed"]) {
                $0.count >= dropped.count
            }
            #expect(daemon.stop() == 0)
            // One that was being read at three kills is told as failed, once (I6).
            #expect(
                articles.allSatisfy {
                    $0.kind == "article" || $0.payload["attempts"] as? Int == 3
                })
            #expect(articles.map(\.sourceName).sorted() == dropped.sorted(), "seed \(seed)")
            let verify = try runProgram(
                Checkout.program("dateline"), ["journal", "verify", daemon.journal])
            #expect(verify.exitCode == 0, "\(verify.errors)")
            #expect(daemon.folder.names(in: "spool/work").isEmpty)
            #expect(daemon.folder.names(in: "spool/incoming").isEmpty)
        }
    }

    /// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
    private struct SplitMix {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
            return word ^ word >> 31
        }
    }
}
