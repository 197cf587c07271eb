import FoundationEssentials
import Prose

/// The articles of the dev clusters and of 5w1h.
struct NewsTexts {
    private let workbench: Workbench

    struct Article: Decodable {
        var id: String?
        var story: String?
        var title: String?
        var lead: String?
        var text: String
        var date: String?
        var domain: String?

        /// Title, lead and text as paragraphs.
        var submission: Submission {
            Submission(
                text: [title, lead, text].compactMap { $0 }.filter { !$0.isEmpty }
                    .joined(separator: "\n\n"),
                title: title, published: date.map { String($0.prefix(10)) }, publisher: domain)
        }
    }

    init(_ workbench: Workbench) { self.workbench = workbench }

    /// In the order of their dates.
    func clustered() throws -> [Article] {
        try workbench.gold("stories/clusters-dev.jsonl").split(separator: "\n").map {
            try JSONDecoder().decode(Article.self, from: Data($0.utf8))
        }.sorted { ($0.date ?? "", $0.id ?? "") < ($1.date ?? "", $1.id ?? "") }
    }

    /// Those of 5w1h, by the names of their files.
    func single() throws -> [Article] {
        try workbench.files("5w1h/articles").compactMap { name in
            let json = try workbench.gold("5w1h/articles/\(name)")
            return try? JSONDecoder().decode(Article.self, from: Data(json.utf8))
        }
    }
}
