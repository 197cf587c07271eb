import Language
import Records

/// To whom something is done.
extension EventFinder {
    /// The entry's own prepositions, the direct object, the usual prepositions, what the object
    /// belongs to, what it is about.
    func targets(_ entry: EventEntry, _ clause: Clause, _ doers: [Party]) -> [Party] {
        func new(_ found: [Party]) -> [Party]? {
            let others = found.filter { !isSame($0, doers) }
            return others.isEmpty ? nil : others
        }
        if let direct = direct(entry, clause) { return new(direct) ?? [] }
        if let named = new(parties(behind: entry.prepositions, clause)) { return named }
        if let told = new(clause.recipients.compactMap { parties.partyOrOwner($0) }) {
            return told
        }
        let isListed = clause.objects.contains { entry.objects.lemmas.contains(tree.lemma($0)) }
        let objects = clause.objects.flatMap { parties.cores(of: $0) }
        let direct = objects.flatMap {
            parties.beside($0) + [parties.party($0) ?? parties.place($0)].compactMap { $0 }
        }
        if !isListed || entry.objects.party, let direct = new(direct) { return direct }
        // `launched an attack on Syria`.
        if isListed, entry.prepositions.isEmpty,
            entry.code.type == "ASSAULT"
                || clause.objects.contains(where: { !lexicon.noun(tree.lemma($0)).isEmpty }),
            let given = new(parties(behind: ["on", "upon", "against"], clause))
        {
            return given
        }
        if let meant = clause.objects.first.flatMap({ above($0, doers) }) { return meant }
        let owners = owners(of: objects)
        let outside = isListed ? clause : outside(of: entry, clause)
        let isAct = outside.obliques.count < clause.obliques.count
        let inside = objects.flatMap { tree.dependents(of: $0, .nmod) }.filter {
            !isAct || !["against", "on"].contains(tree.preposition(of: $0) ?? "")
        }
        if entry.code.type == "ASSAULT" {
            return new(owners) ?? new(inside.compactMap { parties.place($0) })
                ?? new(isOpen(entry, clause, to: 2) ? parties(behind: Self.usual[2], clause) : [])
                ?? new(objects.prefix(1).compactMap { parties.pronounOwner($0) }) ?? []
        }
        let root = String(entry.code.cameo.prefix(2))
        if doers.count > 1, Self.mutual.contains(root), root != "19" || clause.objects.isEmpty {
            return []
        }
        // `praised Trump's outreach to …`.
        if Self.judged.contains(entry.code.type) {
            if let owners = new(owners) { return owners }
            // `blasted his remarks`.
            if let owners = new(objects.prefix(1).compactMap { parties.pronounOwner($0) }) {
                return owners
            }
        }
        if let given = new(parties(behind: first(for: entry.code), outside)) { return given }
        // `supported a path to legal status for immigrants`.
        let isFar = Self.judged.contains(entry.code.type) && !isListed
        let near = isFar ? outer(clause) : clause
        if let given = new(parties(behind: Self.usual[1], near)) { return given }
        // Whose missile it is, is not at whom it is fired.
        if entry.code.type == "MOBILIZE" {
            return new(parties(behind: ["at", "over", "near", "into"], clause))
                ?? new(answered(clause)) ?? []
        }
        if let owners = new(owners) { return owners }
        // `withdrew its ambassador from India`.
        if entry.code.cameo == "161", let left = new(parties(behind: ["from"], clause)) {
            return left
        }
        if Self.done.contains(entry.code.type), let direct = new(direct) { return direct }
        for number in 2..<Self.usual.count where isOpen(entry, clause, to: number) {
            if let given = new(parties(behind: Self.usual[number], clause)) { return given }
        }
        return new(belonging(inside))
            ?? new(objects.prefix(1).compactMap { parties.pronounOwner($0) }) ?? []
    }

    /// Whose the objects are; who is only their victim is not.
    private func owners(of objects: [Int]) -> [Party] {
        objects.compactMap { object in
            let owner = parties.owner(object) ?? things.owner(of: object, in: tree)
            return owner.flatMap { isVictim($0, of: object) ? nil : $0 }
        }
    }

    /// The parties inside an object: `the aid of Russia to Syria`.
    private func belonging(_ inside: [Int]) -> [Party] {
        inside.compactMap { token in
            parties.partyOrOwner(token).flatMap { isVictim($0, of: token) ? nil : $0 }
        }
    }

    /// `held a drill in response to the North's launch`: a show of force is for somebody.
    private func answered(_ clause: Clause) -> [Party] {
        clause.obliques.filter { words.isReaction(tree.lemma($0.token)) }
            .flatMap { tree.dependents(of: $0.token, .nmod) }
            .filter { tree.preposition(of: $0) == "to" }
            .compactMap { parties.partyOrOwner($0) }
    }

    /// Whom the verb's own object names, whatever stands behind a preposition.
    private func direct(_ entry: EventEntry, _ clause: Clause) -> [Party]? {
        // `will meet the king with Pence`, `supplied Chad with rifles from Oman`.
        guard entry.lemma == "meet" || Self.giving.contains(entry.lemma) else { return nil }
        let found = clause.objects.compactMap { parties.party($0) }
        return found.isEmpty ? nil : found
    }

    /// Without what stands behind the object's prepositions.
    private func outer(_ clause: Clause) -> Clause {
        var outer = clause
        outer.obliques.removeAll(where: \.isInner)
        return outer
    }

    /// `condemned the attack on Israel`: blamed is who attacked, not who was.
    private func outside(of entry: EventEntry, _ clause: Clause) -> Clause {
        guard Self.judged.contains(entry.code.type),
            clause.objects.contains(where: { object in
                words.verb(of: tree.lemma(object)) != nil
                    || !lexicon.noun(tree.lemma(object)).isEmpty
            })
        else { return clause }
        var outside = clause
        outside.obliques.removeAll { $0.isInner && ["against", "on"].contains($0.preposition) }
        return outside
    }

    private static let giving: Set = ["arm", "equip", "furnish", "provide", "supply"]

    /// The prepositions asked first: not those of `two meetings on Capitol Hill`, nor of
    /// `investigating a shooting with many victims`.
    private func first(for code: EventCode) -> Set<String> {
        if code.cameo.hasPrefix("04") { return ["to", "with"] }
        return code.mode == "investigate" ? ["against", "on"] : Self.usual[0]
    }

    /// Types of which the listed object itself may be the target: `released the hostages`.
    private static let done: Set = [
        "RETREAT", "COERCE", "ACCUSE", "SANCTION", "CONCEDE", "REQUEST", "THREATEN",
    ]

    /// Types that judge what somebody did, whose doing it was before whom it was done to.
    private static let judged: Set = ["SUPPORT", "ACCUSE"]

    /// Whether the party behind a group of prepositions may be the target: where a thing is
    /// attacked, `over` and `in` tell only where; one meets with somebody, not at or in him.
    private func isOpen(_ entry: EventEntry, _ clause: Clause, to group: Int) -> Bool {
        let root = String(entry.code.cameo.prefix(2))
        switch group {
        case 2: return root != "04" && (entry.code.type != "ASSAULT" || clause.objects.isEmpty)
        default: return Self.placed.contains(root) || entry.code.mode == "restrict"
        }
    }

    private static let placed: Set = ["03", "07", "08", "14", "15", "16"]
}
