import Records

/// The latest articles, with an index from features to those that have them.
struct ArticleWindow: Sendable {
    private var articles: [String: StoryArticle] = [:]
    private var storyOf: [String: String] = [:]
    private var storySizes: [String: Int] = [:]
    /// In the order of arrival; the first `gone` of them are no more in the window.
    private var order: [String] = []
    private var gone = 0
    private var postings: [UInt32: [String]] = [:]

    struct Neighbour {
        let article: StoryArticle
        let similarity: Double
    }

    func contains(_ id: String) -> Bool { articles[id] != nil }
    func article(_ id: String) -> StoryArticle? { articles[id] }
    func story(of id: String) -> String? { storyOf[id] }
    func holds(story: String) -> Bool { storySizes[story] ?? 0 > 0 }

    /// Gives the stories that lost an article because the window is full.
    mutating func insert(_ article: StoryArticle, story: String) -> [String] {
        articles[article.id] = article
        assign(article.id, story)
        order.append(article.id)
        for feature in article.features { postings[feature.hash, default: []].append(article.id) }
        var losers: [String] = []
        while order.count - gone > Limits.windowArticlesMax {
            let oldest = order[gone]
            gone += 1
            if let story = remove(oldest) { losers.append(story) }
        }
        if gone > Limits.windowArticlesMax {
            order.removeFirst(gone)
            gone = 0
        }
        return losers
    }

    mutating func update(_ article: StoryArticle, story: String) {
        articles[article.id] = article
        assign(article.id, story)
    }

    private mutating func assign(_ id: String, _ story: String) {
        if let old = storyOf[id] { storySizes[old, default: 1] -= 1 }
        storyOf[id] = story
        storySizes[story, default: 0] += 1
    }

    private mutating func remove(_ id: String) -> String? {
        guard let article = articles.removeValue(forKey: id) else { return nil }
        for feature in article.features {
            postings[feature.hash]?.removeAll { $0 == id }
            if postings[feature.hash]?.isEmpty ?? false { postings[feature.hash] = nil }
        }
        guard let story = storyOf.removeValue(forKey: id) else { return nil }
        storySizes[story, default: 1] -= 1
        if storySizes[story] == 0 { storySizes[story] = nil }
        return story
    }

    /// The articles most like one, best first; those published more than `windowDaysMax` from it
    /// must be the more like it.
    func nearest(to article: StoryArticle) -> [Neighbour] {
        var shared: [String: Double] = [:]
        for feature in article.features {
            guard let ids = postings[feature.hash], ids.count <= Limits.postingsMax else {
                continue
            }
            let weight = feature.weight * rarity(feature.hash)
            for id in ids { shared[id, default: 0] += weight }
        }
        let candidates = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .lazy.compactMap { articles[$0.key] }
            .prefix(Limits.candidatesMax)
        let norm = norm(article)
        return candidates.map {
            let cosine = dot($0, article) / max(norm * self.norm($0), 1e-9)
            return Neighbour(
                article: $0, similarity: isNear($0, article) ? cosine : cosine * Self.lateness)
        }.sorted { ($1.similarity, $0.article.id) < ($0.similarity, $1.article.id) }
    }

    private static let lateness = 0.5

    private func isNear(_ left: StoryArticle, _ right: StoryArticle) -> Bool {
        guard let left = left.published, let right = right.published else { return true }
        return abs(left.daysSinceEpoch - right.daysSinceEpoch) <= Limits.windowDaysMax
    }

    /// How much a feature tells: the fewer articles of the window have it, the more.
    private func rarity(_ hash: UInt32) -> Double {
        let having = Double(postings[hash]?.count ?? 0)
        let ratio = (Double(articles.count) + Self.prior) / (having + 1)
        return max(0.1, Double(ratio.exponent) + ratio.significand - 1)
    }

    /// As if so many other articles were there from the start.
    private static let prior = 60.0

    private func norm(_ article: StoryArticle) -> Double {
        article.features.reduce(0) { sum, feature in
            let weight = feature.weight * rarity(feature.hash)
            return sum + weight * weight
        }.squareRoot()
    }

    private func dot(_ left: StoryArticle, _ right: StoryArticle) -> Double {
        var sum = 0.0
        var at = 0
        for feature in left.features {
            while at < right.features.count, right.features[at].hash < feature.hash { at += 1 }
            guard at < right.features.count, right.features[at].hash == feature.hash else {
                continue
            }
            let rarity = rarity(feature.hash)
            sum += feature.weight * right.features[at].weight * rarity * rarity
        }
        return sum
    }
}
