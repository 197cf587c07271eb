import Language
import Records

/// What goes on every day, or among private people: no deed of the codebook.
extension EventFinder {
    func isEveryday(_ draft: Draft, _ code: EventCode) -> Bool {
        isGeneral(draft) || isAmongKin(draft, code) || isReflexive(draft) || isThanks(draft)
            || isNamed(draft) || isTold(draft, code) || isEndangering(draft, code)
            || isAudience(draft) || isDreaded(draft) || isSilence(draft)
            || isState(draft) || isCommerce(draft, code) || isCampaign(draft, code)
            || isSuited(draft, code) || isDepicted(draft)
            || isDiscussed(draft) || isAdvice(draft)
    }

    /// `a group that works with women`, `when you fight an insurgency`: of no day.
    private func isGeneral(_ draft: Draft) -> Bool {
        guard let clause = clauses[draft.trigger] else { return false }
        if clause.subjects.contains(where: { tree.lemma($0) == "you" }) { return true }
        // `a policy that allows them to be held`.
        var at = draft.trigger
        for _ in 0..<Limits.climbMax {
            guard tree.words[at].relation == .xcomp, let head = tree.words[at].head,
                tree.isVerb(head)
            else { break }
            at = head
        }
        let word = tree.words[at]
        guard word.relation == .aclRelative, word.features.contains(.finite),
            word.features.contains(.present), tree.first(of: at, .aux) == nil,
            let noun = word.head, tree.words.indices.contains(noun)
        else { return false }
        // Its noun does it: not `a claim that diplomats dispute`.
        return clauses[at]?.subjects.contains(noun) ?? false
            && tree.words[noun].upos == .noun && parties.mention(headedBy: noun) == nil
            && tree.dependents(of: noun, .det).allSatisfy {
                ["a", "an", "any", "every"].contains(reading.folded[sentence][$0])
            }
    }

    /// `her parents voted for Trump`, `his family paid tribute`.
    private func isAmongKin(_ draft: Draft, _ code: EventCode) -> Bool {
        guard Self.verbal.contains(code.type) else { return false }
        // A court convicts somebody's friend.
        let isOneSided = code.type == "ACCUSE" || code.type == "REQUEST"
        return [draft.sources, isOneSided ? [] : draft.targets].contains { side in
            side.allSatisfy { $0.entity == nil && !parties.isPublic($0) }
                && side.contains { words.isKin(head(of: $0)) && isSomebodys($0) }
        }
    }

    private func head(of party: Party) -> String {
        let last = party.text.split(separator: " ").last.map { $0.lowercased() } ?? ""
        if words.isKin(last) { return last }
        return last.hasSuffix("s") ? String(last.dropLast()) : last
    }

    /// `his family`, `Collett's family`, `supporters, family and friends`; not `our brothers`.
    private func isSomebodys(_ party: Party) -> Bool {
        let first = party.text.split(separator: " ").first.map { $0.lowercased() } ?? ""
        return !["our", "the", "these", "those"].contains(first)
            || party.text.contains("'s ") || party.text.contains("’s ")
    }

    private static let verbal: Set = ["ACCUSE", "AGREE", "CONSULT", "REJECT", "REQUEST", "SUPPORT"]

    /// `was undercutting himself`.
    private func isReflexive(_ draft: Draft) -> Bool {
        clauses[draft.trigger]?.objects.first.map(isReflexive) ?? false
    }

    /// `thank you`.
    private func isThanks(_ draft: Draft) -> Bool {
        guard tree.lemma(draft.trigger) == "thank", draft.targets.isEmpty else { return false }
        return clauses[draft.trigger]?.objects.contains { tree.lemma($0) == "you" } ?? false
    }

    /// `called Trump a “nightmare”`: no phone call.
    private func isNamed(_ draft: Draft) -> Bool {
        guard draft.rule == "events/call/041", tree.isVerb(draft.trigger),
            let object = clauses[draft.trigger]?.objects.last
        else { return false }
        let folded = reading.folded[sentence]
        let next = tree.extent(of: object).upperBound
        let start = tree.extent(of: object).lowerBound
        // `what he called the ‘Washington cartel’`.
        let first = folded[max(0, start - 1)..<min(folded.count, start + 2)]
        if first.contains(where: Self.marks.contains) { return true }
        return folded.indices.contains(next)
            && (["a", "an", "the"].contains(folded[next]) || Self.marks.contains(folded[next]))
    }

    private static let marks: Set = ["'", "''", "\"", "“", "‘", "``"]

    /// `was informed of events`: by nobody; `Police have closed the streets`: no protest.
    private func isTold(_ draft: Draft, _ code: EventCode) -> Bool {
        switch code.type {
        case "COOPERATE": code.cameo.hasPrefix("064") && draft.sources.isEmpty
        case "PROTEST":
            !draft.sources.isEmpty
                && draft.sources.allSatisfy {
                    $0.entity == nil && parties.isArmed($0)
                        && !($0.actor?.hasSuffix("REB") ?? false)
                }
        default: false
        }
    }

    /// `measures that threaten the peace`: things threaten nobody.
    private func isEndangering(_ draft: Draft, _ code: EventCode) -> Bool {
        guard Self.impersonal[tree.lemma(draft.trigger)] == code.type,
            let clause = clauses[draft.trigger], !clause.subjects.isEmpty
        else { return false }
        if code.type == "ASSAULT" {
            return clause.subjects.allSatisfy { ["this", "that"].contains(tree.lemma($0)) }
        }
        return clause.subjects.allSatisfy {
            tree.words[$0].upos == .noun && parties.party(parties.core(of: $0)) == nil
        }
    }

