import Language

/// How well an entry's conditions suit a clause.
struct EventFit {
    let tree: SentenceTree
    let parties: PartyFinder
    let circumstances: Circumstances

    /// How many conditions are fulfilled; nil where one is not.
    func score(_ entry: EventEntry, _ clause: Clause) -> Int? {
        guard var score = particle(entry, clause) else { return nil }
        if !entry.objects.isEmpty {
            guard let points = objects(entry, clause) else { return nil }
            score += points
        }
        if !entry.subjects.isEmpty {
            guard let points = subjects(entry, clause) else { return nil }
            score += points
        }
        if !entry.prepositions.isEmpty {
            guard
                clause.obliques.contains(where: {
                    entry.prepositions.contains($0.preposition)
                        && !circumstances.isTime($0.token)
                        && (entry.code.mode != "visit" || isSomewhere($0.token))
                })
            else { return nil }
            score += 2
        }
        return isOther(entry, clause) ? nil : score
    }

    /// A named subject is a closer condition than any party.
    private func subjects(_ entry: EventEntry, _ clause: Clause) -> Int? {
        let things = entry.subjects
        if !things.lemmas.isEmpty, clause.subjects.contains(where: { points($0, things) != nil }) {
            return 2
        }
        let isAny = clause.subjects.contains {
            things.official
                && (tree.words[$0].upos == .pronoun || parties.isOfficial($0))
                || things.party && (tree.words[$0].upos == .pronoun || isParty($0))
        }
        return isAny ? 1 : nil
    }

    /// The best of some entries, of two the first; nil where it tells of no event.
    func best(_ entries: [EventEntry], _ clause: Clause) -> EventEntry? {
        var found: (entry: EventEntry, score: Int)?
        for entry in entries {
            guard let score = score(entry, clause) else { continue }
            if score > found?.score ?? Int.min { found = (entry, score) }
        }
        return found.flatMap { $0.entry.isNoEvent ? nil : $0.entry }
    }

    private func particle(_ entry: EventEntry, _ clause: Clause) -> Int? {
        guard entry.particle.isEmpty else {
            return clause.particle == entry.particle ? 4 : nil
        }
        guard let particle = clause.particle, !entry.prepositions.contains(particle) else {
            return 0
        }
        return parties.words.isPhrasal(entry.lemma) ? nil : -1
    }

    /// A list's noun may also stand behind the entry's preposition: `called for talks`.
    private func objects(_ entry: EventEntry, _ clause: Clause) -> Int? {
        let things = entry.objects
        let behind =
            entry.prepositions.isEmpty
            ? []
            : clause.obliques.filter { entry.prepositions.contains($0.preposition) }.map(\.token)
        let listed = (clause.objects + clause.recipients + behind).compactMap { points($0, things) }
            .max()
        if let listed { return listed }
        if things.place, clause.objects.contains(where: { parties.place($0) != nil }) { return 1 }
        if things.party, (clause.objects + clause.recipients).contains(where: isParty) { return 1 }
        if let complement = clause.complement,
            things.clause || things.infinitive && isInfinitive(complement)
        {
            return 1
        }
        if things.none, clause.objects.isEmpty, clause.complement == nil { return 1 }
        return nil
    }

    /// The noun itself, what it is part of, or what says more than it: `half of its troops`,
    /// `mediation effort`.
    private func points(_ token: Int, _ things: EventEntry.Things) -> Int? {
        var lemmas = [tree.lemma(token), tree.lemma(parties.core(of: token))]
        if parties.words.isVague(lemmas[0]), let inner = tree.first(of: token, .compound) {
            lemmas.append(tree.lemma(inner))
        }
        // `the request for a call`: what is asked for tells more than the asking.
        if parties.words.isVessel(lemmas[0]) {
            for child in tree.dependents(of: token, .nmod)
            where ["for", "of", "to"].contains(tree.preposition(of: child) ?? "") {
                if things.lemmas.contains(tree.lemma(child)) { return 5 }
            }
        }
        for lemma in lemmas {
            if things.named.contains(lemma) { return 4 }
            if things.lemmas.contains(lemma) { return 3 }
        }
        return nil
    }

    private func isInfinitive(_ token: Int) -> Bool {
        tree.dependents(of: token, .mark).contains { tree.lemma($0) == "to" }
    }

    /// One comes to a country or to somebody, not to an agreement.
    private func isSomewhere(_ token: Int) -> Bool {
        parties.partyOrOwner(token) != nil || parties.place(token) != nil
    }

    private func isParty(_ token: Int) -> Bool { parties.party(parties.core(of: token)) != nil }

    private func isOther(_ entry: EventEntry, _ clause: Clause) -> Bool {
        guard !entry.never.isEmpty else { return false }
        let near = clause.obliques.filter { Self.telling.contains($0.preposition) }.map(\.token)
        return (clause.subjects + clause.objects + near).contains {
            entry.never.lemmas.contains(tree.lemma($0))
        } || clause.complement.map { entry.never.lemmas.contains(tree.lemma($0)) } ?? false
            || entry.never.none && clause.objects.isEmpty
            || entry.never.party && clause.objects.contains { tree.lemma($0) == "party" }
            || entry.never.clause && clause.complement != nil
    }

    private static let telling: Set = ["by", "of", "with", "from", "in", "for", "into", "on"]
}
