import Language

/// Subjects and objects that stand elsewhere in the sentence.
extension ClauseReader {
    /// From the verb or noun above: by control, by `and`, by participle.
    func inherit(_ verb: Int, _ clause: inout Clause) {
        let isOpen = clause.isPassive ? clause.objects.isEmpty : clause.subjects.isEmpty
        guard isOpen, var head = tree.words[verb].head, tree.words.indices.contains(head)
        else { return }
        if let doers = tree.absolute(of: verb) {
            give(doers, verb, &clause)
            return
        }
        if let partner = tree.partner(of: verb) {
            attach(verb, to: partner, &clause)
            return
        }
        // `said firing it was wrong`: who tells of it need not do it.
        let isTold = words.isTelling(tree.lemma(head)) && tree.isGerund(verb)
        // `was jailed for “insulting the judiciary”, his lawyer said`.
        if tree.words[verb].relation == .advcl, verb < head,
            let told = tree.first(of: head, .ccomp), told < verb, clauses[told] != nil
        {
            head = told
        }
        switch tree.words[verb].relation {
        case .acl: participle(verb, of: head, &clause)
        case .xcomp: give(controller(of: verb, by: head), verb, &clause)
        // `Asked by reporters, the president said …`.
        case .ccomp
        where verb < head && tree.first(of: verb, .oblAgent) != nil && isBarePassive(verb, clause):
            clause.isPassive = true
            clause.subjects = clause.obliques.filter { $0.preposition == "by" }.map(\.token)
            clause.objects = clauses[head]?.surface ?? []
        case .ccomp where verb < head && fronted(verb, of: head) != nil:
            give(fronted(verb, of: head).map(tree.joined) ?? [], verb, &clause)
        case .ccomp where isTold: break
        case .ccomp where isNonFinite(verb): give(controller(of: verb, by: head), verb, &clause)
        case .advcl where isTold && isAbout(verb): break
        case .conj, .advcl, .parataxis:
            attach(verb, to: head, &clause)
        case .aclRelative where !hasRelativeSubject(verb):
            give([head], verb, &clause)
        default: break
        }
    }

    /// What a joined or adverbial clause takes from the one above.
    private func attach(_ verb: Int, to head: Int, _ clause: inout Clause) {
        guard let above = clauses[head] else {
            guard tree.partner(of: verb) != nil else { return }
            // `is dissatisfied and opposes it`.
            if let subject = tree.first(of: head, .nsubj, .nsubjPassive) {
                give(tree.joined(subject), verb, &clause)
            } else if tree.words[head].relation == .root, tree.words[head].upos == .noun,
                let before = tree.first(of: head, .compound), before == head - 1,
                tree.words[verb].features.contains(.past)
            {
                // `Police shot and killed him`, of which a parse takes `shot` for a noun.
                give([before], verb, &clause)
            }
            return
        }
        if isBlame(verb, under: head), !above.isPassive, let blamed = above.objects.first {
            give(tree.joined(blamed), verb, &clause)
            return
        }
        if let punished = punished(verb, above) {
            give(punished, verb, &clause)
            return
        }
        if tree.words[verb].relation == .conj, tree.words[verb].upos == .verb,
            above.isPassive, isBarePassive(verb, clause) || isPast(verb, clause)
        {
            clause.isPassive = true
            clause.subjects = clause.subjects.isEmpty ? above.subjects : clause.subjects
        } else if tree.words[verb].relation == .advcl, tree.first(of: verb, .mark) == nil,
            isBarePassive(verb, clause)
                || tree.first(of: verb, .oblAgent) != nil && isPast(verb, clause)
        {
            clause.isPassive = true
            clause.subjects = clause.obliques.filter { $0.preposition == "by" }.map(\.token)
            // `rescued the girls still held by rebels`: right behind a noun it is that one's.
            if let noun = noun(right: verb), head < noun {
                clause.objects = [noun]
                return
            }
        }
        if tree.words[verb].relation == .advcl, !above.isPassive, above.objects.isEmpty,
            let asked = asked(before: verb, by: head, above)
        {
            give(asked, verb, &clause)
            return
        }
        // `ordered the mayor to free him`, whose infinitive a parse hangs as an adverbial.
        if tree.words[verb].relation == .advcl, !above.objects.isEmpty, !above.isPassive,
            isCourt(above) || words.governor(tree.lemma(head)) == "requested",
            tree.dependents(of: verb, .mark).contains(where: { tree.lemma($0) == "to" })
        {
            give(controller(of: verb, by: head), verb, &clause)
            return
        }
        if let outer = outer(verb, of: head) {
            give(outer.surface, verb, &clause)
            return
        }
        give(above.surface, verb, &clause)
    }

