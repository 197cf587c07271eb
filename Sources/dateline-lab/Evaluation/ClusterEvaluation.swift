import Extraction
import Records

/// B³ of the stories found in one pass: the dev clusters in the order of their dates, as `score.py`
/// scores them, and ECB+'s subtopics in an order made by chance.
struct ClusterEvaluation {
    let workbench: Workbench

    func figures() throws -> [Figure] {
        let news = try NewsTexts(workbench).clustered()
        let records = try news.map {
            try workbench.extract($0.submission).envelopes().map(\.record)
        }
        let dev = ClusterScore(gold: news.map { $0.story ?? "" }, stream: records)
        let articles = try ECBPlus(workbench).articles()
        let scores = Self.seeds.map {
            ClusterScore(articles, threshold: nil, seed: $0)
        }
        return [
            Figure("stories.clusters-dev-b3", dev.f1 * 100),
            Figure("stories.clusters-dev-pair", dev.pairF1 * 100),
            Figure(
                "stories.ecb-subtopics-b3",
                scores.map(\.f1).reduce(0, +) * 100 / Double(scores.count)),
        ]
    }

    /// Of the orders that ECB+ is read in: it has no dates.
    static let seeds: [UInt64] = [1, 2, 3]
}
