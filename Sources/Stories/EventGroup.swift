/// Events of different articles that are taken for one event, by what they are compared by.
struct EventGroup {
    private(set) var types: Few
    /// Of the words that tell of it.
    private(set) var lemmas: Few
    private var sources: EventKey.Parties
    private var targets: EventKey.Parties
    private var objects: InlineArray<4, ToldEvent.ObjectWords>
    private var objectCount = 1
    private var places: Few
    private var time: EventTime

    /// Up to six numbers but 0, each once.
    struct Few {
        private var held = InlineArray<6, UInt32>(repeating: 0)
        private var count = 0

        init(_ first: UInt32) { insert(first) }

        mutating func insert(_ number: UInt32) {
            guard number != 0, count < held.count, !has(number) else { return }
            held[count] = number
            count += 1
        }

        func has(_ number: UInt32) -> Bool {
            for index in 0..<count where held[index] == number { return true }
            return false
        }
    }

    init(_ event: EventKey) {
        types = Few(event.type)
        lemmas = Few(event.lemma)
        sources = event.sources
        targets = event.targets
        objects = InlineArray(repeating: event.object)
        places = Few(event.place)
        time = event.time
    }

    mutating func insert(_ event: EventKey) {
        types.insert(event.type)
        lemmas.insert(event.lemma)
        for index in 0..<event.sources.count { sources.insert(event.sources[index]) }
        for index in 0..<event.targets.count { targets.insert(event.targets[index]) }
        if objectCount < objects.count {
            objects[objectCount] = event.object
            objectCount += 1
        }
        places.insert(event.place)
        if event.time.exactness > time.exactness { time = event.time }
    }

    /// How much speaks for an event's being this one; nil where something speaks against it, or too
    /// little for it: docs/decisions/0016.
    ///
    /// What is not told agrees with everything. The same parties do many things to each other: the
    /// word, what is acted on, the time or the place must be the same as well.
    func agreement(with event: EventKey) -> Int? {
        guard let time = time.agreement(with: event.time),
            let sources = sources.agreement(with: event.sources),
            let targets = targets.agreement(with: event.targets)
        else { return nil }
        let isThere = event.place != 0 && places.has(event.place)
        let sameWord = lemmas.has(event.lemma)
        let sameObject = meets(event.object)
        guard sources + targets > 0 || isThere, sameWord || sameObject || time > 0 || isThere
        else { return nil }
        // Acts of different kinds by one word are one act only where more speaks for it.
        let kind = event.type != EventKey.other && types.has(event.type) ? 0 : sameWord ? -1 : -2
        let score =
            sources + targets + time + kind + (sameWord ? 2 : 0) + (sameObject ? 1 : 0)
            + (isThere ? 1 : 0)
        return score >= (sources > 0 && targets > 0 ? 3 : 4) ? score : nil
    }

    /// The same for a mention, which may be a word without parties: one word is one event where no
    /// party speaks against it. The day does not: accounts tell an event's, the report's, or none.
    func agreement(ofMention event: EventKey) -> Int? {
        if let score = agreement(with: event) { return score }
        let isAgainst =
            sources.agreement(with: event.sources) == nil
            || targets.agreement(with: event.targets) == nil
        return lemmas.has(event.lemma) && !isAgainst ? 1 : nil
    }

    private func meets(_ object: ToldEvent.ObjectWords) -> Bool {
        for index in 0..<objectCount where objects[index].meets(object) { return true }
        return false
    }
}
