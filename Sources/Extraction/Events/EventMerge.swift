import Records

/// Gathers an article's events; one told twice in the same words counts once.
struct EventMerge {
    private(set) var events: [EventRecord] = []
    private var numbers: [Key: Int] = [:]

    private struct Key: Hashable {
        let type: String
        let lemma: String
        let sources: [String?]
        let targets: [String?]
        let polarity: EventRecord.Polarity
        let modality: EventRecord.Modality
    }

    mutating func add(_ event: EventRecord) {
        let key = Key(
            type: event.type, lemma: event.trigger.lemma, sources: event.sources.map(\.entity),
            targets: event.targets.map(\.entity), polarity: event.polarity,
            modality: event.modality)
        guard !event.sources.isEmpty, !event.targets.isEmpty, let number = numbers[key],
            isSameTime(events[number], event)
        else {
            numbers[key] = events.count
            events.append(event)
            return
        }
        if events[number].time == nil { events[number].time = event.time }
        if events[number].place == nil { events[number].place = event.place }
        if events[number].reason == nil { events[number].reason = event.reason }
        if events[number].attribution != nil { events[number].attribution = event.attribution }
    }

    private func isSameTime(_ left: EventRecord, _ right: EventRecord) -> Bool {
        guard let left = left.time?.value, let right = right.time?.value else { return true }
        return left.hasPrefix(right) || right.hasPrefix(left)
    }

    /// With their ids.
    var numbered: [EventRecord] {
        events.enumerated().map { number, event in
            var event = event
            event.id = "v\(number + 1)"
            return event
        }
    }
}
