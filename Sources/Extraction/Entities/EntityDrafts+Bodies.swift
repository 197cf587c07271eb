import Language
import Lexicons
import Prose
import Records

/// Bodies called by common nouns: `the U.S. military`, `China's defence ministry`.
extension EntityDrafts {
    mutating func addBodies() {
        for sentence in reading.sentences.indices where reading.isTold(sentence) {
            var index = 0
            while index < reading.folded[sentence].count {
                index = addBody(at: index, sentence) ?? index + 1
            }
        }
        sortOrder()
    }

    /// `the Chinese defense ministry`: a body with its country.
    private mutating func addBody(at index: Int, _ sentence: Int) -> Int? {
        let folded = reading.folded[sentence]
        guard let match = lexicon.bodies.longest(at: index, in: folded),
            !reading.sentences[sentence].names.contains(where: { $0.tokens.contains(index) }),
            !isTitleNext(match.range.upperBound, sentence)
        else { return nil }
        let noun = folded[match.range].joined(separator: " ")
        var end = index
        if end > 0, folded[end - 1] == "'s" || folded[end - 1] == "'" { end -= 1 }
        var owner = names(endingAt: end, sentence)
        if owner == nil, end > 1, reading.sentences[sentence].words[end - 1].upos == .adjective {
            owner = names(endingAt: end - 1, sentence)
        }
        if let owner, let country = owner.country, !owner.isBody {
            let whole = owner.tokens.lowerBound..<match.range.upperBound
            var new = EntityDraft(
                type: match.value.type, name: Self.oneLine(reading.span(whole, of: sentence).text),
                country: country, provenance: .body)
            new.sector = match.value.sector
            let draft = body("\(country) \(noun)", new)
            drafts[draft].note(surface: new.name)
            add(draft, sentence, whole, .nominal)
            order.append((draft, sentence, whole))
        }
        return match.range.upperBound
    }

    /// `ministry spokesperson`: the body is part of a person's title there.
    private func isTitleNext(_ index: Int, _ sentence: Int) -> Bool {
        index < reading.folded[sentence].count
            && lexicon.roles.longest(at: index, in: reading.folded[sentence]) != nil
    }
}

extension Provenance {
    static let body = Provenance(confidence: 0.75, rule: "entity.body")
}
