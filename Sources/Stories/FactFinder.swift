import Records

/// Finds the events that several articles of a story tell, article by article: what was found
/// stays, and a further article is only compared with it.
struct FactFinder: Sendable {
    /// Events that are the same; most are told once.
    private var groups: [EventGroup] = []
    /// Of the groups: where the event stands that is told once, else the index of the draft.
    private var states: [State] = []
    /// Indices of `groups`, by type and by word, which share their numbers with none of the
    /// other's.
    private var likely: [UInt32: [Int]] = [:]
    private var drafts: [FactDraft] = []
    /// Of the drafts, as they last came out; nil since they changed.
    private var told: [StoryRecord.Fact?] = []

    private enum State {
        case single(teller: Int, event: Int)
        case draft(Int)
    }

    /// Adds the last of the tellers; the others were added before, in their order.
    mutating func addLast(of tellers: [Teller]) {
        guard let teller = tellers.last else { return }
        for (place, event) in teller.telling.events.enumerated()
        where event.isReal && !event.isNegative {
            let key = EventKey(event, teller.telling)
            if let index = best(for: key) {
                groups[index].insert(key)
                let draft = draft(of: index, tellers)
                drafts[draft].insert(event, teller)
                told[draft] = nil
                continue
            }
            if key.type != EventKey.other { likely[key.type, default: []].append(groups.count) }
            likely[key.lemma, default: []].append(groups.count)
            groups.append(EventGroup(key))
            states.append(.single(teller: tellers.count - 1, event: place))
        }
    }

    /// The group that an event agrees with most; of equals the first.
    private func best(for event: EventKey) -> Int? {
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

    private mutating func draft(of group: Int, _ tellers: [Teller]) -> Int {
        switch states[group] {
        case .draft(let index): return index
        case .single(let index, let event):
            var draft = FactDraft(order: group)
            draft.insert(tellers[index].telling.events[event], tellers[index])
            drafts.append(draft)
            told.append(nil)
            states[group] = .draft(drafts.count - 1)
            return drafts.count - 1
        }
    }

    /// Those that two articles tell at least; the best supported first, of equals the one told
    /// first.
    mutating func facts() -> [StoryRecord.Fact] {
        let shared = drafts.indices.filter { drafts[$0].tellers > 1 }.map {
            (
                sources: drafts[$0].sources.count, events: drafts[$0].events.count,
                order: drafts[$0].order, index: $0
            )
        }
        return shared.sorted {
            ($1.sources, $1.events, $0.order) < ($0.sources, $0.events, $1.order)
        }.prefix(Limits.factsMax).map { found in
            let fact = told[found.index] ?? drafts[found.index].fact
            told[found.index] = fact
            return fact
        }
    }
}