    private func isCourt(_ clause: Clause) -> Bool {
        clause.subjects.contains { words.sector(tree.lemma($0)) == "JUD" }
    }

    /// `who`, `which` and `that` stand for the noun before; where there is none the noun is the
    /// object that the clause lacks.
    func relate(_ verb: Int, _ clause: inout Clause) {
        var at = verb
        for _ in 0..<Limits.climbMax where tree.words[at].relation == .conj {
            at = tree.words[at].head ?? at
        }
        guard tree.words[at].relation == .aclRelative, var noun = tree.words[at].head else {
            return
        }
        if let pronoun = (clause.subjects + clause.objects).first(where: isRelative) {
            noun = person(above: noun, pronoun)
        }
        let isFull = !clause.subjects.contains(where: isRelative)
        let hasPronoun = (clause.subjects + clause.objects).contains(where: isRelative)
        clause.subjects = clause.subjects.map { isRelative($0) ? noun : $0 }
        clause.objects = clause.objects.map { isRelative($0) ? noun : $0 }
        clause.recipients = clause.recipients.map { isRelative($0) ? noun : $0 }
        let obliques = clause.obliques
        // `actresses with whom he worked`.
        clause.obliques = clause.obliques.map {
            isRelative($0.token) && $0.token > noun
                ? Clause.Oblique(
                    preposition: $0.preposition, token: noun, isInner: $0.isInner) : $0
        }
        if isFull, !hasPronoun, at == verb, !clause.isPassive, clause.objects.isEmpty,
            !clause.subjects.isEmpty, clause.subjects.first != noun, clause.complement == nil,
            !obliques.contains(where: { isRelative($0.token) })
        {
            clause.objects = [noun]
        }
    }

    /// The noun that only adverbs part from a word behind it.
    private func noun(right verb: Int) -> Int? {
        var at = verb - 1
        while at >= 0, tree.words[at].upos == .adverb { at -= 1 }
        guard at >= 0, tree.words[at].upos == .noun else { return nil }
        return at
    }

    /// `jailed him for insulting the court`: whoever is blamed or praised did it; `kept him from
    /// leaving`: whoever is hindered would have.
    private func isBlame(_ verb: Int, under head: Int) -> Bool {
        guard tree.words[verb].relation == .advcl else { return false }
        let isBlaming = words.isBlaming(tree.lemma(head))
        return tree.dependents(of: verb, .mark).contains {
            tree.lemma($0) == "from"
                || isBlaming && ["for", "of", "over"].contains(tree.lemma($0))
        }
    }

    /// `Two men were killed, said the ministry`, of which a parse may give both subjects to `said`:
    /// the first is the told clause's.
    func fronted(_ told: Int, of verb: Int) -> Int? {
        let subjects = tree.dependents(of: verb, .nsubj)
        guard subjects.count == 2, subjects[0] < told, told < subjects[1],
            tree.first(of: told, .nsubj, .nsubjPassive) == nil
        else { return nil }
        return subjects[0]
    }

    private func give(_ tokens: [Int], _ verb: Int, _ clause: inout Clause) {
        if clause.isPassive {
            clause.objects = tokens
        } else {
            clause.subjects = tokens
        }
    }

    /// `urged Cuba to leave`: the object above does it; `promised Cuba to leave`: the subject.
    private func controller(of verb: Int, by head: Int) -> [Int] {
        guard let above = clauses[head] else {
            // `is ready to leave`: the subject of the adjective.
            return tree.first(of: head, .nsubj, .nsubjPassive).map(tree.joined) ?? []
        }
        if above.isPassive { return above.surface }
        if words.keepsSubject(tree.lemma(head)) { return above.subjects }
        if tree.lemma(head) == "call", !above.objects.isEmpty { return above.subjects }
        let told = above.objects.isEmpty ? above.recipients : above.objects
        let before = told.filter { $0 < verb }
        if before.isEmpty, tree.lemma(head) == "call",
            let called = above.obliques.first(where: { $0.preposition == "on" })
        {
            return [called.token]
        }
        if told.isEmpty, let asked = asked(before: verb, by: head, above) { return asked }
        return before.isEmpty ? above.subjects : before
    }

