import Language
import Records

/// Where something is done, which is nobody.
extension EventFinder {
    /// `a protest outside Trump Tower`, `the Brussels attack`, `came to the White House for talks
    /// with the king`: the place is no target, who is met there is.
    func somewhere(_ draft: Draft) -> Draft {
        guard let code = draft.code, !draft.targets.isEmpty else { return draft }
        var draft = draft
        switch code.type {
        case "PROTEST": draft.targets.removeAll { isTown($0) || isSite($0, of: draft.trigger) }
        // `bombed Aleppo` tells what was bombed, `the Brussels attack` where.
        case "ASSAULT"
        where tree.words[draft.trigger].upos == .noun && !code.cameo.hasPrefix("192"):
            draft.targets.removeAll(where: isTown)
        case "MOBILIZE": draft.targets.removeAll { isTown($0) && $0.actor == nil }
        case "CONSULT":
            let isVisit = code.mode == "visit"
            let rest = draft.targets.filter {
                !(isBuilding($0) && (isVisit || isSite($0, of: draft.trigger)))
            }
            guard rest.count < draft.targets.count else { return draft }
            draft.targets = unique(rest + met(draft).filter { !isSame($0, draft.sources) })
        default: break
        }
        return draft
    }

    /// A place that is no country and not in the hands of one.
    private func isTown(_ party: Party) -> Bool {
        guard parties.type(of: party) != .facility else { return party.actor == nil }
        return parties.type(of: party) == .place
    }

    /// By the last word of its name, or the last two.
    private func isBuilding(_ party: Party) -> Bool {
        guard party.entity != nil, parties.type(of: party) != .person else { return false }
        let words = party.text.split(separator: " ").map { $0.lowercased() }
        return self.words.isBuilding(words.suffix(2).joined(separator: " "))
            || words.last.map(self.words.isBuilding) ?? false
    }

    /// A building behind `at`, `on` or `outside`.
    private func isSite(_ party: Party, of trigger: Int) -> Bool {
        guard isBuilding(party) else { return false }
        let direct = tree.dependents(of: trigger, .nmod, .obl)
        let nouns = (clauses[trigger]?.obliques.map(\.token) ?? []) + direct
        return nouns.contains {
            Self.placing.contains(tree.preposition(of: $0) ?? "")
                && parties.party($0).map { isSame($0, [party]) } ?? false
        }
    }

    private static let placing: Set = [
        "around", "at", "before", "by", "in", "inside", "into", "near", "on", "outside", "to",
    ]

    /// Whom the meeting is with that somebody comes for.
    private func met(_ draft: Draft) -> [Party] {
        guard let clause = clauses[draft.trigger] else { return [] }
        var found: [Party] = []
        for oblique in clause.obliques where oblique.preposition == "for" {
            found += tree.dependents(of: oblique.token, .nmod).filter {
                tree.preposition(of: $0) == "with"
            }.flatMap(tree.joined).compactMap { parties.party($0) }.filter { !isBuilding($0) }
        }
        for purpose in tree.dependents(of: draft.trigger, .advcl) where purpose > draft.trigger {
            guard tree.lemma(purpose) == "meet", let inner = clauses[purpose] else { continue }
            let with = inner.obliques.filter { $0.preposition == "with" }.map(\.token)
            found += (inner.objects + with).compactMap { parties.party($0) }
        }
        return unique(found)
    }
}
