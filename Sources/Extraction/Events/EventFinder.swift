import Language
import Records

/// Finds the events of one sentence.
struct EventFinder {
    let lexicon: EventLexicon
    let words: EventWords
    let reading: Reading
    let sentence: Int
    let tree: SentenceTree
    let parties: PartyFinder
    let circumstances: Circumstances
    let quotes: QuoteCover

    /// An event before it has its number.
    struct Draft {
        var code: EventLexicon.Code?
        var trigger: Int
        var sources: [EventRecord.Party]
        var targets: [EventRecord.Party]
        var object: Span?
        var manner: Manner?
        var rule: String
    }

    func find() -> [Draft] {
        var drafts: [Draft] = []
        var spent: Set<Int> = []
        for token in tree.words.indices where tree.words[token].upos == .verb {
            guard let draft = verbal(token, &spent) else { continue }
            drafts.append(draft)
        }
        for token in tree.words.indices
        where tree.words[token].upos == .noun && !spent.contains(token) {
            if let draft = nominal(token) { drafts.append(draft) }
        }
        return drafts.sorted { $0.trigger < $1.trigger }
    }

    private func verbal(_ verb: Int, _ spent: inout Set<Int>) -> Draft? {
        let clause = Clause(of: verb, in: tree)
        let matches = lexicon.verb(tree.words[verb].lemma.lowercased()).compactMap {
            entry in fit(entry, clause).map { (entry, $0) }
        }
        let best = matches.max { ($0.1, $1.0.code.cameo) < ($1.1, $0.0.code.cameo) }?.0
        let manner = Manner(
            of: verb, in: tree, folded: reading.folded[sentence], words: words)
        if let supported = supported(verb, clause, manner, over: best, &spent) { return supported }
        guard let best, !isGame(clause) else { return plain(verb, clause, manner) }
        let sources = clause.subjects.compactMap { parties.partyOrOwner($0) }
        let between = others(than: sources, clause)
        let targets = (between.isEmpty ? targets(best, clause) : between)
            .filter { !isSame($0, sources) }
        guard !sources.isEmpty || !targets.isEmpty else { return nil }
        spent.formUnion(clause.objects.filter { best.objects.contains(lemma($0)) })
        return Draft(
            code: best.code, trigger: verb, sources: unique(sources), targets: unique(targets),
            object: clause.objects.first.flatMap { circumstances.object($0, of: verb) },
            manner: manner, rule: best.rule)
    }

    /// A support verb with an event's noun: `launched an investigation into the bank`.
    private func supported(
        _ verb: Int, _ clause: Clause, _ manner: Manner, over best: EventLexicon.Entry?,
        _ spent: inout Set<Int>
    ) -> Draft? {
        guard words.isSupport(lemma(verb)), best?.objects.isEmpty ?? true,
            let noun = clause.objects.first(where: { !lexicon.noun(lemma($0)).isEmpty }),
            !clause.subjects.isEmpty
        else { return nil }
        let inner = nominalParties(noun)
        let sources = clause.subjects.compactMap { parties.partyOrOwner($0) }
        guard let entry = inner.entry else { return nil }
        let behind = clause.obliques.filter { entry.prepositions.contains($0.preposition) }
            .compactMap { parties.partyOrOwner($0.token) }
        let targets = (inner.targets + behind + inner.sources).filter { !isSame($0, sources) }
        guard !sources.isEmpty || !targets.isEmpty else { return nil }
        spent.insert(noun)
        return Draft(
            code: entry.code, trigger: noun, sources: unique(sources), targets: unique(targets),
            object: circumstances.object(noun, of: verb), manner: manner, rule: entry.rule)
    }

    private func isSame(_ party: EventRecord.Party, _ others: [EventRecord.Party]) -> Bool {
        others.contains { $0 == party || party.entity != nil && $0.entity == party.entity }
    }

    /// How many of an entry's conditions a clause fulfils; nil where one is not.
    /// `beat Italy 2-1`: behind the object stands a game's result.
    private func isGame(_ clause: Clause) -> Bool {
        let folded = reading.folded[sentence]
        return clause.objects.contains { object in
            object + 3 < folded.count && tree.words[object + 1].upos == .number
                && ["-", "–"].contains(folded[object + 2])
                && tree.words[object + 3].upos == .number
        }
    }

    private func fit(_ entry: EventLexicon.Entry, _ clause: Clause) -> Int? {
        var score = 0
        if entry.particle.isEmpty {
            if let particle = clause.particle, !entry.prepositions.contains(particle) { score -= 1 }
        } else {
            guard clause.particle == entry.particle || clause.nextWord == entry.particle else {
                return nil
            }
            score += 3
        }
        if !entry.objects.isEmpty {
            let isListed = clause.objects.contains { entry.objects.contains(lemma($0)) }
            let isParty =
                entry.objects.contains("party")
                && clause.objects.contains { parties.party($0) != nil }
            guard isListed || isParty else { return nil }
            score += isListed ? 2 : 1
        }
        if !entry.prepositions.isEmpty {
            let isThere = clause.obliques.contains {
                entry.prepositions.contains($0.preposition) && !circumstances.isTime($0.token)
            }
            guard isThere else { return nil }
            score += 2
        }
        return score
    }

