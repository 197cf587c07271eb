import Records

/// A fact as far as it is told: each further event that is the same one is only added.
struct FactDraft: Sendable {
    /// Which of a story's facts was told first.
    let order: Int
    private(set) var events: [StoryRecord.EventReference] = []
    /// Independent ones.
    private(set) var sources: [Int] = []
    /// Of the articles that tell it, and the latest of them.
    private(set) var tellers = 0
    private var latest: Int?

    private var type = ToldEvent.otherType
    private var sourceActors: [String] = []
    private var targetActors: [String] = []
    private var time: (text: String, time: EventTime)?
    private var place: Telling.Place?

    private var places = DetailDraft<Telling.Place>()
    private var times = DetailDraft<EventTime>()
    private var who = DetailDraft<Party>()
    /// By what is counted.
    private var counts: [(what: String, values: DetailDraft<Double>)] = []

    init(order: Int) { self.order = order }

    mutating func insert(_ event: ToldEvent, _ teller: Teller) {
        let eventTime = EventTime(event.time)
        let names = teller.telling.names
        events.append(
            StoryRecord.EventReference(article: teller.article, id: "v\(event.number)"))
        if latest != teller.number {
            tellers += 1
            latest = teller.number
            if !sources.contains(teller.source) { sources.append(teller.source) }
        }
        if type == ToldEvent.otherType { type = event.type }
        if sourceActors.isEmpty {
            sourceActors = event.sources.indices.map { names[Int($0)].actor }
        }
        if targetActors.isEmpty {
            targetActors = event.targets.indices.map { names[Int($0)].actor }
        }
        if let text = event.time {
            if isBetter(text, eventTime) { time = (text, eventTime) }
            times.insert(eventTime, text, teller) { $0.agreement(with: $1) != nil }
        }
        if let told = event.place.map({ teller.telling.places[Int($0)] }) {
            if place?.isArea ?? true, place == nil || !told.isArea { place = told }
            places.insert(told, told.name, teller) { $0.agrees(with: $1) }
        }
        if let told = event.sources.first.map({ names[Int($0)] }) {
            who.insert(told.party, told.text, teller) { $0.agreement(with: $1) != nil }
        }
        for amount in event.amounts {
            var index = counts.firstIndex { $0.what == amount.what } ?? counts.count
            if index == counts.count {
                index = counts.firstIndex { $0.what > amount.what } ?? counts.count
                counts.insert((amount.what, DetailDraft()), at: index)
            }
            counts[index].values.insert(amount.value, Self.text(amount.value), teller, ==)
        }
    }

    /// A day is better than its month, the first day than a later one; else the longer.
    private func isBetter(_ text: String, _ new: EventTime) -> Bool {
        guard let time else { return true }
        return !time.time.isExact && (new.isExact || text.utf8.count > time.text.utf8.count)
    }

    private static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    /// Its place is a spot rather than the country it lies in.
    var fact: StoryRecord.Fact {
        var details = [places.detail("place"), times.detail("time")]
        details += counts.map { $0.values.detail("number of \($0.what)") }
        details.append(who.detail("who"))
        return StoryRecord.Fact(
            type: type, actors: sourceActors + targetActors.filter { !sourceActors.contains($0) },
            time: time?.text, place: place?.name, events: events,
            independentSources: sources.count, details: details.compactMap { $0 })
    }
}
