import Language
import Records

/// Bodies called by their initials.
extension EntityDrafts {
    /// `PLA` is the body whose initials it has, or behind which it stands in brackets.
    mutating func mergeAcronyms() {
        var initials: [String: Int] = [:]
        for index in drafts.indices
        where drafts[index].type != .person && !drafts[index].mentions.isEmpty {
            let words = drafts[index].name.split(separator: " ").filter {
                $0.first?.isUppercase ?? false
            }
            guard words.count > 1 else { continue }
            let key = String(words.compactMap(\.first))
            if initials[key] == nil { initials[key] = index }
        }
        var targets: [Int: Int] = [:]
        for place in order.indices {
            let (draft, sentence, tokens) = order[place]
            guard tokens.count == 1, drafts[draft].kind == nil else { continue }
            let form = reading.forms[sentence][tokens.lowerBound].filter { $0 != "." }
            guard form.utf8.count >= 2, form.allSatisfy(\.isUppercase) else { continue }
            let bracketed = bracketed(place)
            guard let target = bracketed ?? initials[form], target != draft, targets[draft] == nil
            else { continue }
            merge(draft, into: target)
            targets[draft] = target
        }
        for place in order.indices {
            order[place].draft = targets[order[place].draft] ?? order[place].draft
        }
    }

    /// The name right before an opening bracket before this one.
    private func bracketed(_ place: Int) -> Int? {
        guard place > 0 else { return nil }
        let (_, sentence, tokens) = order[place]
        let before = order[place - 1]
        guard before.sentence == sentence, before.tokens.upperBound + 1 == tokens.lowerBound,
            reading.forms[sentence][before.tokens.upperBound] == "(",
            drafts[before.draft].type != .person
        else { return nil }
        return before.draft
    }

    private mutating func merge(_ draft: Int, into target: Int) {
        let gone = drafts[draft]
        drafts[target].mentions += gone.mentions
        for surface in [gone.name] + gone.aliases { drafts[target].note(surface: surface) }
        drafts[draft].mentions = []
    }
}
