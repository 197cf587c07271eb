import Language
import Records

/// The countries of bodies and people, as the article's other mentions tell them.
extension EntityDrafts {
    /// A body without a country has that of the only body called so; its people have its country.
    mutating func settleCountries() {
        var byNoun: [String: [Int]] = [:]
        for index in drafts.indices {
            let draft = drafts[index]
            guard draft.type == .organization, draft.country != nil,
                let first = draft.mentions.first,
                first.form == .nominal || draft.name.contains(" ")
            else { continue }
            for name in [draft.name] + draft.aliases {
                for suffix in Self.suffixes(of: name) where byNoun[suffix]?.last != index {
                    byNoun[suffix, default: []].append(index)
                }
            }
        }
        for index in drafts.indices
        where drafts[index].type == .organization && drafts[index].country == nil {
            let key = drafts[index].name.lowercased()
            guard let same = byNoun[key], let body = only(same) else { continue }
            drafts[index].country = drafts[body].country
            if drafts[index].sector.isEmpty { drafts[index].sector = drafts[body].sector }
        }
        for index in drafts.indices where drafts[index].type == .person {
            for role in drafts[index].roles where drafts[index].country == nil {
                guard let organization = role.organization?.lowercased(),
                    let body = byNoun[organization].flatMap({ nearest($0, before: role.start) })
                else { continue }
                drafts[index].country = drafts[body].country
                if ["", "GOV"].contains(drafts[index].sector) {
                    drafts[index].sector = drafts[body].sector
                }
            }
        }
    }

    /// The last words of a name, from one word to all: `ministry`, `defense ministry`.
    private static func suffixes(of name: String) -> [String] {
        let words = name.lowercased().split(separator: " ").suffix(6)
        return words.indices.map { words[$0...].joined(separator: " ") }
    }

    /// The body where all are of one country.
    private func only(_ bodies: [Int]) -> Int? {
        Set(bodies.compactMap { drafts[$0].country }).count == 1 ? bodies.first : nil
    }

    private func nearest(_ bodies: [Int], before byte: Int) -> Int? {
        let known = bodies.map { index in
            (index, drafts[index].mentions.map(\.range.lowerBound).filter { $0 < byte }.max() ?? -1)
        }
        return known.max { $0.1 < $1.1 }.flatMap { $0.1 >= 0 ? $0.0 : only(bodies) }
    }
}
