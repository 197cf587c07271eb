import Records

/// Which parties act for the public: states, bodies, office holders, armed groups.
extension PartyFinder {
    /// A state, body, group or office holder; not a company or a person without office.
    func isPublic(_ party: EventRecord.Party) -> Bool {
        if let actor = party.actor {
            guard let dot = actor.lastIndex(of: ".") else {
                return !Self.privateSectors.contains(actor)
            }
            let sector = String(actor[actor.index(after: dot)...])
            if Self.publicSectors.contains(sector) { return true }
            // `Indian coal workers` are a society's part, `Michael Jordan` and a company's are not.
            if party.entity == nil { return sector != "BUS" }
        }
        if let entity = party.entity, let record = entities.record(id: entity) {
            switch record.type {
            case .country, .group: return true
            case .organization, .person:
                // A sentence or two tell of nobody's office.
                return party.actor == nil
                    && (record.type == .person && record.roles.contains(where: isOffice)
                        || reading.sentences.count < Limits.introducingSentencesMin)
            default: return true
            }
        }
        return sector(ofText: party).map(Self.publicSectors.contains) ?? false
    }

    /// Reporters, papers and stations.
    func isPress(_ party: EventRecord.Party) -> Bool {
        party.actor?.hasSuffix("MED") ?? (sector(ofText: party) == "MED")
    }

    /// Soldiers, police and armed groups.
    func isArmed(_ party: EventRecord.Party) -> Bool {
        let sector = party.actor.map { String($0.suffix(3)) } ?? sector(ofText: party) ?? ""
        return ["MIL", "REB", "COP"].contains(sector)
    }

    /// A state or its government.
    func isOfState(_ party: EventRecord.Party) -> Bool {
        party.actor.map { !$0.contains(".") || $0.hasSuffix(".GOV") } ?? false
    }

    /// A country, or a nationality that stands for it.
    func isCountry(_ party: EventRecord.Party) -> Bool {
        [.country, .group].contains(type(of: party)) && party.actor?.utf8.count == 3
    }

    func isOfOneCountry(_ left: EventRecord.Party, _ right: EventRecord.Party) -> Bool {
        guard let country = left.actor?.prefix(3) else { return false }
        return country == right.actor?.prefix(3)
    }

    /// Rebels and militants.
    func isRebel(_ party: EventRecord.Party) -> Bool {
        (party.actor.map { String($0.suffix(3)) } ?? sector(ofText: party)) == "REB"
    }

    /// A person who holds or seeks an office.
    func isPolitician(_ party: EventRecord.Party) -> Bool {
        guard let entity = party.entity.flatMap({ entities.record(id: $0) }) else { return false }
        return entity.type == .person && entity.actor != nil && !isArmed(party)
    }

    /// Somebody named who bears no arms.
    func isCivil(_ party: EventRecord.Party) -> Bool {
        type(of: party) == .person && !isArmed(party)
    }

    /// A named body that bears no arms, or the police.
    func isOffice(_ party: EventRecord.Party) -> Bool {
        type(of: party) == .organization
            && (!isArmed(party) || party.actor?.hasSuffix("COP") ?? false)
    }

    func type(of party: EventRecord.Party) -> EntityType? {
        party.entity.flatMap { entities.record(id: $0)?.type }
    }

    /// Companies and firms.
    func isBusiness(_ party: EventRecord.Party) -> Bool {
        party.actor?.hasSuffix("BUS") ?? (sector(ofText: party) == "BUS")
    }

    private func sector(ofText party: EventRecord.Party) -> String? {
        party.text.split(separator: " ").last.flatMap { sector($0.lowercased()) }
    }

    /// Somebody who travels for a state: a party with an actor code or office.
    func isOfficial(_ token: Int) -> Bool {
        guard let party = party(core(of: token)) else { return false }
        if let entity = party.entity, let record = entities.record(id: entity) {
            return party.actor != nil || !record.roles.isEmpty
        }
        return isPublic(party)
    }

    /// A coach has a role, but no office.
    private func isOffice(_ role: EntityRecord.Role) -> Bool {
        let sectors = role.title.split(separator: " ").map { sector($0.lowercased()) }
        guard !sectors.contains("BUS"), let last = sectors.last else { return false }
        return last.map(Self.publicSectors.contains) ?? false
    }

    private static let privateSectors: Set = ["BUS", "CVL", "MED"]
    static let publicSectors: Set = [
        "GOV", "MIL", "LEG", "JUD", "COP", "REB", "OPP", "SPY", "IGO", "NGO",
    ]
}
