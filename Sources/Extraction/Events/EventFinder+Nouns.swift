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
        let force = words.objectGovernor(lemma).flatMap(Manner.Force.init(rawValue:))
        guard force != nil || words.isSupport(lemma), best?.objects.lemmas.isEmpty ?? true,
            best?.particle.isEmpty ?? true, !clause.surface.isEmpty || !clause.subjects.isEmpty,
            let noun = clause.objects.first(where: { tellsOfEvent($0) })
        else { return nil }
        // `have deep disagreements`.
        if lemma == "have", isStanding(noun) { return nil }
        // `declared the release significant`: they only judge it.
        if lemma == "declare", let state = tree.first(of: verb, .xcomp), !tree.isVerb(state) {
            return nil
        }
        let inner = nominalParties(noun, doers: clause.subjects)
        guard let entry = inner.entry else { return nil }
        let isGoverned = force.map { lexicon.code(entry.code, under: $0) != nil } ?? false
        guard isGoverned || best == nil || force == nil else { return nil }
        var sources = unique(doers(of: clause))
        let behind = parties(behind: entry.prepositions, clause)
        let given = clause.recipients.compactMap { parties.partyOrOwner($0) }
        var targets = unique(
            (given + inner.targets + behind
                + (words.isReceiving(lemma) ? inner.sources : [])).filter { !isSame($0, sources) })
        if targets.isEmpty {
            targets = unique(
                parties(behind: ["to", "with", "against", "on", "in", "for"], clause)
                    .filter { !isSame($0, sources) })
        }
        if words.isReceiving(lemma) {
            // `secured the release of the hostages`: it was done to them, by whom is not told.
            if inner.targets.isEmpty || !words.isPatient(tree.lemma(noun)) {
                swap(&sources, &targets)
            } else {
                targets = inner.targets
                sources = inner.sources.filter { !isSame($0, sources) && !isSame($0, targets) }
            }
        }
        // `rejected a proposal by the rebels`.
        if targets.isEmpty, force == .refused || force == .agreed {
            targets = inner.sources.filter { !isSame($0, sources) }
        }
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
        guard ![.compound, .amod, .flat].contains(tree.words[noun].relation), !isName(noun) else {
            return nil
        }
        var (found, sources, targets) = nominalParties(noun)
        guard let entry = found, !isStanding(noun) else { return nil }
        var code = entry.code
        if let (by, of) = provoked(noun) {
            sources = by
            targets = of
            // What a government protests against, it does in a note.
            if code.type == "PROTEST", by.allSatisfy(parties.isOfState),
                let note = lexicon.code("114")
            {
                code = note
            }
        }
        if targets.isEmpty, code.type == "ASSAULT" { targets = left(by: noun) }
        if sources.isEmpty, let doer = doer(of: noun), !isSame(doer, targets) { sources = [doer] }
        // Where they protest or shoot, not who.
        if isLocal(noun) { sources.removeAll(where: parties.isCountry) }
        if code.type == "PROTEST" || isLocal(noun) {
            sources.removeAll { parties.type(of: $0) == .country }
        }
        pair(&sources, &targets, code)
        let isBare = Self.bare.contains(code.type)
        guard !targets.isEmpty || isBare, !sources.isEmpty || isBare,
            !targets.isEmpty || !sources.isEmpty
        else { return nil }
        // `U.S. and South Korean drills`.
        if code.type == "MOBILIZE", isShared(noun, sources),
            let joint = lexicon.code(code, under: .joint)
        {
            code = joint
            // `US-South Korea` within `US-South Korea military` is no other.
            if sources.count == 2, sources[0].end > sources[1].start { sources.removeLast() }
            pair(&sources, &targets, code)
        }
        return Draft(
            code: spoken(code, noun, sources, targets), trigger: noun,
            sources: unique(sources), targets: unique(targets), object: nil,
            manner: manners[noun], rule: entry.rule)
    }

    /// `an assault left two soldiers dead`.
    private func left(by noun: Int) -> [Party] {
        guard [.nsubj, .csubj].contains(tree.words[noun].relation),
            let verb = tree.words[noun].head,
            tree.words.indices.contains(verb), tree.lemma(verb) == "leave",
            let objects = clauses[verb]?.objects, let first = objects.min()
        else { return [] }
        let extent = tree.extent(of: verb)
        let isHarm = extent.contains {
            $0 > first && Self.harmed.contains(reading.folded[sentence][$0])
        }
        return isHarm ? objects.compactMap { parties.party(parties.core(of: $0)) } : []
    }

    private static let harmed: Set = ["dead", "homeless", "hurt", "injured", "wounded"]

    private func isShared(_ noun: Int, _ sources: [Party]) -> Bool {
        sources.count > 1 && sources[0].end <= sources[1].start
            || (tree.extent(of: noun).lowerBound..<noun).contains { words.isJoint(tree.lemma($0)) }
    }

    /// `America's commitment to its allies`: how they stand to one another, not what they did.
    private func isStanding(_ noun: Int) -> Bool { words.isStanding(tree.lemma(noun)) }

    /// `North American Free Trade Agreement`: the name of one, in a sentence that is no headline.
    private func isName(_ noun: Int) -> Bool {
        guard noun > 0, isCapital(noun), isCapital(noun - 1) else { return false }
        let small = tree.words.indices.lazy.filter {
            [.verb, .noun, .adjective].contains(tree.words[$0].upos) && !isCapital($0)
        }
        return small.prefix(2).count == 2
    }

    private func isCapital(_ token: Int) -> Bool {
        let text = reading.span(token..<token + 1, of: sentence).text
        return text.first?.isUppercase ?? false
    }

    /// Types whose nouns tell of an event even where nobody is said to have done it.
    private static let bare: Set = ["ASSAULT", "PROTEST", "MOBILIZE"]

    /// Who plans, ends or asks for it: the subject of the verb that governs the noun.
    private func doer(of noun: Int) -> Party? {
        guard let governor = manners[noun].governor, let clause = clauses[governor] else {
            return nil
        }
        return clause.subjects.lazy.compactMap { parties.partyOrOwner($0) }.first
    }

    private func tellsOfEvent(_ noun: Int) -> Bool {
        let lemma = tree.lemma(noun)
        return !lexicon.noun(lemma).isEmpty || words.verb(of: lemma) != nil
    }

    /// A noun made from a verb, read as the verb: `its release of the crew`.
    private func verbalParties(_ noun: Int, doers: [Int]) -> (EventEntry, [Party], [Party])? {
        guard let verb = words.verb(of: tree.lemma(noun)) else { return nil }
        var clause = Clause()
        clause.subjects = doers
        for child in tree.dependents(of: noun, .nmodPossessive, .nmod, .obl, .amod, .compound)
            .prefix(Limits.partiesMax)
        {
            let preposition = tree.preposition(of: child) ?? ""
            switch tree.words[child].relation {
            case .nmodPossessive:
                clause.subjects += tree.joined(child).map { parties.antecedent(of: $0) ?? $0 }
            case .amod:
                if parties.party(child) != nil { clause.subjects.append(child) }
            case .compound:
                // `the Taliban bombing` is theirs.
                if parties.isMetonym(child) { continue }
                if let party = parties.party(child),
                    !words.isPatient(tree.lemma(noun)) || parties.isArmed(party)
                {
                    clause.subjects.append(child)
                } else if let owner = tree.dependents(of: child, .compound, .amod).first(where: {
                    parties.party($0).map(parties.isArmed) ?? false
                }) {
                    // `a Taliban truck bombing`.
                    clause.subjects.append(owner)
                } else {
                    clause.objects.append(child)
                }
            default:
                if preposition == "of" {
                    clause.objects += tree.joined(child)
                } else if preposition == "by" {
                    clause.subjects += tree.joined(child)
                } else {
                    clause.obliques += tree.joined(child).map {
                        Clause.Oblique(preposition: preposition, token: $0)
                    }
                }
            }
        }
        // `led his overthrow`.
        let owners = tree.dependents(of: noun, .nmodPossessive).flatMap(tree.joined)
        if words.isPatient(tree.lemma(noun)), clause.objects.isEmpty, !owners.isEmpty {
            clause.subjects.removeAll { owners.contains($0) }
            clause.objects = owners
        }
        let fit = EventFit(tree: tree, parties: parties, circumstances: circumstances)
        guard !clause.objects.isEmpty || !clause.obliques.isEmpty,
            let entry = fit.best(lexicon.verb(verb), clause)
        else { return nil }
        for object in clause.objects.prefix(Limits.partiesMax) {
            clause.obliques += tree.dependents(of: object, .nmod).map {
                Clause.Oblique(preposition: tree.preposition(of: $0) ?? "", token: $0)
            }
        }
        let (sources, targets) = roles(entry, clause)
        return (entry, sources, targets)
    }

    /// Whose event a noun tells of: by possessives and adjectives, `of`, `by`, `between` and the
    /// entry's prepositions.
    private func nominalParties(_ noun: Int, doers: [Int] = []) -> (
        entry: EventEntry?, sources: [Party], targets: [Party]
    ) {
        if let found = verbalParties(noun, doers: doers) { return found }
        let all = lexicon.noun(tree.lemma(noun))
        let entries =
            all.filter { isModified(noun, $0) } + all.filter { $0.objects.isEmpty }
        let behind = tree.dependents(of: noun, .nmod, .obl).prefix(Limits.partiesMax).map {
            (preposition: tree.preposition(of: $0) ?? "", token: $0)
        }
        let fitting = entries.first { entry in
            behind.contains { entry.prepositions.contains($0.preposition) }
        }
        // `took a call`: without whom it is for, no demand.
        let isLoose =
            !Self.bound.contains(tree.lemma(noun))
            || tree.lemma(noun) == "call" && !tree.dependents(of: noun, .acl).isEmpty
        let loose = isLoose ? entries.first : nil
        guard let entry = entries.first(where: \.isNoEvent) ?? fitting ?? loose,
            !entry.isNoEvent, !isOther(noun, entry)
        else { return (nil, [], []) }
        let before = tree.dependents(of: noun, .nmodPossessive, .amod, .compound)
            .flatMap { tree.words[$0].relation == .nmodPossessive ? tree.joined($0) : [$0] }
            .map { parties.antecedent(of: $0) ?? $0 }
        // The Paris attacks are nobody's of Paris.
        let isAttack = entry.code.type == "ASSAULT"
        var sources = before.filter {
            !isOpposed($0) && !(isAttack && parties.isMetonym($0))
        }.compactMap { parties.party($0) }
        // `Japan is a donor to Jordan`.
        if sources.isEmpty, tree.first(of: noun, .cop) != nil {
            sources = tree.dependents(of: noun, .nsubj).flatMap(tree.joined)
                .compactMap { parties.party($0) }
        }
        var targets = before.filter { isOpposed($0) }.compactMap { parties.party($0) }
        // `his arrest`.
        if words.isPatient(tree.lemma(noun)), targets.isEmpty,
            !behind.contains(where: { $0.preposition == "of" })
        {
            // `the Taliban bombing` is theirs.
            let isTheirs = tree.first(of: noun, .nmodPossessive) == nil
            targets = sources.filter { !isTheirs || !parties.isArmed($0) }
            sources = sources.filter { isTheirs && parties.isArmed($0) }
        }
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

    private static let bound: Set = ["call", "warrant"]

    /// `anti-Trump` before a noun.
    private func isOpposed(_ token: Int) -> Bool {
        let folded = reading.folded[sentence]
        let start = tree.extent(of: token).lowerBound
        return start < folded.count
            && (folded[start] == "anti" || folded[start].hasPrefix("anti-")
                || start >= 1 && folded[start - 1].hasPrefix("anti-")
                || start >= 2 && folded[start - 1] == "-" && folded[start - 2] == "anti")
    }

    /// Beside a word that gives the noun another meaning: `heart attack`, `strike price`.
    private func isOther(_ noun: Int, _ entry: EventEntry) -> Bool {
        let near =
            tree.dependents(of: noun, .amod, .compound, .nmod) + [tree.words[noun].head ?? noun]
        return near.contains { $0 != noun && entry.never.lemmas.contains(tree.lemma($0)) }
    }
}
