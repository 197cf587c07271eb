/// What events are compared by, as numbers: a story compares each with hundreds.
struct EventKey: Sendable {
    let type: UInt32
    /// Of the trigger.
    var lemma: UInt32
    var sources = Parties()
    var targets = Parties()
    let object: ToldEvent.ObjectWords
    /// Of the place's name; 0 for none.
    let place: UInt32
    let time: EventTime

    /// Up to four parties, without memory of their own.
    struct Parties: Sendable {
        private var held: InlineArray<4, Party>
        private(set) var count = 0

        init() { held = InlineArray(repeating: .nobody) }

        subscript(index: Int) -> Party { held[index] }

        /// Those beyond the fourth are left out.
        mutating func insert(_ party: Party) {
            for index in 0..<count where held[index] == party { return }
            guard count < held.count else { return }
            held[count] = party
            count += 1
        }

        /// 0 where one side says nothing; nil where nobody is the same, or a person is another
        /// person.
        func agreement(with others: Parties) -> Int? {
            if count == 0 || others.count == 0 { return 0 }
            var best: Int?
            var isAnother = false
            for one in 0..<others.count {
                for two in 0..<count {
                    if let value = others.held[one].agreement(with: held[two]) {
                        best = max(best ?? 0, value)
                    } else if others.held[one].kind == .person, held[two].kind == .person {
                        isAnother = true
                    }
                }
            }
            return isAnother && best ?? 0 < 3 ? nil : best
        }
    }

    init(_ event: ToldEvent, _ telling: Telling) {
        type = FeatureHash.word(event.type)
        lemma = event.lemma
        object = event.object
        place = event.place.map { FeatureHash.name(telling.places[Int($0)].name) } ?? 0
        time = EventTime(event.time)
        for index in event.sources.indices { sources.insert(telling.names[Int(index)].party) }
        for index in event.targets.indices { targets.insert(telling.names[Int(index)].party) }
    }

    /// Of a word alone.
    init(lemma: String) {
        type = Self.other
        self.lemma = FeatureHash.word(lemma)
        object = ToldEvent.ObjectWords()
        place = 0
        time = EventTime(nil)
    }

    /// Of `OTHER`, a bare predicate, which says nothing of what kind an act is.
    static let other = FeatureHash.word(ToldEvent.otherType)
}
