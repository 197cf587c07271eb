import Lexicons
import Prose

/// Gives each word its class, lemma and features, from left to right.
struct Tagger {
    let line: NameFinder.Line
    let words: WordLexicon
    private var isName: [Bool]
    var tags: [Word] = []
    /// Whether the clause at hand has its finite verb.
    var hasFinite = false

    init(line: NameFinder.Line, names: [Name], words: WordLexicon) {
        self.line = line
        self.words = words
        isName = [Bool](repeating: false, count: line.forms.count)
        for name in names { for index in name.tokens { isName[index] = true } }
    }

    /// One word a token; heads are not set yet.
    mutating func run() -> [Word] {
        tags.reserveCapacity(line.forms.count)
        for index in line.forms.indices {
            if opensClause(index) { hasFinite = false }
            let word = tag(index)
            if word.upos == .verb, word.features.contains(.finite), let last = tags.last,
                last.upos == .adjective, readings(index - 1).contains(where: { $0.upos == .noun })
            {
                tags[tags.count - 1].upos = .noun
            }
            if word.features.contains(.finite) { hasFinite = true }
            if word.upos == .punctuation || word.upos == .subordinator || word.upos == .coordinator
                || ["who", "which", "what", "that"].contains(line.folded[index])
            {
                hasFinite = false
            }
            tags.append(word)
        }
        return tags
    }

    /// `told reporters the deal …`: an article right behind a noun begins a clause of its own.
    private func opensClause(_ index: Int) -> Bool {
        guard let last = tags.last, last.upos == .noun || last.upos == .properNoun,
            let closed = words.closed[line.folded[index]]
        else { return false }
        return closed.upos == .determiner || closed.relation == .nsubj
    }

    private func word(_ upos: UPOS, _ lemma: String, _ features: Features = []) -> Word {
        Word(upos: upos, lemma: lemma, features: features, head: nil, relation: .dep)
    }

    private mutating func tag(_ index: Int) -> Word {
        let form = line.forms[index]
        let folded = line.folded[index]
        let shape = line.tokens[index].shape
        if shape.contains(.punctuation) { return word(.punctuation, form) }
        if isName[index] { return named(index) }
        if folded == "to" {
            return word(isInfinitive(after: index) ? .particle : .adposition, "to")
        }
        if folded == "that" { return that(index) }
        if folded == "'s" {
            return word(
                isVerbS(index) ? .auxiliary : .particle, isVerbS(index) ? "be" : "'s",
                isVerbS(index) ? [.present, .finite] : [])
        }
        if let closed = words.closed[folded] { return closedWord(closed, index) }
        if shape.contains(.hasDigit), folded.utf8.first?.isDigit == true {
            return word(
                folded.hasSuffix("th") || folded.hasSuffix("st") ? .adjective : .number, folded)
        }
        let letters = shape.contains(.hasLower) || shape.contains(.capitalised)
        guard letters || folded.utf8.contains(where: { $0 >= 0xC3 }) else {
            return word(.symbol, form)
        }
        if shape.contains(.capitalised), index > 0, words.open[folded] == nil {
            return word(.properNoun, form)
        }
        return open(index)
    }

    /// A name's word; a small word inside keeps its class.
    private func named(_ index: Int) -> Word {
        let folded = line.folded[index]
        if !line.tokens[index].shape.contains(.capitalised), let closed = words.closed[folded] {
            return word(closed.upos, closed.lemma)
        }
        if folded == "'s" { return word(.particle, "'s") }
        return word(.properNoun, line.forms[index])
    }

    private func closedWord(_ closed: WordLexicon.Closed, _ index: Int) -> Word {
        guard closed.upos == .auxiliary else {
            if closed.lemma == "as" || ["after", "before", "since", "until"].contains(closed.lemma)
            {
                return word(clauseFollows(index) ? .subordinator : .adposition, closed.lemma)
            }
            return word(closed.upos, closed.lemma)
        }
        let isNegated = closed.lemma == "do" && ["not", "n't"].contains(next(index))
        let isFull =
            ["have", "do"].contains(closed.lemma) && !isNegated && !verbFollows(index)
        var features: Features = [.finite]
        switch line.folded[index] {
        case "was", "were", "had", "did": features.insert(.past)
        case "been": features = [.participle]
        case "being", "having": features = [.gerund]
        case "be": features = [.infinitive]
        default: features.insert(.present)
        }
        return word(isFull ? .verb : .auxiliary, closed.lemma, features)
    }

