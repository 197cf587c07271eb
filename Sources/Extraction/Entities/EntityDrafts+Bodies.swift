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

    /// `South Korea's Joint Chiefs of Staff`, `Chinese Foreign Ministry`: a body of the country
    /// that stands before it, though another country's is better known by this name; nil where
    /// none does.
    mutating func owned(
        _ name: Name, _ forms: [String], _ surface: String, _ sentence: Int
    ) -> Int? {
        let folded = reading.folded[sentence]
        var end = name.tokens.lowerBound
        guard name.type == .organization, end > 0 else { return nil }
        if folded[end - 1] == "'s" || folded[end - 1] == "'" { end -= 1 }
        guard end > 0, let owner = names(endingAt: end, sentence), !owner.isBody,
            let country = owner.country
        else { return nil }
        let match = lexicon.names.longest(at: 0, in: forms)
        let entry = match.flatMap { $0.range.count == forms.count ? $0.value : nil }
        if let entry {
            let sector = entry.actor.split(separator: ".").dropFirst().first.map(String.init) ?? ""
            guard !entry.country.isEmpty, entry.country != country,
                Self.stateSectors.contains(sector)
            else { return nil }
        }
        let plain = entry.map { "\($0.type.rawValue):\($0.name)" } ?? surface.lowercased()
        let key = plain + ":" + country
        if let known = byKey[key] { return known }
        if entry == nil, let known = byKey[plain],
            drafts[known].country == nil || drafts[known].country == country
        {
            drafts[known].country = country
            return known
        }
        var draft = EntityDraft(
            type: .organization, name: entry?.name ?? surface, country: country,
            provenance: name.provenance)
        let parts = entry?.actor.split(separator: ".") ?? []
        draft.sector =
            parts.count > 1
            ? String(parts[1]) : forms.last.flatMap { lexicon.lastWords[$0]?.sector } ?? ""
        let index = insert(draft, key)
        // What is then said of it without its country is said of it.
        if byKey[plain] == nil { byKey[plain] = index }
        return index
    }

    private static let stateSectors: Set = ["GOV", "MIL", "LEG", "JUD", "COP", "SPY"]

    /// `ministry spokesperson`: the body is part of a person's title there.
    private func isTitleNext(_ index: Int, _ sentence: Int) -> Bool {
        index < reading.folded[sentence].count
            && lexicon.roles.longest(at: index, in: reading.folded[sentence]) != nil
    }
}

extension Provenance {
    static let body = Provenance(confidence: 0.75, rule: "entity.body")
}
