import Records

/// Makes an account of one article's records.
struct AccountReader {
    private var article: ArticleRecord?
    private var entities: [String: EntityRecord] = [:]
    private var places: [String: String] = [:]
    private var events: [EventRecord] = []
    private var claims: [ClaimRecord] = []
    private var quantities: [QuantityRecord] = []

    private var names: [Account.Name] = []
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
        case .event(let event) where event.type != "OTHER": events.append(event)
        case .claim(let claim): claims.append(claim)
        case .place(let place): places[place.id] = place.name
        case .quantity(let quantity): quantities.append(quantity)
        default: break
        }
    }

    private mutating func account(of article: ArticleRecord) -> Account {
        let salient = entities.values
            .filter { $0.mentions.contains { $0.form == .name } }
            .sorted { ($1.salience, $0.name) < ($0.salience, $1.name) }
            .prefix(Limits.articleEntitiesMax)
        let entities = salient.compactMap { index(entity: $0.id) }
        let told = events.prefix(Limits.eventsMax).compactMap { toldEvent($0) }
        let said = claims.prefix(Limits.claimsMax).compactMap { toldClaim($0) }
        let described = (article.features?.descriptions ?? []).prefix(Limits.descriptionsMax)
            .map { toldDescription($0) }
        return Account(
            id: article.id, title: article.title, publisher: article.publisher,
            credit: article.republishedFrom,
            published: article.published.value,
            shingles: article.features?.shingles ?? [], names: names, entities: entities,
            events: told, claims: said, descriptions: described)
    }

    // MARK: - Names

    private mutating func index(text: String, actor: String?) -> UInt8? {
        let key = "\(actor ?? "")\u{0}\(text)"
        if let index = indices[key] { return index }
        guard names.count < Limits.namesMax else { return nil }
        let index = UInt8(names.count)
        names.append(Account.Name(text: text, actor: actor))
        indices[key] = index
        return index
    }

    private mutating func index(entity id: String?) -> UInt8? {
        guard let id, let entity = entities[id] else { return nil }
        return index(text: entity.name, actor: entity.actor)
    }

    private mutating func parties(_ parties: [EventRecord.Party]) -> ToldEvent.Parties {
        var found: [UInt8] = []
        for party in parties.prefix(2) {
            let name = party.entity.flatMap { entities[$0]?.name }
            guard name != nil || party.actor != nil else { continue }
            if let index = index(text: name ?? party.text, actor: party.actor) {
                found.append(index)
            }
        }
        return ToldEvent.Parties(found)
    }

    // MARK: - Events, claims, descriptions

    private static func number(_ id: String) -> UInt16? { UInt16(id.dropFirst()) }

    private mutating func toldEvent(_ event: EventRecord) -> ToldEvent? {
        guard let number = Self.number(event.id) else { return nil }
        return ToldEvent(
            number: number, isNegative: event.polarity == .negative,
            type: ToldEvent.type(of: event), lemma: FeatureHash.word(event.trigger.lemma),
            sources: parties(event.sources), targets: parties(event.targets),
            place: event.place.flatMap { places[$0.id] }.flatMap { index(text: $0, actor: nil) },
            time: event.time?.value, amounts: amounts(in: event.sentence))
    }

    /// What the sentence counts, where it says what.
    private func amounts(in sentence: EventRecord.Extent) -> [ToldEvent.Amount] {
        quantities.filter { sentence.start <= $0.start && $0.end <= sentence.end }
            .compactMap { quantity in
                guard let what = quantity.of ?? quantity.unit else {
                    return nil
                }
                return ToldEvent.Amount(what: what.lowercased(), value: quantity.value)
            }.prefix(Limits.amountsMax).map { $0 }
    }

    private mutating func toldClaim(_ claim: ClaimRecord) -> ToldClaim? {
        let actor = claim.claimant.entity.flatMap { entities[$0] }
        guard let number = Self.number(claim.id),
            let claimant = index(text: actor?.name ?? claim.claimant.text, actor: actor?.actor)
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
        let entity = description.claimant?.entity.flatMap { entities[$0] }
        let claimant = description.claimant.flatMap {
            index(text: entity?.name ?? $0.text, actor: entity?.actor)
        }
        return ToldDescription(claimant: claimant, description: description)
    }
}