    // MARK: - What follows

    private func next(_ index: Int) -> String {
        index + 1 < line.folded.count ? line.folded[index + 1] : ""
    }

    private func readings(_ index: Int) -> [WordLexicon.Reading] {
        index < line.folded.count ? words.open[line.folded[index]] ?? [] : []
    }

    private func isInfinitive(after index: Int) -> Bool {
        var place = index + 1
        if place < line.folded.count, line.folded[place].hasSuffix("ly") { place += 1 }
        guard place < line.folded.count, !isName[place] else { return false }
        if ["be", "have", "do"].contains(line.folded[place]) { return true }
        guard words.closed[line.folded[place]] == nil else { return false }
        return readings(place).contains { $0.upos == .verb && $0.lemma == line.folded[place] }
            && !(place + 1 < line.folded.count && ["of", "'s"].contains(line.folded[place + 1]))
    }

    private func that(_ index: Int) -> Word {
        guard let last = tags.last else { return word(.pronoun, "that") }
        if last.upos == .verb || last.upos == .adjective { return word(.subordinator, "that") }
        let follows = readings(index + 1)
        if last.upos == .noun || last.upos == .properNoun, verbFollows(index) {
            return word(.pronoun, "that")
        }
        let isDeterminer =
            !follows.isEmpty && follows.allSatisfy { $0.upos == .noun || $0.upos == .adjective }
            && (last.upos == .adposition || last.upos == .punctuation)
        return isDeterminer ? word(.determiner, "that") : word(.subordinator, "that")
    }

    /// `it's`, `that's` are verbs; `China's` is a possessive.
    private func isVerbS(_ index: Int) -> Bool {
        guard let last = tags.last else { return false }
        return last.upos == .pronoun || ["there", "here", "how", "where"].contains(last.lemma)
    }

    private func verbFollows(_ index: Int) -> Bool {
        var place = index + 1
        while place < line.folded.count, place - index <= 4 {
            if let closed = words.closed[line.folded[place]] {
                if closed.upos == .auxiliary { return true }
                guard
                    closed.upos == .adverb || closed.upos == .particle && line.folded[place] != "to"
                else { return false }
            } else {
                let found = readings(place)
                if found.contains(where: { $0.upos == .verb }), !isName[place],
                    line.folded[place].hasSuffix("ed") || found.count == 1
                        || found.contains(where: {
                            $0.upos == .verb && $0.lemma != line.folded[place]
                        })
                {
                    return true
                }
                guard found.first?.upos == .adverb else { return false }
            }
            place += 1
        }
        return false
    }

    /// Whether a finite verb comes before the next comma or stop.
    private func clauseFollows(_ index: Int) -> Bool {
        for place in index + 1..<min(line.folded.count, index + 12) {
            if line.tokens[place].shape.contains(.punctuation) { return false }
            if let closed = words.closed[line.folded[place]] {
                if closed.upos == .auxiliary { return true }
                continue
            }
            let found = readings(place)
            if place > index + 1, !isName[place],
                found.contains(where: { $0.upos == .verb && $0.lemma != line.folded[place] }),
                !line.folded[place].hasSuffix("ing"), found.allSatisfy({ $0.upos != .noun })
            {
                return true
            }
        }
        return false
    }

    // MARK: - Open classes

    private func open(_ index: Int) -> Word {
        let folded = line.folded[index]
        let found = readings(index)
        guard !found.isEmpty else { return unknown(folded) }
        var candidates = found
        if found.count > 1 { candidates = ranked(found, index) }
        guard let best = candidates.first else { return unknown(folded) }
        return word(best.upos, best.lemma, features(best, index))
    }

    private func unknown(_ folded: String) -> Word {
        if folded.hasSuffix("ly") { return word(.adverb, folded) }
        if folded.hasSuffix("ing") { return word(.verb, String(folded.dropLast(3)), .gerund) }
        if folded.hasSuffix("ed") {
            return word(
                .verb, String(folded.dropLast(2)), hasFinite ? .participle : [.past, .finite])
        }
        for suffix in ["ous", "ful", "ive", "ble", "ish", "ese", "ian", "ical"]
        where folded.hasSuffix(suffix) {
            return word(.adjective, folded)
        }
        if folded.hasSuffix("s"), !folded.hasSuffix("ss"), folded.utf8.count > 3 {
            return word(.noun, String(folded.dropLast()), .plural)
        }
        return word(.noun, folded)
    }

