import Language

/// Reads the clauses of a sentence out of its tree, each verb after the one above it, so that what
/// grammar leaves out is taken from there.
struct ClauseReader {
    let tree: SentenceTree
    let words: EventWords
    private(set) var clauses: [Clause?]

    init(_ tree: SentenceTree, words: EventWords) {
        self.tree = tree
        self.words = words
        clauses = [Clause?](repeating: nil, count: tree.words.count)
        for token in tree.order where tree.isVerb(token) {
            clauses[token] = read(token)
        }
    }

    /// `kidnapped two years ago`, which a parse may take for an object.
    private func isAgo(_ token: Int) -> Bool {
        tree.dependents(of: token, .advmod, .amod).contains {
            $0 > token && tree.lemma($0) == "ago"
        }
            || token + 1 < tree.words.count && tree.lemma(token + 1) == "ago"
    }

    private func read(_ verb: Int) -> Clause {
        var clause = Clause()
        var passives: [Int] = []
        for child in tree.dependents(of: verb) {
            switch tree.words[child].relation {
            case .nsubj: clause.subjects += tree.joined(child)
            case .nsubjPassive: passives += tree.joined(child)
            case .obj where !clause.objects.isEmpty && words.isNaming(tree.lemma(verb)):
                // `called him a gift`: what somebody is called.
                clause.complement = clause.complement ?? child
            case .obj where isAgo(child): continue
            case .obj: clause.objects += tree.joined(child)
            case .iobj: clause.recipients += tree.joined(child)
            case .obl, .oblAgent, .oblUnmarked, .nmod:
                let preposition = tree.preposition(of: child) ?? ""
                clause.obliques += tree.joined(child).map {
                    Clause.Oblique(
                        preposition: tree.preposition(of: $0) ?? preposition, token: $0)
                }
            case .compoundParticle: clause.particle = tree.lemma(child)
            case .auxPassive: clause.isPassive = true
            case .xcomp, .ccomp: clause.complement = clause.complement ?? child
            default: break
            }
        }
        single(verb, &clause)
        cutOff(verb, &clause)
        accompany(verb, &clause, &passives)
        particle(of: verb, &clause)
        // `Blinken called off his trip`, which a parse may take for passive.
        if !clause.isPassive, !clause.objects.isEmpty, clause.subjects.isEmpty {
            clause.subjects = passives
            passives = []
        }
        if !passives.isEmpty { clause.isPassive = true }
        if clause.isPassive {
            turn(&clause, passives)
            // `was shot dead by police`.
            if clause.subjects.isEmpty, let state = tree.first(of: verb, .xcomp),
                tree.words[state].upos == .adjective
            {
                clause.subjects = tree.dependents(of: state, .oblAgent, .obl).filter {
                    tree.preposition(of: $0) == "by"
                }
            }
        }
        complete(verb, &clause)
        share(verb, &clause)
        inherit(verb, &clause)
        relate(verb, &clause)
        reduced(verb, &clause)
        blamed(verb, &clause)
        // `provide arms alongside food to Turkey`, `engaged in drills with Australia`.
        let behind = clause.obliques.prefix(Limits.partiesMax)
        for object in clause.objects.prefix(Limits.partiesMax) {
            clause.obliques += inner(object)
        }
        for oblique in behind where !isElsewhere(oblique) {
            for child in tree.dependents(of: oblique.token, .nmod) {
                guard let preposition = tree.preposition(of: child),
                    ["against", "to", "toward", "towards", "with"].contains(preposition)
                else { continue }
                clause.obliques.append(
                    Clause.Oblique(preposition: preposition, token: child, isInner: true))
                break
            }
        }
        return clause
    }

