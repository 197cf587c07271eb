import Records

extension Account {
    func pack(into packed: inout PackedWriter) {
        packed.string(id)
        for text in [title, publisher, credit] { packed.optional(text) { $0.string($1) } }
        packed.optional(published) { $0.integer($1.daysSinceEpoch) }
        packed.array(shingles) { $0.fixed($1) }
        packed.array(names) {
            $0.string($1.text)
            $0.string($1.actor)
        }
        packed.array(entities) { $0.integer($1) }
        packed.array(events) { $1.pack(into: &$0) }
        packed.array(claims) { $1.pack(into: &$0) }
        packed.array(descriptions) { $1.pack(into: &$0) }
    }

    init(_ packed: inout PackedReader) throws(PackedReader.Malformed) {
        id = try packed.string()
        title = try packed.optional { p throws(PackedReader.Malformed) in try p.string() }
        publisher = try packed.optional { p throws(PackedReader.Malformed) in try p.string() }
        credit = try packed.optional { p throws(PackedReader.Malformed) in try p.string() }
        published = try packed.optional { p throws(PackedReader.Malformed) in
            CalendarDate(daysSinceEpoch: try p.integer())
        }
        shingles = try packed.array { p throws(PackedReader.Malformed) in try p.fixed() }
        names = try packed.array { p throws(PackedReader.Malformed) in
            Name(text: try p.string(), actor: try p.string())
        }
        entities = try packed.array { p throws(PackedReader.Malformed) in try p.integer() }
        events = try packed.array { p throws(PackedReader.Malformed) in try ToldEvent(&p) }
        claims = try packed.array { p throws(PackedReader.Malformed) in try ToldClaim(&p) }
        descriptions = try packed.array { p throws(PackedReader.Malformed) in
            try ToldDescription(&p)
        }
        let used =
            entities + events.flatMap { $0.sources.indices + $0.targets.indices }
            + events.compactMap(\.place) + claims.flatMap { [$0.claimant] + $0.about }
            + descriptions.compactMap(\.claimant)
        if let highest = used.max(), Int(highest) >= names.count { throw PackedReader.Malformed() }
    }
}

extension ToldEvent {
    func pack(into packed: inout PackedWriter) {
        packed.integer(number)
        packed.integer(isNegative ? 1 : 0)
        packed.string(type)
        packed.fixed(lemma)
        packed.array(sources.indices) { $0.integer($1) }
        packed.array(targets.indices) { $0.integer($1) }
        packed.optional(place) { $0.integer($1) }
        packed.optional(time) { $0.string($1) }
        packed.array(amounts) {
            $0.string($1.what)
            $0.double($1.value)
        }
    }

    init(_ packed: inout PackedReader) throws(PackedReader.Malformed) {
        number = try packed.integer()
        isNegative = try packed.integer() as Int == 1
        type = try packed.string()
        lemma = try packed.fixed()
        sources = Parties(
            try packed.array { p throws(PackedReader.Malformed) in try p.integer() })
        targets = Parties(
            try packed.array { p throws(PackedReader.Malformed) in try p.integer() })
        place = try packed.optional { p throws(PackedReader.Malformed) in try p.integer() }
        time = try packed.optional { p throws(PackedReader.Malformed) in try p.string() }
        amounts = try packed.array { p throws(PackedReader.Malformed) in
            Amount(what: try p.string(), value: try p.double())
        }
    }
}

extension ToldClaim {
    func pack(into packed: inout PackedWriter) {
        packed.integer(number)
        packed.string(stance.rawValue)
        packed.integer(claimant)
        packed.array(about) { $0.integer($1) }
        packed.array(events) { $0.integer($1) }
        packed.string(text)
    }

    init(_ packed: inout PackedReader) throws(PackedReader.Malformed) {
        number = try packed.integer()
        stance = try ClaimRecord.Stance(packed: packed.string())
        claimant = try packed.integer()
        about = try packed.array { p throws(PackedReader.Malformed) in try p.integer() }
        events = try packed.array { p throws(PackedReader.Malformed) in try p.integer() }
        text = try packed.string()
    }
}

extension ClaimRecord.Stance {
    fileprivate init(packed: String) throws(PackedReader.Malformed) {
        guard let stance = Self(rawValue: packed) else { throw PackedReader.Malformed() }
        self = stance
    }
}

extension ToldDescription {
    func pack(into packed: inout PackedWriter) {
        packed.optional(claimant) { $0.integer($1) }
        packed.string(description.thing)
        packed.array(description.traits) { $0.string($1) }
        packed.integer(description.start)
        packed.integer(description.end)
        packed.string(description.text)
        packed.string(description.stance.rawValue)
        packed.optional(description.claim) { $0.string($1) }
    }

    init(_ packed: inout PackedReader) throws(PackedReader.Malformed) {
        claimant = try packed.optional { p throws(PackedReader.Malformed) in try p.integer() }
        let thing = try packed.string()
        let traits = try packed.array { p throws(PackedReader.Malformed) in try p.string() }
        let start: Int = try packed.integer()
        let end: Int = try packed.integer()
        description = ArticleFeatures.Description(
            thing: thing, traits: traits,
            span: Span(start: start, end: end, text: try packed.string()), claimant: nil,
            stance: try ClaimRecord.Stance(packed: packed.string()),
            claim: try packed.optional { p throws(PackedReader.Malformed) in try p.string() })
    }
}
