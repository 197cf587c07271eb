import Records
import Stories

/// How well clusters found in one pass fit gold ones (Bagga and Baldwin 1998).
struct ClusterScore {
    let articles: Int
    let clusters: Int
    let precision: Double
    let recall: Double
    /// Harmonic mean over pairs of articles in one cluster.
    let pairF1: Double

    /// In an order made by chance.
    init(_ gold: [ECBPlus.Article], threshold: Double?, seed: UInt64) {
        var chance = Chance(seed: seed)
        let order = gold.shuffled(using: &chance)
        self.init(gold: order.map(\.subtopic), stream: order.map(\.records), threshold: threshold)
    }

    init(gold: [String], stream: [[Record]], threshold: Double? = nil) {
        self.init(gold: gold, found: Self.stories(of: stream, threshold: threshold))
    }

    /// The story that each article is in at the end; of one that is alone its own id.
    static func stories(of stream: [[Record]], threshold: Double? = nil) -> [String] {
        var fold = threshold.map { StoryFold(threshold: $0) } ?? StoryFold()
        var stories: [String: String] = [:]
        for records in stream {
            for story in fold.add(records) {
                for account in story.articles { stories[account.id] = story.id }
            }
        }
        return stream.map { id(of: $0) }.map { stories[$0] ?? $0 }
    }

    init(gold: [String], found: [String]) {
        var both: [String: Int] = [:]
        for (one, two) in zip(gold, found) { both["\(one)\t\(two)", default: 0] += 1 }
        let golds = Dictionary(gold.map { ($0, 1) }, uniquingKeysWith: +)
        let founds = Dictionary(found.map { ($0, 1) }, uniquingKeysWith: +)
        var precision = 0.0
        var recall = 0.0
        for (one, two) in zip(gold, found) {
            let shared = Double(both["\(one)\t\(two)"] ?? 0)
            precision += shared / Double(founds[two] ?? 1)
            recall += shared / Double(golds[one] ?? 1)
        }
        articles = gold.count
        clusters = founds.count
        self.precision = precision / Double(max(1, gold.count))
        self.recall = recall / Double(max(1, gold.count))
        let pairs = { (counts: [String: Int]) in
            counts.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        }
        pairF1 = 2 * Double(pairs(both)) / Double(max(1, pairs(golds) + pairs(founds)))
    }

    private static func id(of records: [Record]) -> String {
        if case .article(let article)? = records.first { return article.id }
        return ""
    }

    var f1: Double { 2 * precision * recall / max(1e-9, precision + recall) }

    var text: String {
        let figures = [("P", precision), ("R", recall), ("B3", f1), ("pair_F", pairF1)]
        return "articles=\(articles) clusters=\(clusters) "
            + figures.map { "\($0)=\(Figure.text($1 * 100))" }.joined(separator: " ")
    }
}
