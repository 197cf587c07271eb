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
        guard let best else { return plain(verb, clause, manner) }
        let sources = clause.subjects.compactMap { parties.partyOrOwner($0) }
        let targets = targets(best, clause).filter { !sources.contains($0) }
        guard !sources.isEmpty || !targets.isEmpty else { return nil }
        spent.formUnion(clause.objects.filter { best.objects.contains(lemma($0)) })
        return Draft(
            code: best.code, trigger: verb, sources: unique(sources), targets: unique(targets),
            object: clause.objects.first.flatMap { circumstances.span(tree.extent(of: $0)) },
            manner: manner, rule: best.rule)
    }

    /// How many of an entry's conditions a clause fulfils; nil where one is not.
    private func fit(_ entry: EventLexicon.Entry, _ clause: Clause) -> Int? {
        var score = 0
        if entry.particle.isEmpty {
            if let particle = clause.particle, !entry.prepositions.contains(particle) { score -= 1 }
        } else {
            guard clause.particle == entry.particle else { return nil }
            score += 3
        }
        if entry.objects.contains("party") {
            guard clause.objects.contains(where: { parties.party($0) != nil }) else { return nil }
            score += 1
        } else if !entry.objects.isEmpty {
            guard clause.objects.contains(where: { entry.objects.contains(lemma($0)) }) else {
                return nil
            }
            score += 2
        }
        if !entry.prepositions.isEmpty {
            guard clause.obliques.contains(where: { entry.prepositions.contains($0.preposition) })
            else { return nil }
            score += 2
        }
        return score
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
            ["to", "with", "against", "on", "from", "for", "at"].contains($0.preposition)
        }.compactMap { parties.party($0.token) }
        if !given.isEmpty { return given }
        return clause.objects.compactMap { parties.owner($0) ?? about($0) }
    }

    /// The party behind an object's preposition: `sanctions on Iran`, `a request to Beijing`.
    private func about(_ object: Int) -> EventRecord.Party? {
        for child in tree.dependents(of: object, .nmod) {
            if let found = parties.partyOrOwner(child) { return found }
        }
        return nil
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
            object: clause.objects.first.flatMap { circumstances.span(tree.extent(of: $0)) },
            manner: manner, rule: "events/other")
    }

    private func nominal(_ noun: Int) -> Draft? {
        let entries = lexicon.noun(lemma(noun))
        guard let entry = entries.first else { return nil }
        var sources: [EventRecord.Party] = []
        var targets: [EventRecord.Party] = []
        for child in tree.dependents(of: noun) {
            switch tree.words[child].relation {
            case .nmodPossessive, .amod, .compound:
                if let party = parties.party(child) { sources.append(party) }
            case .nmod, .obl:
                let preposition = tree.preposition(of: child) ?? ""
                let found = tree.joined(child).compactMap { parties.partyOrOwner($0) }
                if preposition == "between", found.count > 1 {
                    sources.append(found[0])
                    targets += found[1...]
                } else if entry.prepositions.contains(preposition) {
                    targets += found
                } else if preposition == "by" {
                    sources += found
                } else if preposition == "of" {
                    sources += found
                }
            default: break
            }
        }
        guard !sources.isEmpty, !targets.isEmpty else { return nil }
        return Draft(
            code: entry.code, trigger: noun, sources: unique(sources), targets: unique(targets),
            object: nil, manner: nil, rule: entry.rule)
    }

    private func lemma(_ token: Int) -> String { tree.words[token].lemma.lowercased() }

    private func unique(_ parties: [EventRecord.Party]) -> [EventRecord.Party] {
        var kept: [EventRecord.Party] = []
        for party in parties
        where !kept.contains(where: { $0.entity != nil ? $0.entity == party.entity : $0 == party }) {
            kept.append(party)
        }
        return kept
    }
}
