import Records

extension StoryFold {
    /// Puts an article where it was decided to belong; gives the story's id, nil where it is alone.
    mutating func apply(
        _ decision: Decision, _ account: Account, _ terms: WeightedTerms
    ) -> String? {
        let number = window.next
        guard let id = decision.story else {
            append(account, terms)
            return nil
        }
        var story = stories[id] ?? found(id, decision.founders)
        for other in decision.merges { merge(other, into: &story) }
        var member = Story.Member(
            StoryRecord.Account(
                id: account.id, publisher: account.publisher, published: account.published),
            number: number)
        let sample = story.sample(in: window)
        let likeness = window.likeness(terms, to: sample.map { story.members[$0].number })
        for (index, similarity) in zip(sample, likeness) {
            story.members[index].closeness += similarity
            story.members[index].compared += 1
            member.closeness += similarity
            member.compared += 1
        }
        if let original = decision.original { mark(decision, original, &member, &story) }
        story.members.append(member)
        append(account, terms)
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
            story.members.append(Story.Member(account, number: founder.number))
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
        story.merged += other.merged + [id]
        story.members = (story.members + other.members).sorted { $0.number < $1.number }
    }

    /// Says which of the articles with one wording is the original: the credited, else the
    /// earliest.
    private func mark(
        _ decision: Decision, _ original: Int, _ member: inout Story.Member, _ story: inout Story
    ) {
        guard let found = story.members.first(where: { $0.number == original }) else { return }
        let root = found.account.copyOf ?? found.account.id
        guard decision.supersedes else {
            member.account.copyOf = root
            member.account.share = decision.share
            return
        }
        for index in story.members.indices {
            let account = story.members[index].account
            guard account.id == root || account.copyOf == root else { continue }
            story.members[index].account.copyOf = member.account.id
            story.members[index].account.share = account.share ?? decision.share
        }
    }
}
