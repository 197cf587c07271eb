import Language
import Records

/// What pronouns mean.
extension Coreference {
    mutating func pronoun(
        _ phrase: Phrase, _ tree: SentenceTree, _ place: String
    ) -> Int? {
        guard let form = phrase.words.first else { return nil }
        if let key = Self.speaker[form] {
            if let known = speakers[place + key] { return known }
            let new = add(draft: nil)
            chains[new].isSpeaker = true
            speakers[place + key] = new
            return new
        }
        if let teller = teller(of: phrase, tree) { return teller }
        if let ahead = ahead(of: phrase, tree) { return named(ahead) }
        if let beside = subject(beside: phrase, tree) { return beside }
        let implied = impliedSubject(of: phrase, tree).flatMap { heads[$0] }
        // `Chad and Mali … their war`: they are no body that was named before.
        if phrase.traits.contains(.plural), let joint, joint < phrase.head { return nil }
        var best: (score: Double, chain: Int)?
        var second = 0.0
        let reach = phrase.traits.contains(.person) ? 5 : 3
        for chain in recent.reversed() {
            let candidate = chains[chain]
            guard phrase.sentence - candidate.lastSentence <= reach, chain != implied,
                !candidate.isSpeaker, phrase.traits.agrees(with: candidate.traits),
                isTold(candidate, by: phrase),
                !isBound(candidate, phrase, tree)
            else { continue }
            var score =
                candidate.salience / Double(1 << max(0, phrase.sentence - candidate.lastSentence))
            // A body may be `they`, but several are so before it.
            if phrase.traits.contains(.plural), !candidate.traits.contains(.plural) { score /= 2 }
            if score > best?.score ?? 0 {
                second = best?.score ?? 0
                best = (score, chain)
            } else {
                second = max(second, score)
            }
        }
        isDoubtful = second > (best?.score ?? 0) * Self.doubt
        return best?.chain
    }

    /// `ANA said it was investigating`: a told clause's subject is whoever tells of it.
    private func teller(of pronoun: Phrase, _ tree: SentenceTree) -> Int? {
        let subject = tree.words[pronoun.head]
        guard subject.relation == .nsubj || subject.relation == .nsubjPassive,
            let clause = subject.head, tree.words.indices.contains(clause),
            tree.words[clause].relation == .ccomp, let verb = tree.words[clause].head,
            tree.words.indices.contains(verb), let above = doer(of: verb, tree),
            let chain = heads[above], fits(chain, pronoun)
        else { return nil }
        return chain
    }

    /// `After his meeting with Ryan, Trump left`: in a phrase before the subject its owner is the
    /// subject, by name.
    private func ahead(of pronoun: Phrase, _ tree: SentenceTree) -> Int? {
        guard tree.words[pronoun.head].relation == .nmodPossessive,
            !pronoun.traits.contains(.plural)
        else { return nil }
        var at = pronoun.head
        for _ in 0..<Limits.climbMax {
            guard let above = tree.words[at].head, tree.words.indices.contains(above) else {
                return nil
            }
            if tree.isVerb(above), let subject = tree.first(of: above, .nsubj, .nsubjPassive) {
                guard [.obl, .advcl].contains(tree.words[at].relation), subject > pronoun.head,
                    let name = names[subject], let draft = name.draft,
                    pronoun.traits.agrees(with: name.traits),
                    isTold(Chain(draft: draft, traits: name.traits), by: pronoun)
                else { return nil }
                return draft
            }
            at = above
        }
        return nil
    }

    /// `Members came across her as they prepared …`, `When the government saw it, it warned …`: the
    /// subject of a clause beside another one is that one's subject, where its object may not be
    /// meant as well.
    private func subject(beside pronoun: Phrase, _ tree: SentenceTree) -> Int? {
        let word = tree.words[pronoun.head]
        guard [.nsubj, .nsubjPassive].contains(word.relation), let verb = word.head,
            tree.words.indices.contains(verb)
        else { return nil }
        let other: Int?
        if tree.words[verb].relation == .advcl, let above = tree.words[verb].head, above < verb {
            other = above
        } else {
            other = tree.dependents(of: verb, .advcl).last {
                $0 < pronoun.head && tree.first(of: $0, .mark, .advmod) != nil
            }
        }
        guard let other, let subject = tree.first(of: other, .nsubj, .nsubjPassive),
            let chain = heads[subject], fits(chain, pronoun)
        else { return nil }
        let objects = tree.dependents(of: other, .obj, .iobj, .obl)
        let isDoubtful = objects.contains {
            heads[$0].map { $0 != chain && fits($0, pronoun) } ?? false
        }
        return isDoubtful ? nil : chain
    }