    /// `appealed to all sides to talk`.
    private func asked(before verb: Int, by head: Int, _ above: Clause) -> [Int]? {
        guard words.asksBehindPreposition(tree.lemma(head)),
            tree.dependents(of: verb, .mark).contains(where: { tree.lemma($0) == "to" })
        else { return nil }
        let asked = above.obliques.filter {
            $0.token < verb && !$0.isInner && ["for", "on", "to", "with"].contains($0.preposition)
        }
        return asked.isEmpty ? nil : asked.map(\.token)
    }

    /// `the airship downed by …`, `the man leading …`, `its decision to leave`.
    private func participle(_ verb: Int, of noun: Int, _ clause: inout Clause) {
        if isStance(verb, clause) {
            clause.subjects = [noun]
            clause.objects = clause.obliques.filter { $0.preposition == "to" }.map(\.token)
            return
        }
        if isBarePassive(verb, clause) {
            clause.isPassive = true
            clause.objects = [noun]
            clause.subjects = clause.obliques.filter { $0.preposition == "by" }.map(\.token)
            return
        }
        // `indicted him on charges including attacking soldiers`.
        if words.isAccusation(tree.lemma(noun)), let head = tree.words[noun].head,
            let above = clauses[head], let accused = above.objects.first, accused != noun
        {
            give(tree.joined(accused), verb, &clause)
            return
        }
        // `a letter threatening to leave` is its writer's threat.
        if tree.isAnnounced(verb) {
            give(tree.joined(noun), verb, &clause)
            return
        }
        let isWritten = words.isWriting(tree.lemma(noun))
        if isWritten
            || tree.dependents(of: verb, .mark).contains(where: { tree.lemma($0) == "to" })
        {
            give(owner(of: noun), verb, &clause)
        } else {
            give([noun], verb, &clause)
        }
    }

    /// Whose decision, plan or refusal it is: by a possessive, else the subject above.
    private func owner(of noun: Int) -> [Int] {
        if let owner = tree.first(of: noun, .nmodPossessive) { return tree.joined(owner) }
        // `American threats to hit the North`.
        if let owner = tree.dependents(of: noun, .amod, .compound).first(where: {
            tree.words[$0].lemma.first?.isUppercase ?? false
        }) {
            return [owner]
        }
        if let behind = tree.dependents(of: noun, .nmod).first(where: {
            ["by", "of", "from", "for"].contains(tree.preposition(of: $0) ?? "")
        }) {
            return tree.joined(behind)
        }
        guard let verb = tree.words[noun].head, let above = clauses[verb] else { return [] }
        if !above.isPassive, above.subjects.first == noun { return [] }
        // `described the use of a truck to kill people`.
        let lemma = tree.lemma(verb)
        guard [.obj, .obl].contains(tree.words[noun].relation) else { return above.subjects }
        if words.isBlaming(lemma) || words.isTelling(lemma) || Self.describing.contains(lemma) {
            return []
        }
        return above.subjects
    }

    private static let describing: Set = [
        "call", "characterise", "characterize", "cite", "depict", "describe", "discuss", "mention",
        "regard", "see", "view", "witness",
    ]

    private func isBarePassive(_ verb: Int, _ clause: Clause) -> Bool {
        let word = tree.words[verb]
        return clause.objects.isEmpty && word.features.contains(.participle)
            && (word.features.contains(.past) || word.features.contains(.passive))
            && !word.features.contains(.gerund) && tree.first(of: verb, .aux) == nil
            && clause.subjects.isEmpty
    }

    /// `pushed and threatened`: a past form that has nothing of its own beside it.
    private func isPast(_ verb: Int, _ clause: Clause) -> Bool {
        tree.words[verb].features.contains(.past) && clause.objects.isEmpty
            && clause.subjects.isEmpty && tree.first(of: verb, .aux) == nil
    }

    private func isNonFinite(_ verb: Int) -> Bool {
        !tree.words[verb].features.contains(.finite) && tree.first(of: verb, .aux) == nil
    }

    private func hasRelativeSubject(_ verb: Int) -> Bool {
        tree.dependents(of: verb, .nsubj, .nsubjPassive).contains(where: isRelative)
    }

    private func isRelative(_ token: Int) -> Bool {
        tree.words[token].upos == .pronoun || tree.words[token].upos == .determiner
            ? Self.relatives.contains(tree.lemma(token)) : false
    }

    private static let relatives: Set = ["that", "which", "who", "whom"]
}
