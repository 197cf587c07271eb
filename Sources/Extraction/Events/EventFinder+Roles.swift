import Language
import Records

/// Who is source and who is target.
extension EventFinder {
    typealias Party = EventRecord.Party

    func roles(_ entry: EventEntry, _ clause: Clause) -> (sources: [Party], targets: [Party]) {
        let doers = doers(of: clause)
        if entry.isReversed {
            let behind = parties(behind: entry.prepositions, clause)
            let done = behind.isEmpty ? clause.objects.compactMap { parties.party($0) } : behind
            return (unique(done), unique(doers.filter { !isSame($0, done) }))
        }
        let between = others(than: doers, clause)
        let found = between.isEmpty ? targets(entry, clause, doers) : between
        return (unique(doers), unique(found.filter { !isSame($0, doers) }))
    }

    /// The subjects; where they are pronouns that mean nobody known, whoever tells of the clause.
    func doers(of clause: Clause) -> [Party] {
        let doers = clause.subjects.flatMap { subject in
            parties.cores(of: subject).flatMap { parties.partyOrOwners($0) }
                + parties.beside(subject)
        }
        guard doers.allSatisfy(\.isUnresolved), let pronoun = clause.subjects.first,
            tree.words[pronoun].upos == .pronoun, Self.personal.contains(tree.lemma(pronoun)),
            parties.mention(headedBy: pronoun) == nil, let teller = teller(above: pronoun)
        else { return doers }
        let isPerson = teller[0].entity.flatMap { parties.entities.record(id: $0) }?.type == .person
        return isPerson && tree.lemma(pronoun) == "it" ? doers : teller
    }

    /// Who says the clause that a word stands in.
    func teller(above token: Int) -> [Party]? {
        var at = token
        for _ in 0..<Limits.climbMax {
            guard let head = tree.words[at].head, tree.words.indices.contains(head) else {
                return nil
            }
            let relation = tree.words[at].relation
            if [.ccomp, .parataxis].contains(relation), words.isTelling(tree.lemma(head)),
                let clause = clauses[head]
            {
                let found = clause.subjects.compactMap { parties.partyOrOwner($0) }
                return found.isEmpty ? nil : found
            }
            at = head
        }
        return nil
    }

    private static let personal: Set = ["it", "he", "she", "they", "we"]

    /// `A and B held exercises`, `joint exercises`: done together.
    func shared(_ code: EventCode, _ clause: Clause, _ sources: [Party]) -> EventCode {
        let isJoint =
            sources.count > 1
            || clause.objects.contains { object in
                tree.dependents(of: object, .amod).contains { words.isJoint(tree.lemma($0)) }
            }
        return isJoint ? lexicon.code(code, under: .joint) ?? code : code
    }

    /// `called Modi to congratulate him`: whom the verb above has for its object.
    func above(_ pronoun: Int, _ doers: [Party]) -> [Party]? {
        guard tree.words[pronoun].upos == .pronoun, !isReflexive(pronoun),
            let verb = tree.words[pronoun].head, tree.words.indices.contains(verb),
            let head = tree.words[verb].head,
            tree.words.indices.contains(head), let clause = clauses[head]
        else { return nil }
        let found = clause.objects.compactMap { parties.party($0) }.filter { !isSame($0, doers) }
        return found.isEmpty ? nil : found
    }

    /// `himself`, `themselves`.
    func isReflexive(_ token: Int) -> Bool {
        let form = reading.folded[sentence][token]
        return form.hasSuffix("self") || form.hasSuffix("selves")
    }

    static let usual: [Set<String>] = [
        ["to", "with", "against", "on", "upon", "toward", "towards"],
        ["for"],
        ["from", "of", "over", "at", "into", "between", "among", "outside", "near"],
        ["in", "inside", "across", "around", "through"],
    ]

    func parties(behind prepositions: Set<String>, _ clause: Clause) -> [Party] {
        clause.obliques.filter { prepositions.contains($0.preposition) }
            .flatMap { oblique -> [Party] in
                guard !circumstances.isTime(oblique.token),
                    !words.isPlatform(tree.lemma(oblique.token).lowercased())
                else { return [] }
                // `in response to the attack`.
                if isReaction(oblique.token) { return [] }
                let core = parties.core(of: oblique.token)
                let party = parties.party(core)
                let owner = party == nil ? parties.owner(core) : nil
                // `campaigned for the girl's release`.
                if let told = party ?? owner, isVictim(told, of: oblique.token) { return [] }
                let found =
                    party
                    // `a probe into her use of a server`.
                    ?? (oblique.preposition == "into" ? parties.pronounOwner(oblique.token) : nil)
                    ?? owner ?? parties.place(oblique.token)
                return parties.beside(oblique.token) + [found].compactMap { $0 }
            }
    }

