import Language
import Records

/// What is told of, but was done by nobody to anybody in public.
extension EventFinder {
    func isNoDeed(_ draft: Draft, _ code: EventCode) -> Bool {
        isAbility(draft, code) || isUndone(draft, code) || isAim(draft, code)
            || isFeared(draft, code) || isAskedAbout(draft) || isBarred(draft) || isPending(draft)
            || isAsked(draft) || isCharged(draft) || isTrait(draft) || isOwnLife(draft)
            || isTrip(draft) || isCompany(draft)
    }

    /// `could destroy`, `the power to strike`, `fears of an attack`: nobody has done it.
    private func isAbility(_ draft: Draft, _ code: EventCode) -> Bool {
        guard draft.manner.modality == .possible else { return false }
        var at = draft.trigger
        for _ in 0..<Limits.climbMax {
            let helpers = tree.dependents(of: at, .aux)
            // `may have attacked` tells of something that happened.
            if helpers.contains(where: { words.modal(reading.folded[sentence][$0]) == "possible" }),
                !helpers.contains(where: { tree.lemma($0) == "have" })
            {
                return true
            }
            guard let head = tree.words[at].head, tree.words.indices.contains(head) else {
                return false
            }
            switch tree.words[at].relation {
            case .conj: at = head
            // `could face scrutiny`.
            case .obj where !tree.isVerb(at) && tree.isVerb(head): at = head
            case .acl, .advcl, .xcomp, .ccomp, .csubj, .nmod, .obl, .obj:
                // `possesses the power to destroy`, whose infinitive a parse hangs on the verb.
                let objects = clauses[head]?.objects ?? []
                return Self.done.contains(code.type)
                    && (words.isAbility(tree.lemma(head))
                        || tree.isVerb(at) && objects.contains { words.isAbility(tree.lemma($0)) })
            default: return false
            }
        }
        return false
    }

    /// Types of what is done, not only said.
    private static let done: Set = [
        "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST",
        "RETREAT", "SANCTION", "SUPPORT",
    ]

    /// `did not shoot down the missile`: nobody was hit.
    private func isUndone(_ draft: Draft, _ code: EventCode) -> Bool {
        draft.manner.polarity == .negative && Self.undoable.contains(code.type)
    }

    private static let undoable: Set = [
        "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT",
    ]

    /// `worked to protect the country`: what somebody aims at.
    private func isAim(_ draft: Draft, _ code: EventCode) -> Bool {
        guard draft.manner.modality == .possible, Self.aims.contains(code.type) else {
            return false
        }
        var at = draft.trigger
        for _ in 0..<Limits.climbMax {
            guard tree.isVerb(at) else { return false }
            switch tree.words[at].relation {
            case .conj:
                guard let head = tree.words[at].head else { return false }
                at = head
            // `a campaign to try to force him`, `interest in working with them`.
            case .xcomp:
                guard let head = tree.words[at].head, words.governor(tree.lemma(head)) != nil else {
                    return false
                }
                if isMeant(head) || isBacked(at, by: head) { return true }
                at = head
            case .acl:
                return tree.isGerund(at) || at != draft.trigger
            case .advcl:
                return tree.dependents(of: at, .mark).contains {
                    reading.folded[sentence][$0] == "to"
                }
            default: return false
            }
        }
        return false
    }

    /// `voters backed leaving the Union`.
    private func isBacked(_ verb: Int, by head: Int) -> Bool {
        tree.isGerund(verb)
            && ["advocate", "back", "favor", "favour", "oppose", "recommend", "support"]
                .contains(tree.lemma(head))
    }

    /// `was intended to clear her`.
    private func isMeant(_ verb: Int) -> Bool {
        tree.first(of: verb, .auxPassive) != nil
            && ["aim", "design", "intend", "mean"].contains(tree.lemma(verb))
    }

    private static let aims: Set = [
        "AID", "COERCE", "COOPERATE", "MOBILIZE", "SANCTION", "SUPPORT",
    ]

    /// `would be the first targets of an attack`: one that nobody has made.
    private func isFeared(_ draft: Draft, _ code: EventCode) -> Bool {
        guard code.type == "ASSAULT", tree.words[draft.trigger].upos == .noun,
            tree.dependents(of: draft.trigger, .det).allSatisfy({
                ["a", "an", "any", "another"].contains(reading.folded[sentence][$0])
            }), tree.first(of: draft.trigger, .nmodPossessive) == nil
        else { return false }
        var at = draft.trigger
        for _ in 0..<Limits.climbMax {
            guard let head = tree.words[at].head, tree.words.indices.contains(head) else {
                return false
            }
            at = head
            let helpers = tree.dependents(of: at, .aux)
            if helpers.contains(where: { words.modal(reading.folded[sentence][$0]) != nil }) {
                return true
            }
            if tree.isVerb(at), tree.words[at].features.contains(.finite) { return false }
        }
        return false
    }

