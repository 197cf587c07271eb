import Extraction
import Records
import Stories

/// Recall and precision of copies among articles and edited ones, in percent.
///
/// Every article of the dev clusters and of 5w1h comes once as it is, then, all mixed, with each of
/// the edits: 30 to 70 % of the text cut, reordered, a new lead, outlets' names changed, all at
/// once. A copy is found where `copyOf` names its own article; wrong where it names another, or an
/// article that is no edit is called one.
struct CopyEvaluation {
    let workbench: Workbench

    private struct Item {
        let id: String
        let records: [Record]
        /// The article that it was made of.
        let original: String?
    }

    func figures() throws -> [Figure] {
        let texts = NewsTexts(workbench)
        let articles = Self.distinct(try texts.clustered() + texts.single())
        var maker = CopyMaker(seed: Self.seed)
        var stream = try articles.map {
            try read(CopyMaker.text(title: $0.title, body: $0.text), of: nil)
        }
        var edited: [Item] = []
        for (index, article) in articles.enumerated() {
            let other = articles[(index + articles.count / 2) % articles.count].text
            for edit in CopyMaker.Edit.allCases {
                let text = maker.copy(
                    title: article.title, body: article.text, edit: edit, other: other)
                edited.append(try read(text, of: stream[index].id))
            }
        }
        var chance = Chance(seed: Self.seed)
        stream += edited.shuffled(using: &chance)
        let score = Self.score(stream)
        return [
            Figure("stories.copies-recall", score.recall),
            Figure("stories.copies-precision", score.precision),
        ]
    }

    private static let seed: UInt64 = 1

    private func read(_ text: String, of original: String?) throws -> Item {
        let extraction = try workbench.extract(text)
        return Item(
            id: extraction.article.id, records: extraction.envelopes().map(\.record),
            original: original)
    }

    private static func score(_ stream: [Item]) -> Score {
        var fold = StoryFold()
        var copyOf: [String: String] = [:]
        for article in stream {
            for story in fold.add(article.records) {
                for account in story.articles { copyOf[account.id] = account.copyOf }
            }
        }
        var score = Score()
        var seen: Set<String> = []
        for article in stream where seen.insert(article.id).inserted {
            let found = copyOf[article.id]
            // The originals of what is itself a copy are one.
            let gold = article.original.map { copyOf[$0] ?? $0 }
            if gold != nil { score.gold += 1 }
            if found != nil { score.predicted += 1 }
            if gold != nil, found == gold { score.right += 1 }
        }
        return score
    }

    /// Without those that share a tenth of their wording with one before: what is itself a copy has
    /// no original of its own.
    private static func distinct(_ articles: [NewsTexts.Article]) -> [NewsTexts.Article] {
        var seen: Set<String> = []
        return articles.filter { article in
            let words = article.text.lowercased().split { !$0.isLetter && !$0.isNumber }
            guard words.count > 5 else { return false }
            let runs = Set((0...words.count - 5).map { words[$0..<$0 + 5].joined(separator: " ") })
            let known = seen.intersection(runs).count
            seen.formUnion(runs)
            return known * 10 < runs.count
        }
    }
}
