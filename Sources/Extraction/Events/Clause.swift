import Language

/// A verb with who does what to whom, as the grammar has it.
struct Clause {
    /// Head tokens.
    var subjects: [Int] = []
    var objects: [Int] = []
    var isPassive = false
    var particle: String?
    /// The preposition or adverb right behind the verb, which may be its particle.
    var nextWord: String?
    /// Nouns behind prepositions.
    var obliques: [(preposition: String, token: Int)] = []

    /// Subjects that grammar leaves out are taken from the verb above.
    init(of verb: Int, in tree: SentenceTree, depth: Int = 0) {
        var agents: [Int] = []
        var passives: [Int] = []
        for child in tree.dependents(of: verb) {
            switch tree.words[child].relation {
            case .nsubj: subjects += tree.joined(child)
            case .nsubjPassive: passives += tree.joined(child)
            case .obj, .iobj: objects += tree.joined(child)
            case .oblAgent: agents += tree.joined(child)
            case .obl, .nmod:
                let preposition = tree.preposition(of: child) ?? ""
                obliques += tree.joined(child).map { (preposition, $0) }
            case .compoundParticle: particle = tree.words[child].lemma
            case .auxPassive: isPassive = true
            default: break
            }
        }
        if !passives.isEmpty { isPassive = true }
        if isPassive {
            objects = passives + objects
            if agents.isEmpty { agents = obliques.filter { $0.preposition == "by" }.map(\.token) }
            subjects = agents
        }
        if particle == nil, verb + 1 < tree.words.count,
            [.adposition, .adverb, .particle].contains(tree.words[verb + 1].upos)
        {
            nextWord = tree.words[verb + 1].lemma.lowercased()
        }
        if objects.isEmpty, !isPassive, let next = Self.phrase(after: verb, in: tree) {
            objects = tree.joined(next)
        }
        if subjects.isEmpty, passives.isEmpty, depth < Limits.climbMax {
            if let before = Self.phrase(before: verb, in: tree) {
                subjects = tree.joined(before)
            } else {
                inherit(verb, in: tree, depth)
            }
        }
        resolveRelative(verb, in: tree)
    }

    /// The noun phrase right behind a verb, which a weak parse may have hung elsewhere.
    private static func phrase(after verb: Int, in tree: SentenceTree) -> Int? {
        var at = verb + 1
        var noun: Int?
        if at + 1 < tree.words.count, tree.words[at].relation == .compoundParticle { at += 1 }
        while at < tree.words.count {
            switch tree.words[at].upos {
            case .noun, .properNoun: noun = at
            case .determiner, .adjective, .number:
                if noun != nil, tree.words[at].upos == .determiner { return noun }
            case .particle, .pronoun:
                guard tree.words[at].relation == .case || tree.words[at].relation == .nmodPossessive
                else { return noun }
            default: return noun
            }
            at += 1
        }
        return noun
    }

    /// The name or pronoun right before a finite verb and its auxiliaries, behind no preposition.
    private static func phrase(before verb: Int, in tree: SentenceTree) -> Int? {
        guard tree.words[verb].relation != .xcomp, tree.words[verb].relation != .acl,
            !tree.words[verb].features.contains(.gerund)
        else { return nil }
        var at = verb - 1
        while at >= 0,
            tree.words[at].upos == .auxiliary || tree.words[at].upos == .adverb
                || tree.words[at].upos == .particle && tree.words[at].relation != .case
        {
            if tree.words[at].lemma.lowercased() == "to" { return nil }
            at -= 1
        }
        guard at >= 0, [.properNoun, .noun].contains(tree.words[at].upos) else { return nil }
        let subject = at
        while at >= 0,
            [.properNoun, .noun, .adjective, .determiner, .number].contains(tree.words[at].upos)
                || tree.words[at].relation == .nmodPossessive
                || tree.words[at].relation == .case
                    && tree.words[at].upos == .particle
        {
            at -= 1
        }
        if at >= 0, tree.words[at].upos == .adposition { return nil }
        return subject
    }

    private mutating func inherit(_ verb: Int, in tree: SentenceTree, _ depth: Int) {
        guard let head = tree.words[verb].head, tree.words.indices.contains(head) else { return }
        switch tree.words[verb].relation {
        case .acl:
            // `the U.S. downed an airship`: with an object behind it, it is no participle.
            if isParticiple(tree.words[verb]), objects.isEmpty {
                objects = [head] + objects
                isPassive = true
                subjects = obliques.filter { $0.preposition == "by" }.map(\.token)
                if subjects.isEmpty {
                    subjects = tree.dependents(of: verb, .oblAgent)
                }
            } else if tree.words[head].upos != .verb {
                subjects = [head]
                isPassive = false
            }
        case .xcomp:
            guard tree.words[head].upos == .verb else { return }
            let above = Clause(of: head, in: tree, depth: depth + 1)
            subjects = above.objects.isEmpty || above.isPassive ? above.all : above.objects
        case .conj, .advcl, .parataxis:
            guard tree.words[head].upos == .verb else { return }
            let above = Clause(of: head, in: tree, depth: depth + 1)
            if isPassive || isBarePassive(verb, in: tree) && above.isPassive {
                objects = (above.isPassive ? above.objects : above.subjects) + objects
                isPassive = true
            } else {
                subjects = above.isPassive ? above.objects : above.subjects
            }
        default: break
        }
    }

    /// What stands where a subject would: of a passive verb its patient.
    private var all: [Int] { isPassive ? objects : subjects }

    private func isParticiple(_ word: Word) -> Bool {
        word.features.contains(.participle) && !word.features.contains(.gerund)
            && word.features.contains(.past) || word.features.contains(.passive)
    }

    private func isBarePassive(_ verb: Int, in tree: SentenceTree) -> Bool {
        isParticiple(tree.words[verb]) && tree.dependents(of: verb, .aux).isEmpty
            && objects.isEmpty
    }

    /// `that`, `which` and `who` of a relative clause stand for the noun before it.
    private mutating func resolveRelative(_ verb: Int, in tree: SentenceTree) {
        guard tree.words[verb].relation == .aclRelative, let head = tree.words[verb].head else {
            return
        }
        func stands(_ token: Int) -> Bool {
            tree.words[token].upos == .pronoun
                && ["that", "which", "who", "whom"].contains(tree.words[token].lemma.lowercased())
        }
        subjects = subjects.map { stands($0) ? head : $0 }
        objects = objects.map { stands($0) ? head : $0 }
        if subjects.isEmpty, !isPassive { subjects = [head] }
    }
}