    /// `who to blame`, `whether to strike`: a question.
    private func isAskedAbout(_ draft: Draft) -> Bool {
        let before = tree.dependents(of: draft.trigger).filter { $0 < draft.trigger }
            .map { tree.lemma($0) }
        return before.contains("to") && before.contains(where: Self.asking.contains)
    }

    private static let asking: Set = ["how", "what", "when", "where", "whether", "who", "whom"]

    /// `prohibited from working with them`.
    private func isBarred(_ draft: Draft) -> Bool {
        guard tree.isVerb(draft.trigger), let head = tree.words[draft.trigger].head,
            tree.words.indices.contains(head), words.isBarring(tree.lemma(head))
        else { return false }
        return tree.dependents(of: draft.trigger, .mark, .case).contains {
            tree.lemma($0) == "from"
        }
    }

    /// `war between the two loomed`: it has not come.
    private func isPending(_ draft: Draft) -> Bool {
        let word = tree.words[draft.trigger]
        guard word.upos == .noun, [.nsubj, .nsubjPassive, .obj].contains(word.relation),
            let verb = word.head, tree.words.indices.contains(verb)
        else { return false }
        return ([verb] + tree.dependents(of: verb, .xcomp)).contains {
            words.isPending(tree.lemma($0))
        }
    }

    /// `urged them to leave`: the asking tells of it.
    private func isAsked(_ draft: Draft) -> Bool {
        draft.manner.modality == .requested
            && !tree.words[draft.trigger].features.contains(.past)
            && !tree.dependents(of: draft.trigger, .aux).contains {
                ["be", "have", "do"].contains(tree.lemma($0))
            }
    }

    /// `aggression`, `violence`: against nobody they are a trait.
    private func isTrait(_ draft: Draft) -> Bool {
        draft.targets.isEmpty && tree.words[draft.trigger].upos == .noun
            && words.isTrait(tree.lemma(draft.trigger))
            && !tree.dependents(of: draft.trigger, .nmod).contains {
                ["against", "at", "on", "toward", "towards"].contains(tree.preposition(of: $0))
            }
    }

    /// `accused of spying`, `guilty of assaulting a soldier`: the charge tells of it.
    private func isCharged(_ draft: Draft) -> Bool {
        let token = draft.trigger
        guard tree.isVerb(token), tree.words[token].features.contains(.gerund),
            [.advcl, .acl, .xcomp, .ccomp, .obl, .nmod].contains(tree.words[token].relation),
            tree.dependents(of: token, .mark, .case).contains(where: {
                ["of", "with", "for", "on", "include", "including"].contains(tree.lemma($0))
            }),
            let head = tree.words[token].head, tree.words.indices.contains(head)
        else { return false }
        return words.isCharge(tree.lemma(head))
    }

    /// `he attacked me`: what happened to somebody who tells his own life.
    private func isOwnLife(_ draft: Draft) -> Bool {
        (draft.sources + draft.targets).contains {
            ["i", "me", "my", "myself"].contains($0.text.lowercased()) && $0.actor == nil
        }
    }

    /// `returned to Paris`, `flew to Dallas`: who travels at home or on his own visits nobody.
    private func isTrip(_ draft: Draft) -> Bool {
        guard draft.rule.hasSuffix("/042"), !draft.targets.isEmpty else { return false }
        // Bombers and jets come for no talks.
        if draft.sources.contains(where: { $0.entity == nil && parties.isArmed($0) }) {
            return true
        }
        let homes = draft.sources.map { source in
            source.entity.flatMap { parties.entities.record(id: $0)?.country }
        }
        return draft.targets.allSatisfy { target in
            guard let place = target.entity.flatMap({ parties.entities.record(id: $0) }),
                place.type == .place || place.type == .country
            else { return false }
            return !homes.isEmpty && homes.allSatisfy { $0 != nil && $0 == place.country }
                || target.actor == nil && !draft.rule.contains("visit")
                    && !draft.sources.contains(where: parties.isPublic)
        }
    }

    /// `joined Trump on a walk`: one joins a union, and people for a while.
    private func isCompany(_ draft: Draft) -> Bool {
        guard draft.rule.hasSuffix("join/050") else { return false }
        return !draft.targets.contains {
            [.organization, .group, .country].contains(parties.type(of: $0))
        }
    }
}
