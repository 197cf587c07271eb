import Language
import Lexicons
import Prose
import Records

/// What people are: titles before the name, appositions behind or before it.
extension EntityDrafts {
    mutating func addRoles() {
        for (draft, sentence, tokens) in order where drafts[draft].type == .person {
            if let role = roleBefore(tokens.lowerBound, sentence) { add(role, to: draft, sentence) }
            if let role = roleBehind(tokens.upperBound, sentence) { add(role, to: draft, sentence) }
        }
    }

    /// A role's tokens and what they tell.
    private struct Found {
        var title: Range<Int>
        var whole: Range<Int>
        var sector: String
        var country: String?
        var organization: Range<Int>?
    }

    private mutating func add(_ found: Found, to draft: Int, _ sentence: Int) {
        let title = Self.oneLine(reading.span(found.title, of: sentence).text)
        let organization = found.organization.map {
            Self.oneLine(reading.span($0, of: sentence).text)
        }
        let isKnown = drafts[draft].roles.contains {
            $0.title.lowercased() == title.lowercased()
                && ($0.organization == organization || organization == nil)
        }
        if !isKnown {
            drafts[draft].roles.append(
                EntityRecord.Role(
                    title: title, organization: organization, country: found.country,
                    range: reading.bytes(found.whole, of: sentence)))
        }
        if drafts[draft].country == nil { drafts[draft].country = found.country }
        if drafts[draft].sector.isEmpty { drafts[draft].sector = found.sector }
    }

    // MARK: - Before the name

    /// `Foreign Ministry spokesperson`, `China's defence minister,`, `Brig. Gen.` before a name.
    private func roleBefore(_ end: Int, _ sentence: Int) -> Found? {
        let folded = reading.folded[sentence]
        var stop = end
        if stop > 1, folded[stop - 1] == "," { stop -= 1 }
        var start = stop
        var sector = ""
        var home = ""
        var isTitled = false
        while let role = role(endingAt: start, sentence) {
            start = role.range.lowerBound
            if role.value.kind != .honorific { isTitled = true }
            if sector.isEmpty || role.value.kind == .title, !role.value.sector.isEmpty {
                sector = role.value.sector
            }
            if !role.value.country.isEmpty { home = role.value.country }
        }
        guard start < stop, isTitled else { return nil }
        // A comma makes it an apposition: only a title with its article or owner is one.
        if stop != end, folded[start..<stop].count == 0 { return nil }
        var found = Found(
            title: start..<stop, whole: start..<stop, sector: sector,
            country: home.isEmpty ? nil : home, organization: nil)
        addOwner(&found, sentence)
        if stop != end, found.whole == found.title, !startsGroup(start, sentence) { return nil }
        return found
    }

    private func startsGroup(_ index: Int, _ sentence: Int) -> Bool {
        index > 0
            && ["the", "a", "an", "its", "their", "his", "her"].contains(
                reading.folded[sentence][index - 1])
    }

    /// The longest role that ends right before a token.
    private func role(
        endingAt end: Int, _ sentence: Int
    ) -> PhraseMatcher<NameLexicon.Role>.Match? {
        for start in max(0, end - 7)..<max(end, 0) {
            if let match = lexicon.roles.longest(at: start, in: reading.folded[sentence]),
                match.range.upperBound == end
            {
                return match
            }
        }
        return nil
    }

    /// The country or body before a title: `Chinese`, `China's`, `Pentagon`, `Foreign Ministry`.
    private func addOwner(_ found: inout Found, _ sentence: Int) {
        let folded = reading.folded[sentence]
        var place = found.title.lowerBound
        while place > 0 {
            var end = place
            if folded[end - 1] == "'s" || folded[end - 1] == "'" { end -= 1 }
            if let body = body(endingAt: end, sentence) {
                if found.organization == nil { found.organization = body.range }
                if found.sector.isEmpty || found.sector == "GOV" && body.value.sector == "MIL" {
                    found.sector = body.value.sector
                }
                place = body.range.lowerBound
            } else if let owner = names(endingAt: end, sentence) {
                if owner.country != nil, found.country == nil { found.country = owner.country }
                if owner.isBody, found.organization == nil {
                    found.organization = owner.tokens
                    if let sector = owner.sector, ["GOV", "CVL", ""].contains(found.sector) {
                        found.sector = sector
                    }
                }
                place = owner.tokens.lowerBound
            } else if end > 0,
                [
                    "former", "senior", "deputy", "acting", "top", "chief", "then", "new", "chief",
                ].contains(folded[end - 1])
            {
                place = end - 1
                found.title = place..<found.title.upperBound
            } else {
                break
            }
            found.whole = place..<found.title.upperBound
        }
    }

