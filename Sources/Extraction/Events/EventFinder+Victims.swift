import Language
import Records

/// Who did it to victims, what is said about them, and who protests against it.
extension EventFinder {
    /// `were killed when a gunman opened fire`: whose attack a passive without an agent is told
    /// beside.
    func attackers(beside verb: Int, _ clause: Clause, _ code: EventCode) -> [Party] {
        guard code.type == "ASSAULT", clause.isPassive else { return [] }
        let fit = EventFit(tree: tree, parties: parties, circumstances: circumstances)
        // `were killed and 84 wounded when …`.
        let told = [verb] + tree.dependents(of: verb, .conj)
        for other in told.flatMap({ tree.dependents(of: $0, .advcl) }) where tree.isVerb(other) {
            let isThen = tree.dependents(of: other, .mark, .advmod).contains {
                Self.then.contains(tree.lemma($0))
            }
            guard isThen, let attack = clauses[other], !attack.isPassive,
                fit.best(lexicon.verb(tree.lemma(other)), attack)?.code.type == "ASSAULT"
            else { continue }
            let found = attack.subjects.compactMap { parties.partyOrOwner($0) }
            if !found.isEmpty { return unique(found) }
        }
        return []
    }

    private static let then: Set = ["after", "as", "when", "while"]

    /// Whom armed groups hold is abducted; `arrested` claims an authority that they may have.
    func abducted(
        _ code: EventCode, _ verb: Int, _ sources: [Party], _ targets: [Party]
    ) -> EventCode {
        guard code.mode == "arrest", tree.lemma(verb) != "arrest", !sources.isEmpty,
            !targets.isEmpty,
            sources.allSatisfy(parties.isRebel)
        else { return code }
        return lexicon.code("181") ?? code
    }

    /// `welcomed the release of the girls`: they are not whom the welcome is for.
    func isVictim(_ owner: Party, of noun: Int) -> Bool {
        if parties.isPublic(owner) { return false }
        if words.isPatient(tree.lemma(noun)) { return true }
        guard tree.preposition(of: noun) == "of", let head = tree.words[noun].head,
            tree.words.indices.contains(head)
        else { return false }
        return words.isPatient(tree.lemma(head))
    }

    /// `…, prompting protests from Beijing`: who protests, and against whose deed.
    func provoked(_ noun: Int) -> (by: [Party], of: [Party])? {
        guard tree.words[noun].relation == .obj, let verb = tree.words[noun].head,
            tree.words.indices.contains(verb), words.isCausing(tree.lemma(verb)),
            let clause = clauses[verb]
        else { return nil }
        let by = unique(parties(behind: ["from", "by", "among"], clause))
        guard !by.isEmpty else { return nil }
        var at: Int? = verb
        for _ in 0..<Limits.climbMax {
            guard let cause = at else { break }
            let of = (clauses[cause].map(doers) ?? []).filter { party in
                !isSame(party, by) && !by.contains { parties.isOfOneCountry($0, party) }
            }
            if !of.isEmpty { return (by, unique(of)) }
            at = tree.verb(above: cause)
        }
        return (by, [])
    }

    /// `the deadliest US shooting`: crimes that the country before them is only the scene of.
    func isLocal(_ noun: Int) -> Bool {
        words.isCrime(tree.lemma(noun)) && tree.first(of: noun, .nmodPossessive) == nil
    }
}