    private func fits(_ chain: Int, _ pronoun: Phrase) -> Bool {
        !chains[chain].isSpeaker && pronoun.traits.agrees(with: chains[chain].traits)
            && isTold(chains[chain], by: pronoun)
    }

    /// `The government tried to squeeze it`: whoever does it to `it` is somebody else, though he
    /// stands in a clause above.
    private func impliedSubject(of pronoun: Phrase, _ tree: SentenceTree) -> Int? {
        let word = tree.words[pronoun.head]
        guard [.obj, .iobj, .obl].contains(word.relation), let verb = word.head,
            tree.words.indices.contains(verb), tree.isVerb(verb),
            !isReflexive(pronoun),
            tree.first(of: verb, .nsubj, .nsubjPassive) == nil
        else { return nil }
        var at = verb
        for _ in 0..<Limits.climbMax {
            guard let above = tree.words[at].head, tree.words.indices.contains(above),
                [.conj, .xcomp, .advcl].contains(tree.words[at].relation)
                    || tree.words[at].relation == .acl && !tree.isVerb(above)
            else { return nil }
            // `asked him to help her`: he is to help.
            if tree.words[at].relation == .xcomp, let object = tree.first(of: above, .obj) {
                return object
            }
            if let subject = tree.first(of: above, .nsubj, .nsubjPassive) { return subject }
            at = above
        }
        return nil
    }

    /// Its own, or that of the verb that it is joined to.
    private func doer(of verb: Int, _ tree: SentenceTree) -> Int? {
        if let own = tree.first(of: verb, .nsubj) { return own }
        guard tree.words[verb].relation == .conj, let first = tree.words[verb].head,
            tree.words.indices.contains(first)
        else { return nil }
        return tree.first(of: first, .nsubj)
    }

    /// `he` is a person by name or noun, `it` no person; `they` more than one or a body.
    private func isTold(_ chain: Chain, by pronoun: Phrase) -> Bool {
        if pronoun.traits.contains(.person) { return chain.traits.contains(.person) }
        if pronoun.traits.contains(.plural) {
            // Agencies are named beside what they tell, and are hardly ever `they`.
            let isBody =
                chain.draft.map {
                    [.organization, .group].contains(types[$0]) && sectors[$0] != "MED"
                } ?? false
            return isBody || chain.traits.contains(.plural)
        }
        return !chain.traits.contains(.person)
    }

    /// Two arguments of one verb are two, unless the pronoun is reflexive; and no phrase is meant
    /// by a pronoun inside it, but for one in its relative clause.
    private func isBound(_ chain: Chain, _ pronoun: Phrase, _ tree: SentenceTree) -> Bool {
        let isReflexive = isReflexive(pronoun)
        for index in chain.members.suffix(4).reversed() {
            let member = phrases[index]
            guard member.sentence == pronoun.sentence else { return false }
            if member.tokens.contains(pronoun.head) {
                return !isInRelative(pronoun.head, of: member.head, tree)
            }
            let (one, other) = (tree.words[member.head], tree.words[pronoun.head])
            if !isReflexive, other.relation != .nmodPossessive, one.head == other.head,
                one.head != nil, one.relation != .conj
            {
                return true
            }
        }
        return false
    }

    private func isReflexive(_ pronoun: Phrase) -> Bool {
        pronoun.words.first.map { $0.hasSuffix("self") || $0.hasSuffix("selves") } ?? false
    }

    private func isInRelative(_ token: Int, of head: Int, _ tree: SentenceTree) -> Bool {
        var at = token
        for _ in 0..<Limits.climbMax {
            if tree.words[at].relation == .aclRelative, tree.words[at].head == head { return true }
            guard let next = tree.words[at].head, tree.words.indices.contains(next) else { break }
            at = next
        }
        return false
    }

    /// What share of the best's salience a second one has that may be meant as well.
    private static let doubt = 0.7

    private static let speaker: [String: String] = [
        "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i", "we": "w", "us": "w",
        "our": "w", "ours": "w", "ourselves": "w", "you": "y", "your": "y", "yours": "y",
        "yourself": "y", "yourselves": "y",
    ]
}
