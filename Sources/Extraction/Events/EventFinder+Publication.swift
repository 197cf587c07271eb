import Language
import Records

/// Which events are of public life, and get a type.
extension EventFinder {
    /// What private people say to and do for one another keeps its predicate, but no type.
    func published(_ draft: Draft) -> Draft {
        guard let code = draft.code, isPrivate(draft, code) else { return draft }
        var draft = draft
        draft.code = nil
        draft.rule = "events/other"
        return draft
    }

    private func isPrivate(_ draft: Draft, _ code: EventCode) -> Bool {
        if genre == .games || isNoDeed(draft, code) || isEveryday(draft, code) { return true }
        let all = draft.sources + draft.targets
        // On the screen they choke and jail one another.
        if genre == .films, !all.contains(where: { $0.actor != nil && parties.isPublic($0) }) {
            return true
        }
        // A candidate's rally is no protest.
        if code.type == "PROTEST" {
            return tree.lemma(draft.trigger) == "rally"
                && draft.sources.contains(where: parties.isPublic)
                || tree.lemma(draft.trigger) == "march" && !draft.sources.isEmpty
                    && draft.sources.allSatisfy(parties.isPolitician)
        }
        if code.type == "ASSAULT", draft.sources.isEmpty || isLent(draft.trigger), isAccident {
            return true
        }
        if code.type == "ASSAULT", isFigurative(draft, all) { return true }
        if code.mode == "visit", draft.targets.isEmpty, draft.object == nil { return true }
        if Self.given.contains(code.type), isBare(draft) { return true }
        // Nobody promised it.
        if code.type == "AGREE", draft.sources.isEmpty { return true }
        // Who will not attack threatens nobody.
        if code.type == "THREATEN", draft.manner.polarity == .negative { return true }
        if isVerbalAttack(draft, code) || isFelt(draft, code) { return true }
        // The codebook asks for whom one works with, and nobody sends himself.
        if code.type == "COOPERATE", draft.targets.isEmpty, !code.cameo.hasPrefix("062") {
            return true
        }
        if code.type == "AID", draft.sources.isEmpty && code.cameo != "074" || isOwn(draft) {
            return true
        }
        let isForce = Self.force.contains { code.cameo.hasPrefix($0) }
        if code.type == "COERCE", isForce { return isUnauthorized(draft) }
        if Self.violent.contains(code.type) { return false }
        guard all.contains(where: parties.isPublic) else { return true }
        // A woman of a country who visits her daughter.
        if code.type == "CONSULT", all.allSatisfy({ $0.entity == nil && isCivilian($0) }) {
            return true
        }
        // Somebody must be told to have done it, unless it was done to somebody.
        if draft.sources.isEmpty, clauses[draft.trigger].map({ !$0.isPassive }) ?? false {
            return true
        }
        // What is said to the press is no consultation, and what it asks is no request.
        return Self.talks.contains(code.type)
            && (all.contains(where: parties.isPress) || isBrief(draft))
            || code.type == "REQUEST" && draft.sources.contains(where: parties.isPress)
    }

    /// `held a news conference`.
    private func isBrief(_ draft: Draft) -> Bool {
        (clauses[draft.trigger]?.objects ?? [draft.trigger]).contains { object in
            tree.dependents(of: object, .compound).contains {
                ["media", "news", "press"].contains(tree.lemma($0))
            }
        }
    }

    /// `protect the country`: his own.
    private func isOwn(_ draft: Draft) -> Bool {
        !draft.targets.isEmpty
            && draft.targets.allSatisfy { target in
                parties.type(of: target) == .country
                    && draft.sources.contains { $0.actor?.prefix(3) == target.actor?.prefix(3) }
            }
    }

