import Language
import Records

/// Nouns that only look like somebody.
extension PartyFinder {
    /// `the old tax regime` is a set of rules.
    func isSystem(_ token: Int) -> Bool {
        tree.lemma(token) == "regime"
            && tree.dependents(of: token, .compound).contains {
                tree.words[$0].upos == .noun && party($0) == nil
            }
    }

    /// `B-1B bombers`, `strategic bombers`.
    func isAircraft(_ token: Int) -> Bool {
        guard tree.lemma(token) == "bomber" else { return false }
        return tree.dependents(of: token, .compound, .amod, .nummod).contains {
            let lemma = tree.lemma($0)
            return Self.flying.contains(lemma)
                || lemma.utf8.contains { (48...57).contains($0) }
                    && lemma.utf8.contains { (97...122).contains($0) }
        }
    }

    private static let flying: Set = [
        "heavy", "long-range", "nuclear", "nuclear-capable", "stealth", "strategic", "supersonic",
    ]

    /// Whether a number follows with a hyphen.
    func isModel(_ mention: EntityTable.Mention) -> Bool {
        let folded = reading.folded[sentence]
        let next = mention.tokens.upperBound
        guard next < folded.count, folded[next].hasPrefix("-") else { return false }
        let number =
            folded[next] == "-" && next + 1 < folded.count ? folded[next + 1] : folded[next]
        return number.drop { $0 == "-" }.first?.isNumber ?? false
    }

    /// `Hundreds marched`, `58 killed`: people by their number.
    func crowd(_ token: Int) -> EventRecord.Party? {
        let word = tree.words[token]
        guard [.nsubj, .nsubjPassive, .obj].contains(word.relation),
            let verb = word.head, tree.words.indices.contains(verb), tree.isVerb(verb),
            tree.first(of: token, .nmod, .compound, .amod) == nil
        else { return nil }
        let isMany = Self.many.contains(tree.lemma(token)) && word.relation == .nsubj
        let isCounted =
            word.upos == .number && words.needsObject(tree.lemma(verb))
            && reading.folded[sentence][token].allSatisfy(\.isNumber)
        guard isMany && reading.folded[sentence][token].hasSuffix("s") || isCounted else {
            return nil
        }
        return EventRecord.Party(reading.span(tree.extent(of: token), of: sentence))
    }

    private static let many: Set = [
        "dozen", "dozens", "hundred", "hundreds", "score", "scores", "thousand", "thousands",
    ]

    /// `the ministers of France and Chad` are of both; the first is told by the noun.
    func further(_ token: Int) -> [EventRecord.Party] {
        guard tree.words[token].features.contains(.plural), mention(headedBy: token) == nil,
            let first = party(token), let sector = sector(tree.lemma(token)), first.actor != nil
        else { return [] }
        let owners = tree.dependents(of: token, .nmodPossessive, .amod, .compound, .nmod).filter {
            tree.words[$0].relation != .nmod || tree.preposition(of: $0) == "of"
        }
        return owners.flatMap { tree.joined($0).dropFirst() }.compactMap { owner in
            guard let actor = party(owner)?.actor, !actor.contains(".") else { return nil }
            var other = first
            other.actor = self.actor(sector, under: actor)
            return other.actor == first.actor ? nil : other
        }
    }
}
