import Language

/// What a parse gives a clause too much or the other way round.
extension ClauseReader {
    /// `(A/B) Clinton blamed`, `knows it” Trump has accused`: what a bracket or a closing quotation
    /// mark parts from the subject is none.
    func cutOff(_ verb: Int, _ clause: inout Clause) {
        let all = tree.dependents(of: verb, .nsubj).filter { $0 < verb }
        guard all.count > 1, let last = all.last else { return }
        for other in all.dropLast() {
            // What opens and closes between the two parts nothing: `the Lansing (Texas) police`.
            let marks = (other..<last).map(tree.lemma).filter(Self.marks.contains)
            guard marks.count == 1, !Self.opening.contains(marks[0]) else { continue }
            clause.subjects.removeAll { tree.joined(other).contains($0) }
        }
    }

    private static let opening: Set = ["(", "[", "“", "``"]
    private static let marks: Set = [":", "(", ")", "[", "]", "\"", "“", "”", "''", "``"]

    /// `Trump, along with Pence, met Ryan`: they did it too.
    func accompany(_ verb: Int, _ clause: inout Clause, _ passives: inout [Int]) {
        let subjects = clause.subjects + passives
        let beside = subjects.flatMap { tree.dependents(of: $0, .nmod) }.filter(isAlong)
        let before = clause.obliques.map(\.token).filter { $0 < verb && isAlong($0) }
        let found = (beside + before).filter { !subjects.contains($0) }
        guard !subjects.isEmpty, !found.isEmpty else { return }
        clause.obliques.removeAll { found.contains($0.token) }
        if passives.isEmpty { clause.subjects += found } else { passives += found }
    }

    private func isAlong(_ noun: Int) -> Bool {
        let marks = tree.dependents(of: noun, .case, .advmod).filter { $0 < noun }.map(tree.lemma)
        return marks.contains("with") && (marks.contains("along") || marks.contains("together"))
    }

    /// `Two men arrested`, `21 girls kidnapped two years ago`: whoever is said to have done what
    /// needs somebody to do it to, and to nobody, had it done to him.
    func reduced(_ verb: Int, _ clause: inout Clause) {
        let features = tree.words[verb].features
        guard !clause.isPassive, clause.objects.isEmpty, clause.recipients.isEmpty,
            clause.complement == nil, clause.particle == nil, features.contains(.past),
            tree.words[verb].relation != .aclRelative, words.needsObject(tree.lemma(verb)),
            tree.first(of: verb, .aux) == nil,
            !clause.obliques.contains(where: {
                $0.token > verb && $0.preposition == "at"
                    && tree.first(of: $0.token, .nummod) != nil
            }),
            tree.dependents(of: verb, .conj).allSatisfy({ tree.first(of: $0, .obj) == nil }),
            let subject = tree.first(of: verb, .nsubj),
            subject < verb, [.noun, .number, .properNoun].contains(tree.words[subject].upos)
        else { return }
        clause.isPassive = true
        clause.objects = clause.subjects
        clause.subjects = clause.obliques.filter { $0.preposition == "by" }.map(\.token)
        clause.obliques.removeAll { $0.preposition == "by" }
    }

    /// `a faction opposed to peace`: it opposes.
    func isStance(_ verb: Int, _ clause: Clause) -> Bool {
        tree.lemma(verb) == "oppose" && tree.first(of: verb, .oblAgent) == nil
            && clause.obliques.contains { $0.preposition == "to" && $0.token > verb }
    }

    /// `the driver of the truck, who …`: nobody calls a truck `who`.
    func person(above noun: Int, _ pronoun: Int) -> Int {
        guard ["who", "whom"].contains(tree.lemma(pronoun)), tree.words[noun].upos == .noun,
            words.sector(tree.lemma(noun)) == nil, tree.words[noun].relation == .nmod,
            let head = tree.words[noun].head, tree.words.indices.contains(head),
            words.sector(tree.lemma(head)) != nil
        else { return noun }
        return head
    }

    /// `blamed her defeat by Trump on the FBI`: of two nouns behind prepositions, whom.
    func blamed(_ verb: Int, _ clause: inout Clause) {
        guard tree.lemma(verb) == "blame", let object = clause.objects.first,
            !clause.obliques.contains(where: { $0.preposition == "on" })
        else { return }
        var level = [object]
        for _ in 0..<Limits.partitiveDepthMax {
            level = level.flatMap { tree.dependents(of: $0, .nmod).prefix(Limits.partiesMax) }
            if let found = level.last(where: { tree.preposition(of: $0) == "on" }) {
                clause.obliques += tree.joined(found).map {
                    Clause.Oblique(preposition: "on", token: $0)
                }
                return
            }
        }
    }

    /// `in response to the attack`, `during a visit to Paris`: what stands behind the second
    /// preposition belongs to another deed.
    func isElsewhere(_ oblique: Clause.Oblique) -> Bool {
        words.isReaction(tree.lemma(oblique.token))
            || Self.temporal.contains(oblique.preposition)
    }

    private static let temporal: Set = [
        "after", "amid", "before", "despite", "during", "following", "since", "until",
    ]

    /// `rammed a truck into a crowd watching fireworks, killing ten`: what comes of it all hangs on
    /// the verb above a reduced clause.
    func outer(_ verb: Int, of head: Int) -> Clause? {
        let isOpenEnded =
            tree.isGerund(head)
            || tree.dependents(of: head, .mark).contains { tree.lemma($0) == "to" }
        guard tree.words[head].relation == .acl, isOpenEnded,
            tree.words[verb].relation == .advcl, tree.isGerund(verb),
            let noun = tree.words[head].head, let above = tree.verb(above: noun)
        else { return nil }
        let isMarked = tree.dependents(of: verb, .mark).contains {
            ["after", "before"].contains(tree.lemma($0))
        }
        if !tree.isGerund(head), !isWhen(verb) { return nil }
        let start = tree.extent(of: verb).lowerBound
        let isApart =
            tree.words[start].upos == .punctuation
            || start > 0 && tree.words[start - 1].upos == .punctuation
        // `ran into a crowd watching fireworks killing ten`: a crowd that is hit kills nobody.
        let isHit =
            ["at", "into", "through"].contains(tree.preposition(of: noun) ?? "")
            && words.needsObject(tree.lemma(verb))
        return isMarked || isApart || isHit ? clauses[above] : nil
    }

    /// `…, when speaking to donors`.
    private func isWhen(_ verb: Int) -> Bool {
        tree.dependents(of: verb, .mark, .advmod).contains {
            $0 < verb && ["when", "while"].contains(tree.lemma($0))
        }
    }

    /// `said about negotiating with them`.
    func isAbout(_ verb: Int) -> Bool {
        tree.dependents(of: verb, .mark).contains {
            ["about", "of", "on"].contains(tree.lemma($0))
        }
    }

    /// `imposed sanctions on a firm for supplying drones`: whoever is punished did it.
    func punished(_ verb: Int, _ above: Clause) -> [Int]? {
        guard
            tree.dependents(of: verb, .mark).contains(where: { tree.lemma($0) == "for" }),
            above.objects.contains(where: { Self.punishing.contains(tree.lemma($0)) })
        else { return nil }
        let found = above.obliques.filter {
            ["against", "on", "to"].contains($0.preposition) && $0.token < verb
        }
        return found.isEmpty ? nil : found.map(\.token)
    }

    private static let punishing: Set = [
        "ban", "charge", "embargo", "fine", "indictment", "lawsuit", "penalty", "prize",
        "punishment", "sanction", "sanctions", "tariff", "tribute", "warrant",
    ]
}