    private static let impersonal = [
        "boost": "SUPPORT", "help": "AID", "hit": "ASSAULT", "protect": "AID",
        "threaten": "THREATEN",
    ]

    /// `speaking to donors`: a speech.
    private func isAudience(_ draft: Draft) -> Bool {
        guard ["speak", "talk", "address"].contains(tree.lemma(draft.trigger)),
            let clause = clauses[draft.trigger]
        else { return false }
        let heard = clause.objects + clause.obliques.filter { $0.preposition == "to" }.map(\.token)
        return heard.contains { words.isAudience(tree.lemma($0)) }
    }

    /// `refused to respond`: to whom nobody knows.
    private func isSilence(_ draft: Draft) -> Bool {
        guard tree.lemma(draft.trigger) == "refuse", draft.targets.isEmpty,
            let answer = clauses[draft.trigger]?.complement
        else { return false }
        return ["react", "reply", "respond"].contains(tree.lemma(answer))
            && tree.first(of: answer, .obl, .obj) == nil
    }

    /// `fear that he will deport them`: what may come threatens nobody yet.
    private func isDreaded(_ draft: Draft) -> Bool {
        draft.manner.modality == .possible && draft.manner.force == .planned
            && !["planned", "agreed"].contains(
                draft.manner.governor.flatMap { words.governor(tree.lemma($0)) } ?? "")
            && draft.code?.type == "THREATEN"
    }

    /// `are still at war with the North`: no deed of a day.
    private func isState(_ draft: Draft) -> Bool {
        guard tree.lemma(draft.trigger) == "war", tree.words[draft.trigger].upos == .noun else {
            return false
        }
        return tree.first(of: draft.trigger, .cop) != nil
            || ["at", "in"].contains(tree.preposition(of: draft.trigger) ?? "")
                && (tree.words[draft.trigger].head.map { tree.lemma($0) == "be" } ?? false)
    }

    /// What companies block, sell and help one another with; whom they blame.
    private func isCommerce(_ draft: Draft, _ code: EventCode) -> Bool {
        guard !draft.sources.isEmpty else { return false }
        switch code.type {
        case "AID", "SANCTION", "CONCEDE":
            return draft.sources.allSatisfy {
                parties.isBusiness($0)
                    || parties.type(of: $0) == .organization && $0.actor == nil
                        && !parties.isPublic($0)
            }
        case "ACCUSE":
            return tree.lemma(draft.trigger) == "blame"
                && draft.sources.allSatisfy { $0.entity == nil && parties.isBusiness($0) }
        default: return false
        }
    }

    /// `a state that Trump has targeted`, `44 percent of voters support her`: campaigning.
    private func isCampaign(_ draft: Draft, _ code: EventCode) -> Bool {
        let lemma = tree.lemma(draft.trigger)
        if code.type == "ASSAULT", lemma == "target" || lemma == "campaign", !draft.sources.isEmpty
        {
            return draft.sources.allSatisfy(parties.isPolitician)
        }
        guard code.type == "SUPPORT", draft.sources.allSatisfy({ $0.entity == nil }) else {
            return false
        }
        return tree.words.indices.contains { ["poll", "survey"].contains(tree.lemma($0)) }
    }

    /// `a number to call`, `found nothing to convict her`: what something is fit for.
    private func isSuited(_ draft: Draft, _ code: EventCode) -> Bool {
        guard ["ACCUSE", "REQUEST", "SUPPORT"].contains(code.type), tree.isVerb(draft.trigger),
            tree.words[draft.trigger].relation == .acl, draft.manner.force == nil,
            draft.manner.modality == .possible,
            let noun = tree.words[draft.trigger].head, tree.words.indices.contains(noun)
        else { return false }
        return words.governor(tree.lemma(noun)) == nil
            && words.objectGovernor(tree.lemma(noun)) == nil
    }

    /// `discussed the results`: with whom must be told.
    private func isDiscussed(_ draft: Draft) -> Bool {
        guard tree.lemma(draft.trigger) == "discuss", let clause = clauses[draft.trigger] else {
            return false
        }
        return clause.subjects.count < 2
            && !clause.obliques.contains { $0.preposition == "with" }
    }

    /// `doctors warned of the virus`: who has no power threatens nobody.
    private func isAdvice(_ draft: Draft) -> Bool {
        tree.lemma(draft.trigger) == "warn" && draft.code?.type == "THREATEN"
            && !draft.sources.isEmpty
            && draft.sources.allSatisfy { $0.entity == nil && !parties.isPublic($0) }
    }

    /// `the film shows soldiers killing villagers`.
    private func isDepicted(_ draft: Draft) -> Bool {
        var at = draft.trigger
        for _ in 0..<Limits.climbMax {
            guard let head = tree.words[at].head, tree.words.indices.contains(head) else {
                return false
            }
            at = head
            guard tree.isVerb(at), let clause = clauses[at],
                Self.depicting.contains(tree.lemma(at))
            else { continue }
            return clause.subjects.contains { Self.stories.contains(tree.lemma($0)) }
        }
        return false
    }

    private static let depicting: Set = [
        "chronicle", "depict", "feature", "follow", "imagine", "portray", "recount", "show", "tell",
    ]
    private static let stories: Set = [
        "cartoon", "comic", "comedy", "drama", "episode", "fiction", "film", "game", "movie",
        "musical", "novel", "opera", "play", "scene", "series", "sitcom", "song", "thriller",
    ]
}