    /// Companies battle for a market, singers fight for their children.
    private func isFigurative(_ draft: Draft, _ all: [Party]) -> Bool {
        if draft.sources.contains(where: { parties.isBusiness($0) || parties.isPress($0) }) {
            return true
        }
        if draft.sources.isEmpty, !all.isEmpty, all.allSatisfy(parties.isBusiness) { return true }
        // Glasses that eliminate a feeling.
        if draft.sources.contains(where: {
            parties.type(of: $0) == .product && !parties.isArmed($0)
        }) {
            return true
        }
        guard draft.targets.isEmpty else { return false }
        // Who shells peas is nobody known, and so are the peas.
        if !draft.sources.isEmpty, draft.sources.allSatisfy(\.isUnresolved) { return true }
        return words.isFigurative(tree.lemma(draft.trigger)) && !draft.sources.isEmpty
            && !draft.sources.contains(where: parties.isPublic)
    }

    /// `was encouraged by the news`, `vowed to scrap the law`: feelings, and what is done to laws.
    private func isFelt(_ draft: Draft, _ code: EventCode) -> Bool {
        guard let clause = clauses[draft.trigger] else { return false }
        if words.isFeeling(tree.lemma(draft.trigger)) {
            return clause.isPassive && !clause.subjects.contains { parties.party($0) != nil }
        }
        guard code.type == "AGREE", Self.vows.contains(tree.lemma(draft.trigger)),
            let below = clause.complement
        else { return false }
        // `vowed that the goal is …`, `promised to bring in reforms`: a candidate, to nobody.
        if draft.targets.isEmpty, code.cameo == "030",
            draft.sources.allSatisfy({ $0.isUnresolved || parties.type(of: $0) == .person })
        {
            return true
        }
        return words.isUndoing(tree.lemma(below)) || words.isStative(tree.lemma(below))
            || tree.first(of: below, .cop) != nil
            || tree.lemma(below) == "let"
                && tree.dependents(of: below, .advmod).contains {
                    words.isNegator(reading.folded[sentence][$0])
                }
    }

    /// `I will hold them to it`: those who hold prisoners do not tell of it; an airline that
    /// removes somebody from a flight deports nobody.
    private func isUnauthorized(_ draft: Draft) -> Bool {
        if draft.sources.contains(where: { ["i", "we", "you"].contains($0.text.lowercased()) }) {
            return true
        }
        return !draft.sources.isEmpty
            && draft.sources.allSatisfy {
                $0.entity != nil && !parties.isPublic($0) || parties.isBusiness($0)
            }
    }

    private func isCivilian(_ party: Party) -> Bool {
        party.actor?.hasSuffix("CVL") ?? !parties.isPublic(party)
    }

    private static let vows: Set = ["commit", "pledge", "promise", "swear", "vow"]

    /// `attacks on the president`, told by nobody's deed: in politics they are words.
    private func isVerbalAttack(_ draft: Draft, _ code: EventCode) -> Bool {
        guard code.type == "ASSAULT", tree.words[draft.trigger].upos == .noun,
            words.isFigurative(tree.lemma(draft.trigger)), !draft.targets.isEmpty,
            !draft.sources.contains(where: parties.isArmed)
        else { return false }
        return draft.targets.allSatisfy(parties.isPolitician)
    }

    /// Whether its source is another verb's subject.
    private func isLent(_ verb: Int) -> Bool {
        tree.isVerb(verb) && tree.first(of: verb, .nsubj, .oblAgent) == nil
    }

    private var isAccident: Bool {
        tree.words.indices.contains { words.isAccident(tree.lemma($0)) }
    }

    private static let violent: Set = ["ASSAULT", "MOBILIZE"]
    /// Types of which nothing is left without anything that it is done to.
    private static let given: Set = [
        "ACCUSE", "AID", "COERCE", "CONSULT", "COOPERATE", "REQUEST", "SUPPORT", "THREATEN",
    ]

    /// Whether nobody and nothing is told that it is done to.
    private func isBare(_ draft: Draft) -> Bool {
        guard draft.targets.isEmpty, draft.object == nil else { return false }
        guard let clause = clauses[draft.trigger] else { return true }
        return clause.complement == nil
            && !clause.obliques.contains { !circumstances.isTime($0.token) }
    }
    private static let talks: Set = ["CONSULT", "COOPERATE"]
    /// CAMEO codes of seizing, arresting, deporting and fighting for territory.
    private static let force = ["171", "173", "174", "192"]
}
