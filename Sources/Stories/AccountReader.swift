import Records

/// Makes an account of one article's records.
struct AccountReader {
    private var article: ArticleRecord?
    private var entities: [String: EntityRecord] = [:]
    private var places: [String: PlaceRecord] = [:]
    private var events: [EventRecord] = []
    private var claims: [ClaimRecord] = []
    private var quantities: [QuantityRecord] = []

    private var telling = Telling()
    private var indices: [String: UInt8] = [:]

    /// Reads what stories are made of; the rest of a batch is passed over.
    static func read(_ batch: [Record]) -> (account: Account, terms: WeightedTerms)? {
        var reader = AccountReader()
        for record in batch { reader.take(record) }
        guard let article = reader.article else { return nil }
        let terms = WeightedTerms(article.features, Array(reader.entities.values))
        return (reader.account(of: article), terms)
    }

    private mutating func take(_ record: Record) {
        switch record {
        case .article(let found): article = found
        case .entity(let entity): entities[entity.id] = entity
        case .event(let event): events.append(event)
        case .claim(let claim): claims.append(claim)
        case .place(let place): places[place.id] = place
        case .quantity(let quantity): quantities.append(quantity)
        default: break
        }
    }

    private mutating func account(of article: ArticleRecord) -> Account {
        let salient = entities.values
            .filter { $0.mentions.contains { $0.form == .name } }
            .sorted { ($1.salience, $0.name) < ($0.salience, $1.name) }
            .prefix(Limits.articleEntitiesMax)
        telling.entities = salient.compactMap { index(entity: $0.id) }
        telling.events = chosenEvents().compactMap { toldEvent($0) }
        telling.claims = claims.filter { $0.stance.isOnWhatIsSo }.prefix(Limits.claimsMax)
            .compactMap { toldClaim($0) }
        telling.descriptions = (article.features?.descriptions ?? [])
            .prefix(Limits.descriptionsMax).map { toldDescription($0) }
        return Account(
            id: article.id, title: article.title, publisher: article.publisher,
            credit: article.republishedFrom, published: article.published.value,
            shingles: article.features?.shingles ?? [], told: telling.packed())
    }

    /// Acts of a kind before bare predicates, in the order of the text; those of somebody.
    private func chosenEvents() -> [EventRecord] {
        let acts = events.filter { $0.type != ToldEvent.otherType }.prefix(Limits.eventsMax)
        let rest = events.lazy.filter {
            $0.type == ToldEvent.otherType && !($0.sources.isEmpty && $0.targets.isEmpty)
        }
        let room = min(Limits.otherEventsMax, Limits.eventsMax - acts.count)
        return (acts + rest.prefix(room)).sorted { $0.trigger.start < $1.trigger.start }
    }

    // MARK: - Names

    private mutating func index(text: String, actor: String?, kind: Party.Kind) -> UInt8? {
        let key = "\(kind.rawValue)\(actor ?? "")\u{0}\(text)"
        if let index = indices[key] { return index }
        guard telling.names.count < Limits.namesMax else { return nil }
        let index = UInt8(telling.names.count)
        telling.names.append(Telling.Name(text: text, actor: actor, kind: kind))
        indices[key] = index
        return index
    }

    private mutating func index(entity id: String?, actor: String? = nil) -> UInt8? {
        guard let id, let entity = entities[id] else { return nil }
        let isNamed = entity.mentions.contains { $0.form == .name }
        let kind: Party.Kind = !isNamed ? .described : entity.type == .person ? .person : .named
        return index(text: entity.name, actor: actor ?? entity.actor, kind: kind)
    }

    private mutating func parties(_ parties: [EventRecord.Party]) -> ToldEvent.Parties {
        ToldEvent.Parties(
            parties.prefix(2).compactMap {
                index(entity: $0.entity, actor: $0.actor)
                    ?? index(text: $0.text, actor: $0.actor, kind: .described)
            })
    }

    private mutating func index(place id: String?) -> UInt8? {
        guard let id, let record = places[id] else { return nil }
        let place = Telling.Place(
            name: record.name, country: record.country ?? "",
            isArea: record.kind == "country" || record.kind.hasPrefix("admin"))
        if let index = telling.places.firstIndex(of: place) { return UInt8(index) }
        guard telling.places.count < Limits.namesMax else { return nil }
        telling.places.append(place)
        return UInt8(telling.places.count - 1)
    }

    // MARK: - Events, claims, descriptions

    private static func number(_ id: String) -> UInt16? { UInt16(id.dropFirst()) }

    private mutating func toldEvent(_ event: EventRecord) -> ToldEvent? {
        guard let number = Self.number(event.id) else { return nil }
        return ToldEvent(
            number: number, isNegative: event.polarity == .negative,
            isReal: event.modality == .asserted || event.modality == .requested,
            type: ToldEvent.type(of: event), lemma: FeatureHash.word(event.trigger.lemma),
            sources: parties(event.sources), targets: parties(event.targets),
            object: ToldEvent.ObjectWords("\(event.trigger.lemma) \(event.object?.text ?? "")"),
            place: index(place: event.place?.id),
            time: event.time?.value, amounts: amounts(in: event.sentence))
    }

    /// What the sentence counts, where it says what.
    private func amounts(in sentence: EventRecord.Extent) -> [ToldEvent.Amount] {
        quantities.filter { sentence.start <= $0.start && $0.end <= sentence.end }
            .compactMap { quantity in
                guard let what = quantity.of ?? quantity.unit, !Self.durations.contains(what)
                else { return nil }
                return ToldEvent.Amount(what: what.lowercased(), value: quantity.value)
            }.prefix(Limits.amountsMax).map { $0 }
    }

    /// Ages and how long things take are no counts that accounts of an event differ on.
    private static let durations: Set<String> = [
        "century", "day", "decade", "hour", "minute", "month", "second", "week", "year",
    ]

    private mutating func toldClaim(_ claim: ClaimRecord) -> ToldClaim? {
        guard let number = Self.number(claim.id),
            let claimant = index(entity: claim.claimant.entity)
                ?? index(text: claim.claimant.text, actor: nil, kind: .described)
        else { return nil }
        var text = claim.text
        if text.utf8.count > Limits.claimBytesMax {
            text =
                String(decoding: text.utf8.prefix(Limits.claimBytesMax), as: UTF8.self)
                .split(separator: " ").dropLast().joined(separator: " ") + " …"
        }
        return ToldClaim(
            number: number, stance: claim.stance, claimant: claimant,
            about: claim.about.filter { $0.hasPrefix("e") }.prefix(4)
                .compactMap { index(entity: $0) },
            events: claim.about.filter { $0.hasPrefix("v") }.prefix(4).compactMap(Self.number),
            text: text)
    }

    private mutating func toldDescription(
        _ description: ArticleFeatures.Description
    ) -> ToldDescription {
        let claimant = description.claimant.flatMap {
            index(entity: $0.entity) ?? index(text: $0.text, actor: nil, kind: .described)
        }
        return ToldDescription(claimant: claimant, description: description)
    }
}

extension ClaimRecord.Stance {
    /// Promises, demands and predictions contradict nothing that is.
    var isOnWhatIsSo: Bool {
        switch self {
        case .asserts, .denies, .accuses, .assesses: true
        case .promises, .demands, .predicts: false
        }
    }
}
