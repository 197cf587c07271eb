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
}
