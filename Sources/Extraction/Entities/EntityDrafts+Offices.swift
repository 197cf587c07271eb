import Language
import Lexicons
import Prose
import Records

/// People called by their office alone, and what the article does not tell of the others.
extension EntityDrafts {
    /// `the Chinese defense minister`: the person who has that office of that country by a role
    /// elsewhere in the article, before or behind.
    mutating func addOffices() {
        var holders: [String: Int] = [:]
        for index in drafts.indices where drafts[index].type == .person {
            for role in drafts[index].roles {
                guard let country = role.country ?? drafts[index].country else { continue }
                let key = Self.office(role.title, country)
                if holders[key] == nil { holders[key] = index }
            }
        }
        guard !holders.isEmpty else { return }
        var found: [(draft: Int, sentence: Int, tokens: Range<Int>)] = []
        for sentence in reading.sentences.indices where reading.isTold(sentence) {
            let folded = reading.folded[sentence]
            var index = 0
            while index < folded.count {
                guard let match = lexicon.roles.longest(at: index, in: folded) else {
                    index += 1
                    continue
                }
                if let office = holder(match, sentence, holders) {
                    found.append((office.draft, sentence, office.tokens))
                    add(office.draft, sentence, office.tokens, .nominal)
                }
                index = match.range.upperBound
            }
        }
        order += found
        sortOrder()
    }

    /// Whose office a title behind a country's name is; nil where somebody is named beside it.
    private func holder(
        _ match: PhraseMatcher<NameLexicon.Role>.Match, _ sentence: Int, _ holders: [String: Int]
    ) -> (draft: Int, tokens: Range<Int>)? {
        let folded = reading.folded[sentence]
        var end = match.range.lowerBound
        if end > 0, folded[end - 1] == "'s" || folded[end - 1] == "'" { end -= 1 }
        guard match.value.kind == .title, let owner = names(endingAt: end, sentence),
            let country = owner.country, !isNamed(beside: match.range.upperBound, sentence)
        else { return nil }
        let title = folded[match.range].joined(separator: " ")
        return holders[Self.office(title, country)].map {
            ($0, owner.tokens.lowerBound..<match.range.upperBound)
        }
    }

    /// A name, or a comma and a name, behind a title: that person is meant.
    private func isNamed(beside index: Int, _ sentence: Int) -> Bool {
        let folded = reading.folded[sentence]
        return reading.sentences[sentence].names.contains { name in
            name.type == .person
                && (name.tokens.lowerBound == index
                    || index < folded.count && folded[index] == ","
                        && name.tokens.lowerBound == index + 1)
        }
    }

    /// An office in one spelling: `minister of national defence` is `defense minister`.
    private static func office(_ title: String, _ country: String) -> String {
        var words = title.lowercased().split(separator: " ").map {
            $0 == "defence" ? "defense" : String($0)
        }
        words.removeAll { ["of", "for", "the", "national", "former", "acting"].contains($0) }
        return ([country] + words.sorted()).joined(separator: " ")
    }

    mutating func sortOrder() {
        order.sort {
            ($0.sentence, $0.tokens.lowerBound, -$0.tokens.upperBound)
                < ($1.sentence, $1.tokens.lowerBound, -$1.tokens.upperBound)
        }
    }

    /// `the two sides`: both of the two countries or governments that were last named together, or
    /// of the only two that were named at all.
    mutating func addSides() {
        var last: [Int] = []
        var pair: (drafts: [Int], sentence: Int) = ([], 0)
        var countries: Set<String> = []
        var place = 0
        for sentence in reading.sentences.indices where reading.isTold(sentence) {
            let folded = reading.folded[sentence]
            for index in folded.indices {
                while place < order.count,
                    (order[place].sentence, order[place].tokens.upperBound) <= (sentence, index)
                {
                    let next = order[place]
                    place += 1
                    guard let country = drafts[next.draft].country,
                        [.country, .organization, .place].contains(drafts[next.draft].type)
                    else { continue }
                    if let first = last.last, drafts[first].country != country,
                        isJoined(place - 1)
                    {
                        pair = ([first, next.draft], sentence)
                    }
                    countries.insert(country)
                    last.removeAll { drafts[$0].country == country }
                    last = (last + [next.draft]).suffix(2)
                }
                guard folded[index] == "two" || folded[index] == "both", index + 1 < folded.count,
                    Self.sides.contains(folded[index + 1])
                else { continue }
                let isNear = sentence - pair.sentence <= Limits.pairSentencesMax
                let meant = countries.count == 2 ? last : isNear ? pair.drafts : []
                let start = index > 0 && folded[index - 1] == "the" ? index - 1 : index
                for draft in meant { add(draft, sentence, start..<index + 2, .nominal) }
            }
        }
    }

    /// Whether only `and` stands between a name and the one before it.
    private func isJoined(_ place: Int) -> Bool {
        guard place > 0 else { return false }
        let (one, other) = (order[place - 1], order[place])
        guard one.sentence == other.sentence, one.tokens.upperBound < other.tokens.lowerBound else {
            return false
        }
        let between = reading.folded[one.sentence][
            one.tokens.upperBound..<other.tokens.lowerBound]
        return between.contains("and") && between.allSatisfy { $0 == "and" || $0 == "the" }
    }

    private static let sides: Set = [
        "sides", "countries", "nations", "governments", "powers", "neighbors", "neighbours",
        "states", "parties", "capitals",
    ]

    /// `Donald Trump` of `Donald J. Trump`.
    private static func withoutInitials(_ name: String) -> String {
        name.split(separator: " ").filter { $0.utf8.count > 2 || $0.last != "." && $0.count > 1 }
            .joined(separator: " ")
    }

    /// Countries and sectors of known leaders, by their offices on the day of the article.
    mutating func addLeaders() {
        let day = reading.article.published.value
        let leaders = leaders
        for index in drafts.indices where drafts[index].type == .person {
            let draft = drafts[index]
            let names = ([draft.name] + draft.aliases).flatMap { [$0, Self.withoutInitials($0)] }
            let bySurname =
                draft.isLeader && !draft.name.contains(" ")
                ? leaders.office(ofSurname: draft.name, on: day) : nil
            guard
                let office = names.lazy.compactMap({ leaders.office(of: $0, on: day) }).first
                    ?? bySurname,
                drafts[index].country ?? office.country == office.country
            else { continue }
            drafts[index].country = office.country
            if let sector = office.sector, ["", "GOV"].contains(drafts[index].sector) {
                drafts[index].sector = sector
            }
        }
    }
}
