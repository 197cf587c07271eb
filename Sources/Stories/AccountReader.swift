import Records

/// Makes an account of one article's records.
struct AccountReader {
    private var article: ArticleRecord?
    private var entities: [Entity] = []
    private var entityIndices: [String: Int] = [:]
    private var places: [String: Telling.Place] = [:]
    private var events: [EventRecord] = []
    private var claims: [ClaimRecord] = []
    /// What is counted, with where it stands.
    private(set) var amounts: [(start: Int, end: Int, amount: ToldEvent.Amount)] = []

    private var telling = Telling()

    /// What is used of an entity's record.
    private struct Entity {
        let name: String
        let actor: String?
        let kind: Party.Kind
        let salience: Double
        /// How often it is named.
        let named: Int
        /// Index of the telling's names, once it is one of them.
        var index: UInt8?

        init(_ record: EntityRecord) {
            name = record.name
            actor = record.actor
            salience = record.salience
            named = record.mentions.count { $0.form == .name }
            kind = named == 0 ? .described : record.type == .person ? .person : .named
        }
    }

    /// Reads what stories are made of; the rest of a batch is passed over. Nil where the article
    /// was not read, and so can be like no other.
    static func read(
        _ batch: [Record]
    ) -> (account: Account, terms: WeightedTerms, telling: Telling)? {
        var reader = AccountReader()
        let records = batch.span
        for index in records.indices { reader.take(records[index]) }
        guard let article = reader.article, article.features != nil else { return nil }
        let terms = WeightedTerms(
            article.features, names: reader.entities.map { ($0.name, $0.named) })
        return (reader.account(of: article), terms, reader.telling)
    }

    private mutating func take(_ record: Record) {
        switch record {
        case .article(let found): article = found
        case .entity(let entity):
            entityIndices[entity.id] = entities.count
            entities.append(Entity(entity))
        case .event(let event): events.append(event)
        case .claim(let claim): claims.append(claim)
        case .place(let place):
            places[place.id] = Telling.Place(
                name: place.name, country: place.country ?? "",
                isArea: place.kind == "country" || place.kind.hasPrefix("admin"))
        case .quantity(let quantity):
            guard let what = quantity.of ?? quantity.unit, !Self.durations.contains(what) else {
                break
            }
            amounts.append(
                (
                    quantity.start, quantity.end,
                    ToldEvent.Amount(what: what.lowercased(), value: quantity.value)
                ))
        default: break
        }
    }

    private mutating func account(of article: ArticleRecord) -> Account {
        let salient = entities.indices.filter { entities[$0].named > 0 }
            .sorted {
                (entities[$1].salience, entities[$0].name)
                    < (entities[$0].salience, entities[$1].name)
            }
            .prefix(Limits.articleEntitiesMax)
        telling.entities = salient.compactMap { index(entity: $0) }
        telling.events = chosenEvents().compactMap { toldEvent(events[$0]) }
        telling.claims = claims.lazy.filter { $0.stance.isOnWhatIsSo }.prefix(Limits.claimsMax)
            .compactMap { toldClaim($0) }
        telling.descriptions = (article.features?.descriptions ?? [])
            .prefix(Limits.descriptionsMax).map { toldDescription($0) }
        return Account(
            id: article.id, title: article.title, publisher: article.publisher,
            credit: article.republishedFrom, published: article.published.value,
            shingles: article.features?.shingles ?? [], told: telling.packed())
    }

    /// Acts of a kind before bare predicates, in the order of the text; those of somebody.
    private func chosenEvents() -> [Int] {
        let acts = events.indices.filter {
            let parties = events[$0].sources + events[$0].targets
            return events[$0].type != ToldEvent.otherType
                && (parties.isEmpty || !parties.allSatisfy(\.isUnresolved))
        }.prefix(Limits.eventsMax)
        let rest = events.indices.lazy.filter {
            events[$0].type == ToldEvent.otherType
                && !(events[$0].sources + events[$0].targets).allSatisfy(\.isUnresolved)
        }
        let room = min(Limits.otherEventsMax, Limits.eventsMax - acts.count)
        return (acts + rest.prefix(room)).sorted {
            (events[$0].trigger.start, $0) < (events[$1].trigger.start, $1)
        }
    }

    // MARK: - Names

    mutating func index(text: String, actor: String?, kind: Party.Kind) -> UInt8? {
        let actor = actor ?? text
        if let known = telling.names.firstIndex(where: {
            $0.party.kind == kind && $0.text == text && $0.actor == actor
        }) {
            return UInt8(known)
        }
        guard telling.names.count < Limits.namesMax else { return nil }
        telling.names.append(
            Telling.Name(text: text, actor: actor == text ? nil : actor, kind: kind))
        return UInt8(telling.names.count - 1)
    }

    /// `actor`: of the party that it is here, where that is not the entity's own.
    mutating func index(entity place: Int, actor: String? = nil) -> UInt8? {
        let entity = entities[place]
        if let actor, actor != entity.actor {
            return index(text: entity.name, actor: actor, kind: entity.kind)
        }
        if let index = entity.index { return index }
        let index = index(text: entity.name, actor: entity.actor, kind: entity.kind)
        entities[place].index = index
        return index
    }

    mutating func index(entity id: String?, actor: String? = nil) -> UInt8? {
        id.flatMap { entityIndices[$0] }.flatMap { index(entity: $0, actor: actor) }
    }

    mutating func parties(_ parties: [EventRecord.Party]) -> ToldEvent.Parties {
        ToldEvent.Parties(
            parties.filter { !$0.isUnresolved }.prefix(2).compactMap {
                index(entity: $0.entity, actor: $0.actor)
                    ?? index(text: $0.text, actor: $0.actor, kind: .described)
            })
    }

    mutating func index(place id: String?) -> UInt8? {
        guard let place = id.flatMap({ places[$0] }) else { return nil }
        if let index = telling.places.firstIndex(of: place) { return UInt8(index) }
        guard telling.places.count < Limits.namesMax else { return nil }
        telling.places.append(place)
        return UInt8(telling.places.count - 1)
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
