import Records

extension StoryFold {
    /// Puts an article where it was decided to belong; gives the story's id, nil where it is alone.
    mutating func apply(
        _ decision: Decision, _ account: Account, _ query: inout Query
    ) -> String? {
        let number = window.next
        guard let id = decision.story else {
            append(account, query.terms)
            return nil
        }
        var story = stories.removeValue(forKey: id) ?? found(id, decision.founders)
        for other in decision.merges { merge(other, into: &story) }
        let sample = story.sample(in: window)
        story.append(
            StoryRecord.Account(
                id: account.id, publisher: account.publisher, published: account.published),
            number: number)
        for index in sample {
            let similarity = window.likeness(&query, to: story.members[index].number)
            story.compare(index, story.members.count - 1, similarity: similarity)
        }
        if let original = decision.original { mark(decision, original, &story) }
        append(account, query.terms)
        window.assign(number, to: id)
        held[id, default: 0] += 1
        stories[id] = story
        return id
    }

    private mutating func append(_ account: Account, _ terms: WeightedTerms) {
        guard let loser = window.append(account, terms), let count = held[loser] else { return }
        held[loser] = count > 1 ? count - 1 : nil
        if count <= 1 { stories[loser] = nil }
    }

    /// A story of articles that were none yet.
    private mutating func found(_ id: String, _ founders: [Decision.Founder]) -> Story {
        var story = Story(id: id)
        for founder in founders {
            let known = window.account(founder.number).map {
                StoryRecord.Account(
                    id: $0.id, publisher: $0.publisher, published: $0.published)
            }
            guard let account = founder.account ?? known else { continue }
            story.append(account, number: founder.number)
            if known != nil, window.story(of: founder.number) == nil {
                window.assign(founder.number, to: id)
                held[id, default: 0] += 1
            }
        }
        return story
    }

    private mutating func merge(_ id: String, into story: inout Story) {
        guard id != story.id, let other = stories.removeValue(forKey: id) else { return }
        for member in other.members where window.holds(member.number) {
            window.assign(member.number, to: story.id)
        }
        held[story.id, default: 0] += held.removeValue(forKey: id) ?? 0
        story.merge(other)
    }

    /// Says which of the articles with one wording is the original: the credited, else the
    /// earliest.
    private func mark(_ decision: Decision, _ original: Int, _ story: inout Story) {
        let last = story.members.count - 1
        guard let index = story.members.firstIndex(where: { $0.number == original }) else { return }
        let root = story.accounts[index].copyOf ?? story.accounts[index].id
        guard decision.supersedes else {
            story.mark(last, copyOf: root, share: decision.share)
            return
        }
        for index in 0..<last {
            let account = story.accounts[index]
            guard account.id == root || account.copyOf == root else { continue }
            story.mark(
                index, copyOf: story.accounts[last].id, share: account.share ?? decision.share)
        }
    }
}