    private func isReaction(_ noun: Int) -> Bool {
        if words.isReaction(tree.lemma(noun)) { return true }
        guard tree.words[noun].relation == .conj, let head = tree.words[noun].head,
            tree.words.indices.contains(head)
        else { return false }
        return words.isReaction(tree.lemma(head))
    }

    /// `requested a call between A and B`: of the two, who is not of the source's country.
    private func others(than sources: [Party], _ clause: Clause) -> [Party] {
        clause.obliques.filter { $0.preposition == "between" }
            .compactMap { parties.partyOrOwner($0.token) }
            .filter { party in
                !isSame(party, sources)
                    && !sources.contains {
                        $0.actor != nil && $0.actor?.prefix(3) == party.actor?.prefix(3)
                    }
            }
    }

    /// `agreed to leave Gaza`: whom the governed verb is about.
    ///
    /// Not in what is only judged: `opposed sending troops to Chad`.
    func targetsBelow(_ clause: Clause, _ code: EventCode, except sources: [Party]) -> [Party] {
        guard let below = clause.complement, let inner = clauses[below] else { return [] }
        // `demanded that the premier apologize`.
        let asked = inner.subjects.compactMap { parties.party($0) }
            .filter { !isSame($0, sources) }
        if !asked.isEmpty || code.type == "SUPPORT" || code.mode == "disapprove" {
            return unique(asked)
        }
        let direct = (inner.recipients + inner.objects).compactMap {
            parties.party(parties.core(of: $0)) ?? parties.place($0)
        }
        for group in [direct] + Self.usual.map({ parties(behind: $0, inner) }) {
            let found = group.filter { !isSame($0, sources) && parties.isPublic($0) }
            if !found.isEmpty { return unique(found) }
        }
        return unique(
            inner.objects.compactMap { parties.owner($0) }
                .filter { !isSame($0, sources) })
    }

    /// `sent troops to help Chad`: whom it is for, as the purpose tells.
    func targetsOfPurpose(_ verb: Int, _ clause: Clause, except sources: [Party]) -> [Party] {
        let purposes =
            tree.dependents(of: verb, .advcl)
            + clause.objects.prefix(1).flatMap { tree.dependents(of: $0, .acl) }
        for purpose in purposes
        where purpose > verb
            && tree.dependents(of: purpose, .mark).contains(where: { tree.lemma($0) == "to" })
        {
            let found = (clauses[purpose]?.objects ?? []).compactMap { parties.party($0) }
                .filter { !isSame($0, sources) }
            if !found.isEmpty { return unique(found) }
        }
        return []
    }

    /// `A and B met`: the first did it with the others.
    ///
    /// Not what they said of something: `A and B supported the resolution`.
    func pair(
        _ sources: inout [Party], _ targets: inout [Party], _ code: EventCode,
        _ clause: Clause? = nil
    ) {
        let root = String(code.cameo.prefix(2))
        guard targets.isEmpty, sources.count > 1, Self.mutual.contains(root) else { return }
        // `Niger and Chad launched operations`: against somebody else.
        if Self.said.contains(root) && !code.cameo.hasPrefix("057") || root == "19", let clause,
            !clause.objects.isEmpty || clause.complement != nil
        {
            return
        }
        targets = Array(sources[1...])
        sources = [sources[0]]
    }

    private static let said: Set = ["05", "12"]
    static let mutual: Set = ["03", "04", "05", "06", "12", "19"]

    func isSame(_ party: Party, _ others: [Party]) -> Bool {
        others.contains { $0 == party || party.entity != nil && $0.entity == party.entity }
    }

    func unique(_ parties: [Party]) -> [Party] {
        var kept: [Party] = []
        for party in parties.prefix(Limits.partiesMax) where !isSame(party, kept) {
            kept.append(party)
        }
        // `South Korean` is no party beside the `South Korean army`.
        return kept.filter { party in
            !kept.contains {
                $0 != party && $0.start <= party.start && party.end <= $0.end
                    && $0.end - $0.start > party.end - party.start
            }
        }
    }
}
