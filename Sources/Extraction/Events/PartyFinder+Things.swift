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
}
