import Records

/// What the fold keeps of an article.
struct StoryArticle: Sendable {
    let id: String
    let title: String?
    let publisher: String?
    let published: CalendarDate?
    let shingles: [UInt32]
    /// Hashed features with their weights in the article, sorted by hash.
    let features: [Feature]
    /// The entities that events and claims name by id.
    let names: [String: Name]
    /// In the order of salience, by name.
    let entities: [String]
    let events: [EventRecord]
    let claims: [ClaimRecord]
    let places: [String: String]
    /// The id of the article that this one reprints.
    var copyOf: String?

    struct Feature: Sendable {
        let hash: UInt32
        let weight: Double
    }

    struct Name: Sendable {
        let name: String
        let actor: String?
    }

    /// Nil for a batch without an article record.
    init?(_ batch: [Record]) {
        var found: ArticleRecord?
        var names: [String: Name] = [:]
        var ranked: [EntityRecord] = []
        var events: [EventRecord] = []
        var claims: [ClaimRecord] = []
        var places: [String: String] = [:]
        for record in batch {
            switch record {
            case .article(let article): found = article
            case .entity(let entity):
                names[entity.id] = Name(name: entity.name, actor: entity.actor)
                ranked.append(entity)
            case .event(let event) where event.type != "OTHER" && events.count < Limits.eventsMax:
                events.append(event)
            case .claim(let claim) where claims.count < Limits.claimsMax: claims.append(claim)
            case .place(let place): places[place.id] = place.name
            default: break
            }
        }
        guard let found else { return nil }
        id = found.id
        title = found.title
        publisher = found.publisher
        published = found.published.value
        shingles = found.features?.shingles ?? []
        ranked = ranked.filter { $0.mentions.contains { $0.form == .name } }
            .sorted { ($1.salience, $0.name) < ($0.salience, $1.name) }
        entities = ranked.prefix(Limits.entitiesMax).map(\.name)
        let used = Set(events.flatMap { ($0.sources + $0.targets).compactMap(\.entity) })
            .union(claims.flatMap { $0.about + [$0.claimant.entity].compactMap { $0 } })
        self.names = names.filter { used.contains($0.key) }
        self.events = events
        self.claims = claims
        let usedPlaces = Set(events.compactMap { $0.place?.id })
        self.places = places.filter { usedPlaces.contains($0.key) }
        features = Self.features(found.features?.terms ?? [], ranked)
    }

    private static func features(
        _ terms: [ArticleFeatures.Term], _ entities: [EntityRecord]
    ) -> [Feature] {
        var weights: [UInt32: Double] = [:]
        for term in terms {
            weights[hash("w", term.word), default: 0] += Double(term.weight).squareRoot()
        }
        for entity in entities.prefix(Limits.featuresMax) {
            let count = entity.mentions.count { $0.form == .name }
            weights[hash("n", entity.name.lowercased()), default: 0] += Double(count).squareRoot()
        }
        return weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Limits.featuresMax)
            .map { Feature(hash: $0.key, weight: $0.value) }
            .sorted { $0.hash < $1.hash }
    }

    /// FNV-1a.
    private static func hash(_ kind: String, _ text: String) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in kind.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash
    }

    /// Whether most of its wording is another's: an outlet's own version of a wire report shares
    /// the facts and the names, a reprint the runs of words.
    func isCopy(of other: StoryArticle) -> Bool {
        containment(in: other) >= Self.copyContainment
            || other.containment(in: self) >= Self.copyContainment
    }

    static let copyContainment = 0.5

    /// The share of its runs of words that the other has too, estimated from the sketches: below
    /// the smaller of their largest hashes both are complete.
    func containment(in other: StoryArticle) -> Double {
        guard let mine = shingles.last, let theirs = other.shingles.last else { return 0 }
        var bound = UInt32.max
        if shingles.count == ArticleFeatures.shinglesMax { bound = min(bound, mine) }
        if other.shingles.count == ArticleFeatures.shinglesMax { bound = min(bound, theirs) }
        let own = shingles.prefix { $0 <= bound }
        guard own.count >= Self.sharedMin else { return 0 }
        let shared = Set(other.shingles).intersection(own)
        return Double(shared.count) / Double(own.count)
    }

    /// Fewer hashes than this tell nothing.
    private static let sharedMin = 8
}
