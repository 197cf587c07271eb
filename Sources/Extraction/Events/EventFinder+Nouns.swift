import Language
import Records

/// Events that nouns tell of.
extension EventFinder {
    /// A support verb or a governor with an event's noun: `launched an investigation into …`,
    /// `threatened sanctions against …`.
    func supported(
        _ verb: Int, _ clause: Clause, over best: EventEntry?, _ spent: inout Set<Int>
    ) -> Draft? {
        let lemma = tree.lemma(verb)
        let isGoverned = words.objectGovernor(lemma).flatMap(Manner.Force.init(rawValue:)) != nil
        guard isGoverned || words.isSupport(lemma), best?.objects.lemmas.isEmpty ?? true,
            best?.particle.isEmpty ?? true, !clause.surface.isEmpty || !clause.subjects.isEmpty,
            let noun = clause.objects.first(where: { !lexicon.noun(tree.lemma($0)).isEmpty })
        else { return nil }
        let inner = nominalParties(noun)
        guard let entry = inner.entry else { return nil }
        var sources = unique(clause.subjects.compactMap { parties.partyOrOwner($0) })
        let behind = parties(behind: entry.prepositions, clause)
        let given = clause.recipients.compactMap { parties.partyOrOwner($0) }
        var targets = unique(
            (given + inner.targets + behind + inner.sources).filter { !isSame($0, sources) })
        if targets.isEmpty {
            targets = unique(
                parties(behind: ["to", "with", "against", "on", "in", "for"], clause)
                    .filter { !isSame($0, sources) })
        }
        if words.isReceiving(lemma) { swap(&sources, &targets) }
        pair(&sources, &targets, entry.code)
        guard !sources.isEmpty || !targets.isEmpty else { return nil }
        spent.insert(noun)
        var manner = manners[verb]
        if isGoverned { manner = manners[noun] }
        return Draft(
            code: entry.code, trigger: noun, sources: sources, targets: targets,
            object: circumstances.object(noun, of: verb), manner: manner, rule: entry.rule)
    }

    func nominal(_ noun: Int) -> Draft? {
        guard ![.compound, .amod, .flat].contains(tree.words[noun].relation) else { return nil }
        var (found, sources, targets) = nominalParties(noun)
        guard let entry = found else { return nil }
        if sources.isEmpty, let doer = doer(of: noun), !isSame(doer, targets) { sources = [doer] }
        pair(&sources, &targets, entry.code)
        guard !targets.isEmpty, !sources.isEmpty || Self.bare.contains(entry.code.type) else {
            return nil
        }
        return Draft(
            code: entry.code, trigger: noun, sources: unique(sources), targets: unique(targets),
            object: nil, manner: manners[noun], rule: entry.rule)
    }

    /// Types whose nouns tell of an event even where nobody is said to have done it.
    private static let bare: Set = ["ASSAULT", "COERCE", "PROTEST"]

    /// Who plans, ends or asks for it: the subject of the verb that governs the noun.
    private func doer(of noun: Int) -> Party? {
        guard let governor = manners[noun].governor, let clause = clauses[governor] else {
            return nil
        }
        return clause.subjects.lazy.compactMap { parties.partyOrOwner($0) }.first
    }

    /// Whose event a noun tells of: by possessives and adjectives, `of`, `by`, `between` and the
    /// entry's prepositions.
    private func nominalParties(_ noun: Int) -> (
        entry: EventEntry?, sources: [Party], targets: [Party]
    ) {
        let entries = lexicon.noun(tree.lemma(noun))
        let behind = tree.dependents(of: noun, .nmod, .obl).prefix(Limits.partiesMax).map {
            (preposition: tree.preposition(of: $0) ?? "", token: $0)
        }
        let fitting = entries.first { entry in
            behind.contains { entry.prepositions.contains($0.preposition) }
        }
        guard let entry = fitting ?? entries.first, !isOther(noun, entry) else {
            return (nil, [], [])
        }
        var sources = tree.dependents(of: noun, .nmodPossessive, .amod, .compound)
            .flatMap { tree.words[$0].relation == .nmodPossessive ? tree.joined($0) : [$0] }
            .compactMap { parties.party($0) }
        var targets: [Party] = []
        for (preposition, token) in behind {
            let found = tree.joined(token).compactMap { parties.partyOrOwner($0) }
            if preposition == "between", found.count > 1, sources.isEmpty {
                sources.append(found[0])
                targets += found[1...]
            } else if entry.prepositions.contains(preposition) {
                targets += found.isEmpty ? [parties.place(token)].compactMap { $0 } : found
            } else if ["by", "of", "from"].contains(preposition) {
                sources += found
            }
        }
        if entry.isReversed { swap(&sources, &targets) }
        return (entry, sources, targets.filter { !isSame($0, sources) })
    }

    /// Beside a word that gives the noun another meaning: `heart attack`, `strike price`.
    private func isOther(_ noun: Int, _ entry: EventEntry) -> Bool {
        let near = tree.dependents(of: noun, .amod, .compound, .nmod) + [tree.words[noun].head ?? noun]
        return near.contains { $0 != noun && entry.never.lemmas.contains(tree.lemma($0)) }
    }
}
