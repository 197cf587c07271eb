import Foundation
import TestSupport
import Testing

/// The whole line: a real daemon process, a real drop, a real subscriber.
@Suite(.timeLimit(.minutes(5))) struct EndToEndTests {
    static let article = """
        Ministers Refuse Talks

        GENEVA, March 14 (Example) -- Defense Minister Paul Arden on Tuesday rejected a request \
        for talks from France.

        "We have nothing to discuss," Arden said. "The matter is closed."

        """

    @Test func aDroppedArticleReachesTheSubscriberAndSurvivesARestart() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            try daemon.drop(Self.article, as: "2024-03-14-talks.txt")
            let first = try daemon.records { $0.contains { $0.kind == "quote" } }
            #expect(first.first?.kind == "article")
            #expect(first.first?.sourceName == "2024-03-14-talks.txt")
            #expect(first.map(\.seq) == Array(1...first.count))
            #expect(daemon.stop() == 0)
            #expect(daemon.folder.names(in: "spool/work").isEmpty)
            #expect(daemon.folder.names(in: "spool/done").count == 1)

            try daemon.start()
            let before = try daemon.recordsSoFar()
            try daemon.drop(Self.article, as: "again.txt")
            let all = try daemon.records { $0.count { $0.kind == "article" } == 2 }
            #expect(all.map(\.seq) == Array(1...all.count))
            #expect(all.last?.seq == before.count + 1)
            #expect(all.last?.payload["duplicateOf"] as? Int == 1)
            #expect(daemon.stop() == 0)
        }
    }

    /// I9: metadata as it may come.
    @Test func metadataComesInEveryForm() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            let body = "A Title Line\n\nThe council met in Oslo and agreed on nothing at all.\n"
            try daemon.drop(body, as: "2024-05-14-name.txt")
            try daemon.drop(
                "Title: T\nDate: 2024-05-15\nPublisher: P\nURL: http://e.org\n\n\(body)",
                as: "headers.txt")
            try daemon.drop(#"{"published":"2024-05-16","publisher":"S"}"#, as: "side.meta.json")
            try daemon.drop(body, as: "side.txt")
            try daemon.drop(
                #"{"title":"J","text":"The council met in Oslo.","published":"2024-05-17"}"#,
                as: "whole.json")
            let articles = try daemon.records(kinds: ["article"]) { $0.count == 4 }
            var found: [String: String] = [:]
            for article in articles {
                let published = article.payload["published"] as? [String: Any] ?? [:]
                let value = published["value"] as? String ?? "-"
                found[article.sourceName] = "\(value) \(published["basis"] as? String ?? "-")"
            }
            #expect(
                found == [
                    "2024-05-14-name.txt": "2024-05-14 filename",
                    "headers.txt": "2024-05-15 metadata", "side.txt": "2024-05-16 metadata",
                    "whole.json": "2024-05-17 metadata",
                ])
            #expect(daemon.stop() == 0)
        }
    }

    @Test func whatWasDroppedBeforeTheStartIsFound() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            #expect(daemon.stop() == 0)
            for number in 1...20 {
                try daemon.drop("\(Self.article)\(number)", as: "early-\(number).txt")
            }
            try daemon.start()
            let articles = try daemon.records(kinds: ["article"]) { $0.count == 20 }
            #expect(Set(articles.map(\.sourceName)).count == 20)
            #expect(daemon.stop() == 0)
        }
    }

    @Test func aSecondDaemonIsTurnedAway() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            let second = try daemon.startInVain()
            #expect(second.exitCode == 75)
            #expect(second.errors.contains("another daemon"))
            #expect(daemon.stop() == 0)
        }
    }

    @Test func aDamagedJournalStopsTheStartAndIsNotChanged() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            for number in 1...3 { try daemon.drop("\(Self.article)\(number)", as: "\(number).txt") }
            _ = try daemon.records(kinds: ["article"]) { $0.count == 3 }
            daemon.kill()
            let segment = "journal/00000000000000000001.journal"
            var bytes = try daemon.folder.bytes(segment)
            bytes[200] ^= 1
            try daemon.folder.write(bytes, to: segment)
            let result = try daemon.startInVain()
            #expect(result.exitCode == 65)
            #expect(result.errors.contains("00000000000000000001.journal"))
            #expect(try daemon.folder.bytes(segment) == bytes)
            let verify = try runProgram(
                Checkout.program("dateline"), ["journal", "verify", daemon.journal])
            #expect(verify.exitCode == 65)
        }
    }

    @Test func aWrongConfigurationIsRefusedWithItsLine() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon("[journl]\n")
            let result = try daemon.startInVain()
            #expect(result.exitCode == 78)
            #expect(result.errors.contains("dateline.toml:9: unknown section [journl]"))
        }
    }
}
