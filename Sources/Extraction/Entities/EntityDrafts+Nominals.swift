import Language
import Lexicons
import Prose
import Records

/// Mentions by common nouns: `the U.S. military`, `the ministry`, `the spokesman`.
extension EntityDrafts {
    /// In the order of the text, so that `the ministry` finds the last one before it.
    mutating func addNominals() {
        var people: [(title: String, draft: Int)] = []
        var bodies: [String: Int] = [:]
        var place = 0
        for sentence in reading.sentences.indices where reading.isTold(sentence) {
            let folded = reading.folded[sentence]
            var index = 0
            while index < folded.count {
                while place < order.count,
                    order[place].sentence < sentence
                        || order[place].sentence == sentence
                            && order[place].tokens.lowerBound <= index
                {
                    for role in drafts[order[place].draft].roles {
                        let last =
                            role.title.split(separator: " ").last.map { $0.lowercased() } ?? ""
                        people.append((last, order[place].draft))
                    }
                    place += 1
                }
                if let end = addBody(at: index, sentence, &bodies) {
                    index = end
                } else {
                    addPerson(at: index, sentence, people)
                    index += 1
                }
            }
        }
    }

    /// `the Chinese defense ministry`: a body with its country; or `the ministry`, said again.
    private mutating func addBody(
        at index: Int, _ sentence: Int, _ bodies: inout [String: Int]
    ) -> Int? {
        let folded = reading.folded[sentence]
        guard let match = lexicon.bodies.longest(at: index, in: folded),
            !reading.sentences[sentence].names.contains(where: { $0.tokens.contains(index) }),
            !isTitleNext(match.range.upperBound, sentence)
        else { return nil }
        let noun = folded[match.range].joined(separator: " ")
        let last = folded[match.range.upperBound - 1]
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
            bodies[last] = draft
            return match.range.upperBound
        }
        if index > 0, folded[index - 1] == "the", let draft = bodies[last] {
            add(draft, sentence, match.range, .nominal)
        }
        return match.range.upperBound
    }

    /// `ministry spokesperson`: the body is part of a person's title there.
    private func isTitleNext(_ index: Int, _ sentence: Int) -> Bool {
        index < reading.folded[sentence].count
            && lexicon.roles.longest(at: index, in: reading.folded[sentence]) != nil
    }

    /// `the spokesman`: the last person with such a title.
    private mutating func addPerson(
        at index: Int, _ sentence: Int, _ people: [(title: String, draft: Int)]
    ) {
        let folded = reading.folded[sentence]
        guard index > 0, ["the", "that", "this"].contains(folded[index - 1]),
            let match = lexicon.roles.longest(at: index, in: folded),
            match.value.kind != .honorific,
            !isNamed(match.range.upperBound, sentence),
            let last = folded[match.range].last, last != "official", last != "officials"
        else { return }
        let stem = Self.stem(last)
        guard let found = people.last(where: { Self.stem($0.title) == stem }) else { return }
        add(found.draft, sentence, match.range, .nominal)
    }

    /// A name, `of` or a comma and a name behind it: somebody else may be meant.
    private func isNamed(_ index: Int, _ sentence: Int) -> Bool {
        let folded = reading.folded[sentence]
        if index < folded.count, ["of", "for", "'s"].contains(folded[index]) { return true }
        return reading.sentences[sentence].names.contains {
            $0.tokens.lowerBound == index
                || index < folded.count && folded[index] == "," && $0.tokens.lowerBound == index + 1
        }
    }

    /// `spokesman`, `spokeswoman` and `spokesperson` are one title.
    private static func stem(_ title: String) -> String {
        for suffix in ["person", "woman", "man", "people", "men"] where title.hasSuffix(suffix) {
            return String(title.dropLast(suffix.utf8.count))
        }
        return title
    }
}

extension Provenance {
    static let body = Provenance(confidence: 0.75, rule: "entity.body")
}
