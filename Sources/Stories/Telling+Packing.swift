import Records

extension Telling {
    func packed() -> [UInt8] {
        var packed = PackedWriter()
        packed.array(names) {
            $0.integer($1.party.kind.rawValue)
            $0.string($1.text)
            $0.optional($1.actor == $1.text ? nil : $1.actor) { $0.string($1) }
        }
        packed.array(entities) { $0.integer($1) }
        packed.array(places) {
            $0.string($1.name)
            $0.string($1.country)
            $0.integer($1.isArea ? 1 : 0)
        }
        packed.array(events) { $1.pack(into: &$0) }
        packed.array(claims) { $1.pack(into: &$0) }
        packed.array(descriptions) { $1.pack(into: &$0) }
        // Of just that size: the writer's own has room for as much again.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(packed.bytes.count)
        bytes.append(contentsOf: packed.bytes)
        return bytes
    }

    init(packed bytes: [UInt8]) throws(PackedReader.Malformed) {
        var packed = PackedReader(bytes[...])
        names = try packed.array { p throws(PackedReader.Malformed) in try Name(&p) }
        entities = try packed.array { p throws(PackedReader.Malformed) in try p.integer() }
        places = try packed.array { p throws(PackedReader.Malformed) in
            Place(
                name: try p.string(), country: try p.string(), isArea: try p.integer() as Int == 1)
        }
        events = try packed.array { p throws(PackedReader.Malformed) in try ToldEvent(&p) }
        claims = try packed.array { p throws(PackedReader.Malformed) in try ToldClaim(&p) }
        descriptions = try packed.array { p throws(PackedReader.Malformed) in
            try ToldDescription(&p)
        }
        guard packed.isAtEnd, isWhole else { throw PackedReader.Malformed() }
    }

    /// No index points beyond what it points into.
    private var isWhole: Bool {
        let isNamed = { (index: UInt8) in Int(index) < names.count }
        return entities.allSatisfy(isNamed)
            && events.allSatisfy { event in
                event.sources.indices.allSatisfy(isNamed)
                    && event.targets.indices.allSatisfy(isNamed)
                    && event.place.map { Int($0) < places.count } ?? true
            }
            && claims.allSatisfy { isNamed($0.claimant) && $0.about.allSatisfy(isNamed) }
            && descriptions.allSatisfy { $0.claimant.map(isNamed) ?? true }
    }
}

extension Telling.Name {
    fileprivate init(_ packed: inout PackedReader) throws(PackedReader.Malformed) {
        guard let kind = Party.Kind(rawValue: try packed.integer()) else {
            throw PackedReader.Malformed()
        }
        let text = try packed.string()
        let actor = try packed.optional { p throws(PackedReader.Malformed) in try p.string() }
        self.init(text: text, actor: actor, kind: kind)
    }
}

extension ToldEvent {
    func pack(into packed: inout PackedWriter) {
        packed.integer(number)
        packed.integer((isNegative ? 1 : 0) + (isReal ? 2 : 0))
        packed.string(type)
        packed.fixed(lemma)
        packed.array(sources.indices) { $0.integer($1) }
        packed.array(targets.indices) { $0.integer($1) }
        object.pack(into: &packed)
        packed.optional(place) { $0.integer($1) }
        packed.optional(time) { $0.string($1) }
        packed.array(amounts) {
            $0.string($1.what)
            $0.double($1.value)
        }
    }

    init(_ packed: inout PackedReader) throws(PackedReader.Malformed) {
        number = try packed.integer()
        let flags: UInt8 = try packed.integer()
        isNegative = flags & 1 > 0
        isReal = flags & 2 > 0
        type = try packed.string()
        lemma = try packed.fixed()
        sources = Parties(
            try packed.array { p throws(PackedReader.Malformed) in try p.integer() })
        targets = Parties(
            try packed.array { p throws(PackedReader.Malformed) in try p.integer() })
        object = try ObjectWords(&packed)
        place = try packed.optional { p throws(PackedReader.Malformed) in try p.integer() }
        time = try packed.optional { p throws(PackedReader.Malformed) in try p.string() }
        amounts = try packed.array { p throws(PackedReader.Malformed) in
            Amount(what: try p.string(), value: try p.double())
        }
    }
}

extension ToldEvent.ObjectWords {
    fileprivate func pack(into packed: inout PackedWriter) {
        packed.array((0..<count).map { self[$0] }) { $0.integer($1) }
    }

    fileprivate init(_ packed: inout PackedReader) throws(PackedReader.Malformed) {
        let read: [UInt16] = try packed.array { p throws(PackedReader.Malformed) in
            try p.integer()
        }
        self.init()
        for hash in read { insert(hash) }
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
