import Stories

/// B³ of event coreference on ECB+: gold mentions, the stories that were found, all articles of one
/// story together.
struct EventCoreferenceEvaluation {
    let workbench: Workbench

    func figures() throws -> [Figure] {
        let articles = try ECBPlus(workbench).articles()
        let scores = ClusterEvaluation.seeds.map { seed in
            var chance = Chance(seed: seed)
            return Self.score(articles.shuffled(using: &chance)).f1
        }
        return [
            Figure(
                "stories.ecb-events-b3", scores.reduce(0, +) * 100 / Double(scores.count))
        ]
    }

    private static func score(_ articles: [ECBPlus.Article]) -> ClusterScore {
        let stories = ClusterScore.stories(of: articles.map(\.records))
        var events: [String: EventMentions] = [:]
        var gold: [String] = []
        var found: [String] = []
        for (article, story) in zip(articles, stories) {
            var mentions = events[story] ?? EventMentions()
            mentions.begin(article.records)
            for mention in article.mentions {
                let event = mentions.add(lemma: mention.lemma, event: mention.event)
                gold.append(mention.chain)
                found.append("\(story) \(event)")
            }
            events[story] = mentions
        }
        return ClusterScore(gold: gold, found: found)
    }
}
