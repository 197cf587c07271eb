import Records

/// Finds the events that several articles of a story tell.
struct FactFinder {
    let tellers: [Teller]

    /// Those that two articles tell at least; the best supported first.
    func facts() -> [StoryRecord.Fact] {
        var groups: [String: [EventGroup]] = [:]
        for (teller, told) in tellers.enumerated() {
            for event in told.account.events where !event.isNegative {
                guard event.sources.first != nil || event.targets.first != nil else { continue }
                Self.add(
                    EventGroup.Member(event: event, teller: teller), told.account.names,
                    to: &groups[event.type, default: []])
            }
        }
        return groups.flatMap { type, groups in
            groups.filter { $0.tellers.count > 1 }.map { fact(type, $0) }
        }.sorted {
            ($1.independentSources, $1.events.count, $0.type, $0.time ?? "", $0.actors.joined())
                < (
                    $0.independentSources, $0.events.count, $1.type, $1.time ?? "",
                    $1.actors.joined()
                )
        }.prefix(Limits.factsMax).map { $0 }
    }

    /// To the group that it agrees with most; of equals to the first.
    private static func add(
        _ member: EventGroup.Member, _ names: [Account.Name], to groups: inout [EventGroup]
    ) {
        var best: (index: Int, score: Int)?
        for index in groups.indices {
            if let score = groups[index].agreement(with: member.event, names),
                score > best?.score ?? 0
            {
                best = (index, score)
            }
        }
        if let best {
            groups[best.index].insert(member, names)
        } else {
            groups.append(EventGroup(member, names))
        }
    }

    // MARK: - Records

    private func fact(_ type: String, _ group: EventGroup) -> StoryRecord.Fact {
        let times = told(group) { $0.event.time }
        let places = told(group) { member in
            member.event.place.map { tellers[member.teller].account.names[Int($0)].text }
        }
        let sources = group.sources.map(\.actor)
        let actors = sources + group.targets.map(\.actor).filter { !sources.contains($0) }
        var details = [detail("place", places), detail("time", times)]
        details += numbers(group)
        details.append(
            detail(
                "who",
                told(group) { member in
                    member.event.sources.first.map {
                        tellers[member.teller].account.names[Int($0)].text
                    }
                }))
        return StoryRecord.Fact(
            type: type, actors: actors,
            time: times.map(\.value).max { ($0.utf8.count, $1) < ($1.utf8.count, $0) },
            place: places.first?.value,
            events: group.members.map {
                StoryRecord.EventReference(
                    article: tellers[$0.teller].account.id, id: "v\($0.event.number)")
            },
            independentSources: Set(group.tellers.map { tellers[$0].source }).count,
            details: details.compactMap { $0 })
    }

    private typealias Told = (article: String, value: String)

    private func told(
        _ group: EventGroup, _ value: (EventGroup.Member) -> String?
    ) -> [Told] {
        group.members.compactMap { member in
            value(member).map { (tellers[member.teller].account.id, $0) }
        }
    }

    /// What is counted, where more than one article counts it.
    private func numbers(_ group: EventGroup) -> [StoryRecord.Detail?] {
        var counted: [String: [Told]] = [:]
        for member in group.members {
            for amount in member.event.amounts {
                let value =
                    amount.value == amount.value.rounded() && abs(amount.value) < 1e15
                    ? String(Int(amount.value)) : String(amount.value)
                counted[amount.what, default: []]
                    .append((tellers[member.teller].account.id, value))
            }
        }
        return counted.sorted { $0.key < $1.key }.map { detail("number of \($0.key)", $0.value) }
    }

    /// What the articles say of one field, where two say something of it: one value where they
    /// agree, more where they differ.
    private func detail(_ field: String, _ told: [Told]) -> StoryRecord.Detail? {
        var articles: [String: [String]] = [:]
        for (article, value) in told where !(articles[value]?.contains(article) ?? false) {
            articles[value, default: []].append(article)
        }
        guard Set(told.map(\.article)).count > 1 else { return nil }
        return StoryRecord.Detail(
            field: field,
            values: articles.sorted { $0.key < $1.key }.map {
                StoryRecord.Detail.Value(value: $0.key, articles: $0.value)
            })
    }
}