    /// Of two subjects that a parse gives a verb one is the other's: `Hillary Clinton aide` is an
    /// aide, `an aide to Hillary Clinton` too.
    private func single(_ verb: Int, _ clause: inout Clause) {
        let all = tree.dependents(of: verb, .nsubj)
        if let told = tree.first(of: verb, .ccomp), let first = fronted(told, of: verb) {
            clause.subjects.removeAll { tree.joined(first).contains($0) }
            return
        }
        guard all.count == 2, all[0] < verb, all[1] < verb else { return }
        let (first, second) = (all[0], all[1])
        let end = tree.extent(of: first).upperBound
        guard end == tree.extent(of: second).lowerBound,
            ![.punctuation, .coordinator].contains(tree.words[end].upos),
            tree.first(of: second, .det) == nil
        else { return }
        // A title before a name that a parse took apart is the name's.
        let isTitle =
            end == first + 1 && tree.words[first].upos == .noun
            && tree.words[second].upos == .properNoun
        let isOwner = tree.words[first].upos == .properNoun && tree.words[second].upos == .noun
        guard isTitle || isOwner || tree.words[first].upos == .noun else { return }
        let gone = isTitle || isOwner ? first : second
        clause.subjects.removeAll { tree.joined(gone).contains($0) }
    }

    /// `called off`: an adverb right behind the verb, or a preposition that was taken for one.
    private func particle(of verb: Int, _ clause: inout Clause) {
        guard clause.particle == nil, verb + 1 < tree.words.count else { return }
        let next = verb + 1
        let lemma = tree.lemma(next)
        guard Self.particles.contains(lemma) else { return }
        if tree.words[next].relation == .advmod, tree.words[next].head == verb {
            clause.particle = lemma
            return
        }
        // `handed over tanks`, `rolled back tariffs`: a particle that a parse hangs on the object.
        if let object = clause.objects.first, object > next,
            [.case, .compound, .advmod, .amod].contains(tree.words[next].relation),
            tree.words[next].head == object
        {
            clause.particle = lemma
            return
        }
        guard tree.words[next].relation == .case || tree.words[next].relation == .advmod,
            Self.prepositions.contains(lemma), clause.objects.isEmpty, !clause.isPassive,
            let index = clause.obliques.firstIndex(where: {
                tree.dependents(of: $0.token).contains(next)
            })
        else { return }
        clause.particle = lemma
        let oblique = clause.obliques[index]
        // `pulled out of the talks`: the second preposition names what.
        let second = next + 1
        if second < tree.words.count, tree.words[second].upos == .adposition {
            clause.obliques[index] = Clause.Oblique(
                preposition: tree.lemma(second), token: oblique.token)
        } else {
            clause.objects = tree.joined(oblique.token)
            clause.obliques.remove(at: index)
        }
    }

    /// What a parse hangs elsewhere: `let free the men`, `released at least 19 men`, `agreed today
    /// to leave`.
    private func complete(_ verb: Int, _ clause: inout Clause) {
        guard !clause.isPassive, clause.objects.isEmpty else { return }
        // `have since hailed Ahed Tamimi`, whose name a parse takes for what they hailed as.
        if let name = tree.first(of: verb, .xcomp), name > verb, !tree.isVerb(name),
            tree.first(of: name, .flat) != nil, tree.first(of: name, .case, .mark, .cop) == nil
        {
            clause.objects = tree.joined(name)
            clause.complement = nil
            return
        }
        if let freed = tree.first(of: verb, .xcomp), tree.lemma(freed) == "free",
            tree.words[freed].upos == .adjective, let object = tree.first(of: freed, .obj)
        {
            clause.particle = clause.particle ?? "free"
            clause.objects = tree.joined(object)
            return
        }
        if let counted = tree.first(of: verb, .obl), counted > verb,
            tree.preposition(of: counted) == nil || isAtLeast(counted),
            tree.first(of: counted, .nummod) != nil
                || tree.words[counted].upos == .noun
                    && tree.extent(of: counted).lowerBound == verb + 1,
            !words.isMeasure(tree.lemma(counted))
        {
            clause.objects = tree.joined(counted)
            clause.obliques.removeAll { $0.token == counted }
            return
        }
        if clause.complement == nil, let infinitive = tree.first(of: verb, .advcl),
            infinitive > verb,
            tree.dependents(of: infinitive, .mark).contains(where: { tree.lemma($0) == "to" })
        {
            clause.complement = infinitive
        }
    }

