import Lexicons

/// What a word's form and its neighbours tell of number, tense and voice.
extension Tagger {
    func features(_ reading: WordLexicon.Reading, _ index: Int) -> Features {
        let folded = line.folded[index]
        switch reading.upos {
        case .noun: return reading.lemma != folded ? .plural : []
        case .verb: return verbFeatures(reading, folded)
        default: return []
        }
    }

    private func verbFeatures(_ reading: WordLexicon.Reading, _ folded: String) -> Features {
        let before = tags.last { $0.upos != .adverb && $0.lemma != "not" }
        if folded.hasSuffix("ing"), reading.lemma != folded { return .gerund }
        if before?.upos == .auxiliary {
            if ["be", "have"].contains(before?.lemma ?? ""),
                reading.lemma != folded || folded.hasSuffix("t")
            {
                return before?.lemma == "be"
                    ? [.participle, .passive, .past] : [.participle, .past]
            }
            return .infinitive
        }
        if before?.upos == .particle, before?.lemma == "to" { return .infinitive }
        if reading.lemma == folded { return [.present, .finite] }
        if folded.hasSuffix("s"), !folded.hasSuffix("ss") { return [.present, .finite] }
        let isReduced = hasFinite || before?.upos == .determiner || before?.upos == .adjective
        return isReduced ? [.participle, .past] : [.past, .finite]
    }
}
