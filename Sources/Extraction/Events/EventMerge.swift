import Records

/// Gathers an article's events; one told again is one record with all its mentions.
struct EventMerge {
    private(set) var events: [EventRecord] = []
    /// By kind the numbers of the last events.
    private var numbers: [Key: [Int]] = [:]

    private struct Key: Hashable {
        let type: String
        let mode: String?
        /// Of an event without a type only the same verb tells the same.
        let lemma: String
    }

    mutating func add(_ event: EventRecord) {
        let key = Key(
            type: event.type, mode: event.mode,
            lemma: event.type == "OTHER" ? event.trigger.lemma : "")
        let candidates = (numbers[key] ?? []).suffix(Limits.mergeCandidatesMax)
        guard let number = candidates.last(where: { isSame(events[$0], event) }) else {
            numbers[key, default: []].append(events.count)
            events.append(event)
            return
        }
        join(event, to: number)
    }

    /// What a mention adds: who else, when, where, why.
    private mutating func join(_ event: EventRecord, to number: Int) {
        var known = events[number]
        known.mentions =
            (known.mentions ?? []) + [
                Span(start: event.trigger.start, end: event.trigger.end, text: event.trigger.text)
            ]
        if isOpen(known.sources), !event.sources.isEmpty { known.sources = event.sources }
        if isOpen(known.targets), !event.targets.isEmpty { known.targets = event.targets }
        if known.object == nil { known.object = event.object }
        if known.time == nil || isFiner(event.time, than: known.time) { known.time = event.time }
        if known.place == nil { known.place = event.place }
        if known.reason == nil { known.reason = event.reason }
        if known.attribution != nil, event.attribution == nil { known.attribution = nil }
        known.confidence = max(known.confidence, event.confidence)
        events[number] = known
    }

    /// The same roles, time and manner, told by the same word or of the same code.
    private func isSame(_ known: EventRecord, _ event: EventRecord) -> Bool {
        known.polarity == event.polarity && known.modality == event.modality
            && (known.trigger.lemma == event.trigger.lemma || known.cameo == event.cameo)
            && fit(known.sources, event.sources) && fit(known.targets, event.targets)
            && (share(known.sources, event.sources) || share(known.targets, event.targets)
                || complete(known, event))
            && isSameTime(known, event)
            && (known.place == nil || event.place == nil || known.place == event.place)
    }

    private func fit(_ known: [EventRecord.Party], _ new: [EventRecord.Party]) -> Bool {
        if isOpen(known) { return !isSomeone(known, beside: new) }
        return isOpen(new) ? !isSomeone(new, beside: known) : share(known, new)
    }

    /// Whether anybody may be meant: nobody is told, or `they`.
    private func isOpen(_ parties: [EventRecord.Party]) -> Bool {
        parties.allSatisfy(\.isUnresolved)
    }

    /// `he` beside `two people`: one person is not several.
    private func isSomeone(
        _ parties: [EventRecord.Party], beside others: [EventRecord.Party]
    ) -> Bool {
        parties.contains { Self.single.contains($0.text.lowercased()) }
            && others.contains { $0.entity == nil && isSeveral($0.text) }
    }

    private func isSeveral(_ text: String) -> Bool {
        text.utf8.contains { (48...57).contains($0) } && !text.hasPrefix("a ")
            || ["people", "men", "women", "children", "s"].contains(where: text.hasSuffix)
    }

    private static let single: Set = ["he", "her", "him", "she"]

    /// `was shot down`, `the U.S. shot it down`: what one leaves out the other tells.
    private func complete(_ known: EventRecord, _ event: EventRecord) -> Bool {
        known.trigger.lemma == event.trigger.lemma
            && (isOpen(known.sources) && isOpen(event.targets)
                || isOpen(known.targets) && isOpen(event.sources))
    }

    private func share(_ known: [EventRecord.Party], _ new: [EventRecord.Party]) -> Bool {
        known.contains { left in
            new.contains { right in
                if left.isUnresolved || right.isUnresolved { return false }
                if let entity = left.entity, let other = right.entity { return entity == other }
                return left.text.lowercased() == right.text.lowercased()
            }
        }
    }

    private func isSameTime(_ left: EventRecord, _ right: EventRecord) -> Bool {
        guard let left = left.time?.value, let right = right.time?.value else { return true }
        return left.hasPrefix(right) || right.hasPrefix(left)
    }

    private func isFiner(
        _ new: EventRecord.TimeReference?, than known: EventRecord.TimeReference?
    ) -> Bool {
        guard let new, let known else { return false }
        return new.value.utf8.count > known.value.utf8.count
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
