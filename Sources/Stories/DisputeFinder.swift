import Records

/// Finds what claimants in a story hold against each other: about the same, one asserts or accuses
/// and another denies.
struct DisputeFinder {
    let articles: [StoryArticle]

    func disputes() -> [StoryRecord.Dispute] {
        var positions: [String: [StoryRecord.Dispute.Position]] = [:]
        for article in articles where article.copyOf == nil {
            for claim in article.claims {
                for about in Set(claim.about.compactMap { subject($0, article) }).sorted() {
                    positions[about, default: []].append(position(claim, article))
                }
            }
        }
        return positions.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .compactMap { about, held in dispute(about, held) }
            .prefix(Limits.disputesMax).map { $0 }
    }

    /// What a claim is about, in words that hold across articles.
    private func subject(_ id: String, _ article: StoryArticle) -> String? {
        if let name = article.names[id] { return name.name }
        return article.events.first { $0.id == id }.map { event in
            ([event.type]
                + (event.sources + event.targets).compactMap {
                    $0.actor ?? $0.entity.flatMap { article.names[$0] }?.name
                }).joined(separator: " ")
        }
    }

    private func position(
        _ claim: ClaimRecord, _ article: StoryArticle
    ) -> StoryRecord.Dispute.Position {
        let name = claim.claimant.entity.flatMap { article.names[$0] }?.name
        return StoryRecord.Dispute.Position(
            claimant: name ?? claim.claimant.text, stance: claim.stance, text: claim.text,
            article: article.id, claim: claim.id)
    }

    private func dispute(
        _ about: String, _ held: [StoryRecord.Dispute.Position]
    ) -> StoryRecord.Dispute? {
        let denials = held.filter { $0.stance == .denies }
        let others = held.filter {
            $0.stance == .asserts || $0.stance == .accuses || $0.stance == .assesses
        }
        guard
            denials.contains(where: { denial in others.contains { $0.claimant != denial.claimant } }
            )
        else { return nil }
        let half = Limits.positionsMax / 2
        return StoryRecord.Dispute(
            about: about, positions: Array(denials.prefix(half)) + Array(others.prefix(half)))
    }
}
