import Records

/// Finds the events that several articles of a story tell.
struct FactFinder {
    let tellers: [Teller]

    /// An event of an article.
    private struct Member {
        let event: ToldEvent
        let time: EventTime
        /// Index of the article.
        let teller: Int
    }

    /// Those that two articles tell at least; the best supported first, of equals the one told
    /// first.
    func facts() -> [StoryRecord.Fact] {
        var groups: [EventGroup] = []
        var members: [[Member]] = []
        // By type and by word, which share their numbers with none of the other's.
        var likely: [UInt32: [Int]] = [:]
        for (teller, told) in tellers.enumerated() {
            for (event, key) in zip(told.telling.events, told.telling.keys)
            where event.isReal && !event.isNegative {
                let member = Member(event: event, time: key.time, teller: teller)
                if let index = Self.best(in: groups, likely, for: key) {
                    groups[index].insert(key)
                    members[index].append(member)
                    continue
                }
                groups.append(EventGroup(key))
                members.append([member])
                if key.type != EventKey.other {
                    likely[key.type, default: []].append(groups.count - 1)
                }
                likely[key.lemma, default: []].append(groups.count - 1)
            }
        }
        return members.map { (members: $0, sources: independentSources($0)) }
            .filter { group in group.members.contains { $0.teller != group.members[0].teller } }
            .enumerated().sorted {
                ($1.element.sources, $1.element.members.count, $0.offset)
                    < ($0.element.sources, $0.element.members.count, $1.offset)
            }
            .prefix(Limits.factsMax).map { fact($0.element.members) }
    }

    private func independentSources(_ group: [Member]) -> Int {
        Set(group.map { tellers[$0.teller].source }).count
    }

    /// The group that an event agrees with most; of equals the first.
    private static func best(
        in groups: [EventGroup], _ likely: [UInt32: [Int]], for event: EventKey
    ) -> Int? {
        var best: (index: Int, score: Int)?
        for number in [event.type, event.lemma] {
            guard let indices = likely[number] else { continue }
            for index in indices {
                if let score = groups[index].agreement(with: event), score > best?.score ?? 0 {
                    best = (index, score)
                }
            }
        }
        return best?.index
    }

    // MARK: - Records

    private func fact(_ group: [Member]) -> StoryRecord.Fact {
        let times = told(group) { member in
            member.event.time.map { (text: $0, time: member.time) }
        }
        let places = told(group) { member in
            member.event.place.map { tellers[member.teller].telling.places[Int($0)] }
        }
        let who = told(group) { member in
            member.event.sources.first.map { tellers[member.teller].telling.names[Int($0)] }
        }
        let sources = actors(group, \.sources)
        let actors = sources + actors(group, \.targets).filter { !sources.contains($0) }
        var details = [
            detail("place", places, \.name) { $0.agrees(with: $1) },
            detail("time", times, \.text) { $0.time.agreement(with: $1.time) != nil },
        ]
        details += numbers(group)
        details.append(detail("who", who, \.text) { $0.party.agreement(with: $1.party) != nil })
        return StoryRecord.Fact(
            type: group.lazy.map(\.event.type).first { $0 != ToldEvent.otherType }
                ?? ToldEvent.otherType,
            actors: actors, time: exact(times.map(\.value)), place: exact(places.map(\.value)),
            events: group.map {
                StoryRecord.EventReference(
                    article: tellers[$0.teller].account.id, id: "v\($0.event.number)")
            },
            independentSources: independentSources(group),
            details: details.compactMap { $0 })
    }

    /// By the first of the events that says who.
    private func actors(
        _ group: [Member], _ parties: KeyPath<ToldEvent, ToldEvent.Parties>
    ) -> [String] {
        for member in group {
            let told = member.event[keyPath: parties].indices
            if told.isEmpty { continue }
            return told.map { tellers[member.teller].telling.names[Int($0)].actor }
        }
        return []
    }

    /// A day rather than its month; of equals the first.
    private func exact(_ times: [(text: String, time: EventTime)]) -> String? {
        times.first { $0.time.isExact }?.text
            ?? times.map(\.text).max { $0.utf8.count < $1.utf8.count }
    }

    /// A spot rather than the country it lies in.
    private func exact(_ places: [Telling.Place]) -> String? {
        (places.first { !$0.isArea } ?? places.first)?.name
    }

    private typealias Told<Value> = (article: String, value: Value)

    private func told<Value>(
        _ group: [Member], _ value: (Member) -> Value?
    ) -> [Told<Value>] {
        group.compactMap { member in
            value(member).map { (tellers[member.teller].account.id, $0) }
        }
    }

    /// What is counted, where more than one article counts it.
    private func numbers(_ group: [Member]) -> [StoryRecord.Detail?] {
        var counted: [String: [Told<Double>]] = [:]
        for member in group {
            for amount in member.event.amounts {
                counted[amount.what, default: []]
                    .append((tellers[member.teller].account.id, amount.value))
            }
        }
        return counted.sorted { $0.key < $1.key }.map {
            detail("number of \($0.key)", $0.value, Self.text) { $0 == $1 }
        }
    }

    private static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    /// What the articles say of one field, where two say something of it: one value where they
    /// agree, more where they differ.
    ///
    /// “North Korea” and “Kim Jong-un”, August and the 29th, Hokkaido and Japan are no difference:
    /// of those that agree the longest stands for all.
    private func detail<Value>(
        _ field: String, _ told: [Told<Value>], _ text: (Value) -> String,
        _ agree: (Value, Value) -> Bool
    ) -> StoryRecord.Detail? {
        guard Set(told.map(\.article)).count > 1 else { return nil }
        var values: [(told: Value, text: String, articles: [String])] = []
        for (article, value) in told {
            let text = text(value)
            guard let index = values.firstIndex(where: { agree($0.told, value) }) else {
                values.append((value, text, [article]))
                continue
            }
            if !values[index].articles.contains(article) { values[index].articles.append(article) }
            if text.utf8.count > values[index].text.utf8.count { values[index].text = text }
        }
        return StoryRecord.Detail(
            field: field,
            values: values.map { .init(value: $0.text, articles: $0.articles) }
                .sorted { $0.value < $1.value })
    }
}