    /// `requested a call between A and B`: of the two, who is not of the source's country.
    private func others(
        than sources: [EventRecord.Party], _ clause: Clause
    ) -> [EventRecord.Party] {
        let behind =
            clause.obliques.filter { $0.preposition == "between" }.map(\.token)
            + clause.objects.flatMap { object in
                tree.dependents(of: object, .nmod)
                    .filter { tree.preposition(of: $0) == "between" }
                    .flatMap { tree.joined($0) }
            }
        return behind.compactMap { parties.partyOrOwner($0) }.filter { party in
            !sources.contains { $0.actor != nil && $0.actor?.prefix(3) == party.actor?.prefix(3) }
        }
    }

    private func targets(_ entry: EventLexicon.Entry, _ clause: Clause) -> [EventRecord.Party] {
        if !entry.prepositions.isEmpty {
            let behind = clause.obliques.filter { entry.prepositions.contains($0.preposition) }
                .compactMap { parties.partyOrOwner($0.token) }
            if !behind.isEmpty { return behind }
        }
        let direct = clause.objects.compactMap { parties.party($0) }
        if !direct.isEmpty { return direct }
        let given = clause.obliques.filter {
            ["to", "with", "against", "on"].contains($0.preposition)
        }.compactMap { parties.partyOrOwner($0.token) }
        if !given.isEmpty { return given }
        return clause.objects.compactMap { parties.owner($0) ?? about($0) }
    }

    /// The party behind an object's preposition: `sanctions on Iran`, `a request to Beijing`.
    private func about(_ object: Int) -> EventRecord.Party? {
        let found = tree.dependents(of: object, .nmod).flatMap { tree.joined($0) }
            .compactMap { parties.partyOrOwner($0) }
        return found.last
    }

    /// A main clause's verb that is in no list, told bare where somebody named does it.
    private func plain(_ verb: Int, _ clause: Clause, _ manner: Manner) -> Draft? {
        let word = tree.words[verb]
        let lemma = word.lemma.lowercased()
        guard word.relation == .root || word.relation == .conj, !words.isLight(lemma),
            !clause.isPassive, !quotes.isCue(verb, of: sentence)
        else { return nil }
        let sources = clause.subjects.compactMap { parties.party($0) }.filter { $0.entity != nil }
        let targets = clause.objects.compactMap { parties.party($0) }
        guard !sources.isEmpty, !clause.objects.isEmpty else { return nil }
        return Draft(
            code: nil, trigger: verb, sources: unique(sources), targets: unique(targets),
            object: clause.objects.first.flatMap { circumstances.object($0, of: verb) },
            manner: manner, rule: "events/other")
    }

    private func nominal(_ noun: Int) -> Draft? {
        let (found, sources, targets) = nominalParties(noun)
        guard let entry = found, !sources.isEmpty, !targets.isEmpty else { return nil }
        var manner: Manner?
        if let head = tree.words[noun].head, tree.words[noun].relation == .nmod,
            let value = words.nounGovernor(lemma(head)).flatMap(
                EventRecord.Modality.init(rawValue:))
        {
            manner = Manner(modality: value)
        }
        return Draft(
            code: entry.code, trigger: noun, sources: unique(sources), targets: unique(targets),
            object: nil, manner: manner, rule: entry.rule)
    }

    /// Whose event a noun tells of: by possessives and adjectives, `of`, `by`, `between` and the
    /// entry's prepositions.
    private func nominalParties(_ noun: Int) -> (
        entry: EventLexicon.Entry?, sources: [EventRecord.Party], targets: [EventRecord.Party]
    ) {
        let entries = lexicon.noun(lemma(noun))
        let behind = tree.dependents(of: noun, .nmod, .obl).map {
            (preposition: tree.preposition(of: $0) ?? "", token: $0)
        }
        let fitting = entries.first { entry in
            behind.contains { entry.prepositions.contains($0.preposition) }
        }
        guard let entry = fitting ?? entries.first else { return (nil, [], []) }
        var sources = tree.dependents(of: noun, .nmodPossessive, .amod, .compound)
            .compactMap { parties.party($0) }
        var targets: [EventRecord.Party] = []
        for (preposition, token) in behind {
            let found = tree.joined(token).compactMap { parties.partyOrOwner($0) }
            if preposition == "between", found.count > 1, sources.isEmpty {
                sources.append(found[0])
                targets += found[1...]
            } else if entry.prepositions.contains(preposition) {
                targets += found.isEmpty ? [parties.place(token)].compactMap { $0 } : found
            } else if preposition == "by" || preposition == "of" {
                sources += found
            }
        }
        return (entry, sources, targets)
    }

    private func lemma(_ token: Int) -> String { tree.words[token].lemma.lowercased() }

    private func unique(_ parties: [EventRecord.Party]) -> [EventRecord.Party] {
        var kept: [EventRecord.Party] = []
        for party in parties where !isSame(party, kept) { kept.append(party) }
        return kept
    }
}