    /// A body's common noun right before a token, written with capitals or not.
    func body(
        endingAt end: Int, _ sentence: Int
    ) -> PhraseMatcher<NameLexicon.Hint>.Match? {
        for start in max(0, end - 4)..<max(end, 0) {
            if let match = lexicon.bodies.longest(at: start, in: reading.folded[sentence]),
                match.range.upperBound == end
            {
                return match
            }
        }
        return nil
    }

    struct Owner {
        let tokens: Range<Int>
        let country: String?
        let isBody: Bool
        let sector: String?
    }

    /// The name whose last token stands right before a token.
    func names(endingAt end: Int, _ sentence: Int) -> Owner? {
        guard
            let name = reading.sentences[sentence].names.last(where: {
                $0.tokens.upperBound == end
            }), name.type != .person
        else { return nil }
        return owner(name, sentence)
    }

    private func owner(_ name: Name, _ sentence: Int) -> Owner {
        let forms = Array(reading.forms[sentence][name.tokens])
        let match = lexicon.names.longest(at: 0, in: forms)
        let entry = match?.value
        let country = entry.flatMap { $0.country.isEmpty ? nil : $0.country }
        let parts = entry?.actor.split(separator: ".") ?? []
        let sector =
            parts.count > 1
            ? String(parts[1]) : forms.last.flatMap { lexicon.lastWords[$0]?.sector }
        return Owner(
            tokens: name.tokens, country: country,
            isBody: name.type == .organization || name.type == .facility, sector: sector)
    }

    // MARK: - Behind the name

    /// `, a spokeswoman for the Foreign Ministry,` behind a name.
    private func roleBehind(_ start: Int, _ sentence: Int) -> Found? {
        let folded = reading.folded[sentence]
        guard start + 1 < folded.count, [",", "(", "–", "—"].contains(folded[start]) else {
            return nil
        }
        var begin = start + 1
        if ["the", "a", "an"].contains(folded[begin]) { begin += 1 }
        let limit = min(folded.count, begin + 6)
        for index in begin..<max(begin, limit) {
            if [",", ".", ";", ")"].contains(folded[index]) { return nil }
            guard let role = lexicon.roles.longest(at: index, in: folded),
                role.value.kind != .honorific
            else {
                let upos = reading.sentences[sentence].words[index].upos
                if [.verb, .auxiliary, .pronoun, .adposition].contains(upos) { return nil }
                continue
            }
            // A title with a name right behind it is somebody else's.
            if reading.sentences[sentence].names.contains(where: {
                $0.tokens.lowerBound == role.range.upperBound && $0.type == .person
            }) {
                return nil
            }
            var found = Found(
                title: role.range, whole: begin..<role.range.upperBound, sector: role.value.sector,
                country: role.value.country.isEmpty ? nil : role.value.country, organization: nil)
            addOwner(&found, sentence)
            found.title = min(begin, found.title.lowerBound)..<role.range.upperBound
            found.whole = found.title
            addComplement(&found, role.range.upperBound, sentence)
            return found
        }
        return nil
    }

    /// The body or country behind `of`, `for`, `at`, `in`, `with`.
    private func addComplement(_ found: inout Found, _ start: Int, _ sentence: Int) {
        let folded = reading.folded[sentence]
        guard start + 1 < folded.count,
            ["of", "for", "at", "in", "with", "to"].contains(folded[start])
        else { return }
        var index = start + 1
        while index < folded.count, index < start + 8, ![",", ".", ";"].contains(folded[index]) {
            if let name = reading.sentences[sentence].names.first(where: {
                $0.tokens.lowerBound == index
            }) {
                let owner = owner(name, sentence)
                if found.country == nil { found.country = owner.country }
                if owner.isBody {
                    found.organization = found.organization ?? name.tokens
                    if ["GOV", "CVL", ""].contains(found.sector), let sector = owner.sector,
                        !sector.isEmpty
                    {
                        found.sector = sector
                    }
                }
                found.whole = found.whole.lowerBound..<name.tokens.upperBound
                index = name.tokens.upperBound
            } else if let body = lexicon.bodies.longest(at: index, in: folded) {
                found.organization = found.organization ?? body.range
                if ["GOV", "CVL", ""].contains(found.sector) { found.sector = body.value.sector }
                index = body.range.upperBound
            } else {
                index += 1
            }
        }
    }
}
