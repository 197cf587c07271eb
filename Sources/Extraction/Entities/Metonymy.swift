import Language
import Lexicons
import Prose
import Records

/// Tells where a capital or building stands for the government in it.
struct Metonymy {
    let reading: Reading

    /// `government`, or nil for the place itself.
    func standsFor(
        _ kind: NameLexicon.Entry.Kind?, sentence: Int, tokens: Range<Int>
    ) -> String? {
        switch kind {
        case .seat, .building: isPlace(sentence, tokens) ? nil : "government"
        case .capital: acts(sentence, tokens) ? "government" : nil
        default: nil
        }
    }

    /// Behind a preposition of place.
    private func isPlace(_ sentence: Int, _ tokens: Range<Int>) -> Bool {
        guard let word = word(before: tokens, sentence) else { return false }
        return Self.locatives.contains(word)
    }

    /// The word before a name, a leading `the` left out.
    private func word(before tokens: Range<Int>, _ sentence: Int) -> String? {
        let folded = reading.folded[sentence]
        var index = tokens.lowerBound - 1
        if index >= 0, folded[index] == "the" { index -= 1 }
        return index >= 0 ? folded[index] : nil
    }

    /// A capital that says, does, owns or is dealt with.
    private func acts(_ sentence: Int, _ tokens: Range<Int>) -> Bool {
        let words = reading.sentences[sentence].words
        let folded = reading.folded[sentence]
        let next = tokens.upperBound
        // `Washington, D.C.` and `Beijing, China` are cities.
        if next + 1 < folded.count, folded[next] == ",",
            reading.sentences[sentence].names.contains(where: {
                $0.tokens.lowerBound == next + 1 && ($0.type == .country || $0.type == .place)
            })
        {
            return false
        }
        let before = word(before: tokens, sentence)
        if let before, Self.locatives.contains(before) { return false }
        if next < folded.count, folded[next] == "'s" || folded[next] == "'" {
            return !(next + 1 < folded.count && Self.scenery.contains(folded[next + 1]))
        }
        if let before, ["to", "from", "for", "via", "through"].contains(before) {
            return !isJourney(sentence, before: tokens.lowerBound)
        }
        if let before, ["with", "by", "against", "between", "on"].contains(before) { return true }
        let head = reading.head(of: tokens, in: sentence)
        switch words[head].relation {
        case .nsubj, .nsubjPassive, .obj, .iobj, .oblAgent: return true
        case .conj:
            guard let other = words[head].head else { return false }
            return [.nsubj, .nsubjPassive].contains(words[other].relation)
        default: return false
        }
    }

    /// Whether one of the words before tells of going somewhere.
    private func isJourney(_ sentence: Int, before index: Int) -> Bool {
        let words = reading.sentences[sentence].words
        return words[max(0, index - 8)..<index].contains { Self.journeys.contains($0.lemma) }
    }

    private static let locatives: Set = [
        "in", "at", "near", "outside", "inside", "around", "across", "throughout", "into",
    ]
    private static let scenery: Set = [
        "airport", "streets", "suburbs", "outskirts", "center", "centre", "skyline", "subway",
        "metro", "hospitals", "hotels", "port", "mayor", "residents", "neighborhoods",
    ]
    private static let journeys: Set = [
        "travel", "fly", "trip", "visit", "arrive", "return", "flight", "go", "head", "drive",
        "journey", "road", "move", "bus", "train", "leave", "depart", "come", "route",
    ]
}