    /// The readings in the order in which the neighbours speak for them.
    private func ranked(_ found: [WordLexicon.Reading], _ index: Int) -> [WordLexicon.Reading] {
        let wanted = wanted(found, index)
        return found.filter { $0.upos == wanted } + found.filter { $0.upos != wanted }
    }

    private func wanted(_ found: [WordLexicon.Reading], _ index: Int) -> UPOS {
        let folded = line.folded[index]
        let before = tags.last { $0.upos != .adverb && $0.lemma != "not" }
        let last = before?.upos
        let verb = found.first { $0.upos == .verb }
        let isBase = verb?.lemma == folded
        let isParticiple = folded.hasSuffix("ed") || folded.hasSuffix("ing")
        let nounNext = nounFollows(index)
        switch last {
        case .adjective where isPastBehindNoun(verb, folded, index): return .verb
        case .determiner, .number, .adjective, .symbol:
            return nounNext && found.contains { $0.upos == .adjective }
                ? .adjective
                : isParticiple && verb != nil && nounNext ? .verb : .noun
        case .particle where before?.lemma == "to": return .verb
        case .particle:
            return nounNext && found.contains { $0.upos == .adjective } ? .adjective : .noun
        case .pronoun
        where ["its", "his", "her", "their", "our", "my", "your", "whose"].contains(
            before?.lemma ?? ""):
            return nounNext && found.contains { $0.upos == .adjective } ? .adjective : .noun
        case .auxiliary:
            if before?.lemma == "be" {
                return isParticiple || (verb != nil && !isBase)
                    ? .verb
                    : found.contains { $0.upos == .adjective } ? .adjective : .noun
            }
            return .verb
        case .pronoun: return verb != nil ? .verb : .adjective
        case .adposition:
            if folded.hasSuffix("ing"), verb != nil, !found.contains(where: { $0.upos == .noun }) {
                return .verb
            }
            return nounNext && found.contains { $0.upos == .adjective } ? .adjective : .noun
        case .noun, .properNoun:
            if found.contains(where: { $0.upos == .adjective }), nounNext { return .adjective }
            return afterNoun(verb, isBase, index, found.contains { $0.upos == .noun })
        case .verb:
            if nounNext, found.contains(where: { $0.upos == .adjective }) { return .adjective }
            return isParticiple ? .verb : .noun
        default:
            return nounNext && found.contains { $0.upos == .adjective }
                ? .adjective
                : verb != nil && !isBase && !folded.hasSuffix("s") ? .verb : .noun
        }
    }

    /// `the military shot down`: an adjective that is a noun too may be the subject.
    private func isPastBehindNoun(
        _ verb: WordLexicon.Reading?, _ folded: String, _ index: Int
    ) -> Bool {
        guard !hasFinite, let verb, verb.lemma != folded, !folded.hasSuffix("ing"), index > 0,
            readings(index - 1).contains(where: { $0.upos == .noun }),
            let after = words.closed[next(index)]
        else { return false }
        return [.determiner, .adposition, .pronoun, .particle].contains(after.upos)
    }

    /// Verb or noun behind a noun: an inflected verb where the clause lacks one.
    private func afterNoun(
        _ verb: WordLexicon.Reading?, _ isBase: Bool, _ index: Int, _ isNoun: Bool
    ) -> UPOS {
        guard verb != nil else { return isNoun ? .noun : .adjective }
        let isPlural = tags.last?.features.contains(.plural) ?? false
        let after = next(index)
        let opensObject =
            words.closed[after].map {
                [.determiner, .pronoun, .adposition, .subordinator, .particle].contains($0.upos)
            } ?? false
        if isBase { return isPlural && !hasFinite && opensObject ? .verb : .noun }
        let isThird = line.folded[index].hasSuffix("s")
        if isThird {
            return !hasFinite && !isPlural && (opensObject || after == "'s") ? .verb : .noun
        }
        return .verb
    }

    private func nounFollows(_ index: Int) -> Bool {
        guard index + 1 < line.folded.count else { return false }
        if isName[index + 1] { return true }
        return readings(index + 1).contains { $0.upos == .noun }
            && words.closed[line.folded[index + 1]] == nil
    }
}
