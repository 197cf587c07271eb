import Records

/// Finds the events that several articles of a story tell.
struct FactFinder {
    let articles: [StoryArticle]

    /// Events of different articles that are taken for one.
    private struct Group {
        let type: String
        var sources: [String]
        var targets: [String]
        var members: [(article: StoryArticle, event: EventRecord)]
    }

    /// Those that two articles tell at least; the best supported first.
    func facts() -> [StoryRecord.Fact] {
        var groups: [Group] = []
        for article in articles {
            for event in article.events where event.polarity == .positive {
                add(event, of: article, to: &groups)
            }
        }
        return groups.filter { Set($0.members.map(\.article.id)).count > 1 }
            .map(fact)
            .sorted {
                ($1.independentSources, $1.events.count, $0.type, $0.time ?? "", $0.actors.joined())
                    < (
                        $0.independentSources, $0.events.count, $1.type, $1.time ?? "",
                        $1.actors.joined()
                    )
            }
            .prefix(Limits.factsMax).map { $0 }
    }

    private func add(_ event: EventRecord, of article: StoryArticle, to groups: inout [Group]) {
        let sources = event.sources.compactMap { actor($0, article) }
        let targets = event.targets.compactMap { actor($0, article) }
        guard !sources.isEmpty || !targets.isEmpty else { return }
        let fitting = groups.firstIndex { group in
            group.type == event.type && Self.agree(group.sources, sources)
                && Self.agree(group.targets, targets)
                && group.members.allSatisfy { isSameTime($0.event, event) }
                && (!sources.isEmpty && !group.sources.isEmpty
                    || !targets.isEmpty && !group.targets.isEmpty)
        }
        guard let fitting else {
            groups.append(
                Group(
                    type: event.type, sources: sources, targets: targets,
                    members: [(article, event)]))
            return
        }
        groups[fitting].members.append((article, event))
        if groups[fitting].sources.isEmpty { groups[fitting].sources = sources }
        if groups[fitting].targets.isEmpty { groups[fitting].targets = targets }
    }

    /// A country's code with its sector, or the name of somebody who has none.
    private func actor(_ party: EventRecord.Party, _ article: StoryArticle) -> String? {
        party.actor ?? party.entity.flatMap { article.names[$0] }?.name
    }

    /// Of the same country, or the same name; nobody agrees with everybody.
    private static func agree(_ left: [String], _ right: [String]) -> Bool {
        if left.isEmpty || right.isEmpty { return true }
        return left.contains { one in
            right.contains { two in
                one == two || country(one) != nil && country(one) == country(two)
            }
        }
    }

    private static func country(_ actor: String) -> String? {
        let code = actor.prefix { $0 != "." }
        return code.utf8.count == 3 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            ? String(code) : nil
    }

    private func isSameTime(_ left: EventRecord, _ right: EventRecord) -> Bool {
        guard let left = left.time?.value, let right = right.time?.value else { return true }
        let shorter = min(left.utf8.count, right.utf8.count, 10)
        return left.prefix(shorter) == right.prefix(shorter)
    }

    private func fact(_ group: Group) -> StoryRecord.Fact {
        let times = group.members.compactMap { member in
            member.event.time.map { (member.article.id, $0.value) }
        }
        let places = group.members.compactMap { member in
            member.event.place.flatMap { member.article.places[$0.id] }.map {
                (member.article.id, $0)
            }
        }
        var told: Set<String> = []
        let tellers = group.members.map(\.article).filter { told.insert($0.id).inserted }
        return StoryRecord.Fact(
            type: group.type,
            actors: group.sources + group.targets.filter { !group.sources.contains($0) },
            time: times.map(\.1).max { ($0.utf8.count, $1) < ($1.utf8.count, $0) },
            place: places.first?.1,
            events: group.members.map {
                StoryRecord.EventReference(article: $0.article.id, id: $0.event.id)
            },
            independentSources: Story.sources(of: tellers),
            details: [detail("place", places), detail("time", times)].compactMap { $0 })
    }

    /// A field in which the articles differ.
    private func detail(_ field: String, _ told: [(String, String)]) -> StoryRecord.Detail? {
        var articles: [String: [String]] = [:]
        for (article, value) in told where !(articles[value]?.contains(article) ?? false) {
            articles[value, default: []].append(article)
        }
        guard articles.count > 1 else { return nil }
        return StoryRecord.Detail(
            field: field,
            values: articles.sorted { $0.key < $1.key }.map {
                StoryRecord.Detail.Value(value: $0.key, articles: $0.value)
            })
    }
}