    /// `killed at least 50 people`, where a parse takes `at` for their preposition.
    private func isAtLeast(_ counted: Int) -> Bool {
        tree.preposition(of: counted) == "at" && tree.first(of: counted, .nummod) != nil
            && (tree.extent(of: counted).lowerBound..<counted).contains {
                ["least", "little", "most", "many", "much"].contains(tree.lemma($0))
            }
    }

    private func turn(_ clause: inout Clause, _ passives: [Int]) {
        if clause.objects.isEmpty {
            clause.objects = passives
        } else {
            clause.recipients += passives
        }
        let isAgent: (Clause.Oblique) -> Bool = { oblique in
            oblique.preposition == "by"
                || tree.words[oblique.token].relation == .oblAgent && oblique.preposition.isEmpty
        }
        clause.subjects = clause.obliques.filter(isAgent).map(\.token)
        clause.obliques.removeAll(where: isAgent)
    }

    /// `condemned and rejected the plan`: the one object of two verbs; `arrested and questioned by
    /// police`: the one agent.
    private func share(_ verb: Int, _ clause: inout Clause) {
        if clause.isPassive, clause.subjects.isEmpty, clause.obliques.isEmpty,
            let next = tree.first(of: verb, .conj), tree.isVerb(next)
        {
            clause.subjects = tree.dependents(of: next, .oblAgent, .obl).filter {
                tree.words[$0].relation == .oblAgent || tree.preposition(of: $0) == "by"
            }
        }
        guard clause.objects.isEmpty, !clause.isPassive else { return }
        if tree.words[verb].relation == .conj, let head = tree.words[verb].head,
            let above = clauses[head], !above.isPassive,
            let object = above.objects.first, object > verb
        {
            clause.objects = above.objects
            return
        }
        guard clause.obliques.isEmpty, clause.complement == nil,
            let next = tree.first(of: verb, .conj), tree.isVerb(next), next - verb <= 3,
            let object = tree.first(of: next, .obj), object > next
        else { return }
        clause.objects = tree.joined(object)
    }

    /// What stands behind the prepositions of a noun, and of what it is a part of: `dozens of
    /// paintings to Peru`.
    private func inner(_ noun: Int) -> [Clause.Oblique] {
        var found: [Clause.Oblique] = []
        for child in tree.dependents(of: noun, .nmod).prefix(Limits.partiesMax) {
            let preposition = tree.preposition(of: child) ?? ""
            found += tree.joined(child).map {
                Clause.Oblique(preposition: preposition, token: $0, isInner: true)
            }
            guard preposition == "of" else { continue }
            found += tree.dependents(of: child, .nmod).prefix(Limits.partiesMax).map {
                Clause.Oblique(
                    preposition: tree.preposition(of: $0) ?? "", token: $0, isInner: true)
            }
        }
        // `a portrait of a girl by a painter to its owner`.
        if !found.contains(where: { $0.preposition == "to" }) {
            found += deeper(noun).map {
                Clause.Oblique(preposition: "to", token: $0, isInner: true)
            }
        }
        return found
    }

    /// The last noun behind `to` within a noun's phrase, before any clause of it.
    private func deeper(_ noun: Int) -> [Int] {
        var level = [noun]
        for _ in 0..<Limits.partitiveDepthMax {
            level = level.flatMap {
                tree.dependents(of: $0, .nmod, .conj).prefix(Limits.partiesMax)
            }
            .suffix(Limits.partiesMax)
            if let found = level.last(where: { tree.preposition(of: $0) == "to" }) {
                return tree.joined(found)
            }
        }
        return []
    }

    private static let particles: Set = [
        "down", "up", "off", "out", "back", "over", "away", "in", "aside", "apart", "home",
        "together",
        "under", "free",
    ]
    private static let prepositions: Set = ["down", "up", "off", "out", "back", "away", "aside"]
}
