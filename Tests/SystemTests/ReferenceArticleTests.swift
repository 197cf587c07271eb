import Foundation
import TestSupport
import Testing

/// The two articles that the project is for; they are on the developers' machines only.
@Suite(.timeLimit(.minutes(5))) struct ReferenceArticleTests {
    private static let dates = ["000": "2023-02-10", "001": "2023-02-08"]

    @Test(.enabled(if: Checkout.referenceArticles != nil, "the reference articles are not here"))
    func eachGivesRecordsOfEveryKind() async throws {
        let folder = try #require(Checkout.referenceArticles)
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            for name in names {
                let date = try #require(Self.dates[String(name.prefix(3))])
                let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
                try daemon.drop(Array(bytes), as: "\(date)-\(name)")
            }
            let articles = try daemon.records(kinds: ["article"]) { $0.count == names.count }
            #expect(
                articles.map(\.sourceName).sorted() == [
                    "2023-02-08-\(names[1])", "2023-02-10-\(names[0])",
                ])
            let records = try daemon.recordsSoFar()
            for article in articles {
                let id = article.payload["id"] as? String
                let kinds = Set(
                    records.filter { $0.fields["article"] as? String == id }.map(\.kind))
                #expect(kinds.isSuperset(of: ["entity", "quote", "time", "place", "event"]))
                let published = article.payload["published"] as? [String: Any]
                #expect(published?["basis"] as? String == "filename")
            }
            #expect(daemon.stop() == 0)
        }
    }

    @Test(
        .enabled(if: Checkout.referenceArticles != nil, "the reference articles are not here"),
        arguments: [false, true])
    func bothTellOneStory(laterFirst: Bool) async throws {
        let folder = try #require(Checkout.referenceArticles)
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            for (number, name) in (laterFirst ? names : names.reversed()).enumerated() {
                let date = try #require(Self.dates[String(name.prefix(3))])
                let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
                try daemon.drop(Array(bytes), as: "\(date)-\(name)")
                _ = try daemon.records(kinds: ["article"]) { $0.count == number + 1 }
            }
            let story = try #require(try daemon.records(kinds: ["story"]) { !$0.isEmpty }.last)
            #expect(daemon.stop() == 0)
            #expect((story.payload["articles"] as? [Any])?.count == 2)
            let facts = story.payload["facts"] as? [[String: Any]] ?? []
            let corroborated = Set(
                facts.filter { $0["independentSources"] as? Int == 2 }
                    .compactMap { $0["type"] as? String })
            #expect(corroborated.isSuperset(of: ["REQUEST", "REJECT", "ASSAULT"]))
            let disputes = story.payload["disputes"] as? [[String: Any]] ?? []
            let called = disputes.map { dispute in
                (dispute["positions"] as? [[String: Any]] ?? [])
                    .compactMap { $0["text"] as? String }.joined(separator: "; ")
            }
            #expect(called.contains { $0.contains("airship") && $0.contains("spy balloon") })
        }
    }
}
