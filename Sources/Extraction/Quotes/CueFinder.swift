import Language
import Prose

/// Finds the cues of a sentence: reporting verbs with their subjects, and `according to`.
struct CueFinder {
    let reading: Reading
    let verbs: ReportingVerbs

    /// In the order of the text; `isQuoted` tells which tokens stand inside quotation marks.
    func cues(of sentence: Int, isQuoted: [Bool]) -> [Cue] {
        let words = reading.sentences[sentence].words
        let folded = reading.folded[sentence]
        var cues: [Cue] = []
        for index in words.indices where !isQuoted[index] {
            if folded[index] == "according", index + 2 < words.count, folded[index + 1] == "to" {
                cues.append(
                    Cue(
                        sentence: sentence, tokens: index..<index + 2, lemma: "according to",
                        speaker: firstNoun(from: index + 2, sentence), rule: "quote.according"))
                continue
            }
            guard words[index].upos == .verb, verbs.entries[words[index].lemma] != nil,
                !isNegatedNoun(index, sentence)
            else { continue }
            let speaker =
                shared(index, cues.last, sentence) ?? subject(of: index, sentence, isQuoted)
            cues.append(
                Cue(
                    sentence: sentence, tokens: index..<index + 1, lemma: words[index].lemma,
                    speaker: speaker, rule: "quote.verb"))
        }
        return cues
    }

    /// `insists …, and on Monday said …`: a second verb of saying has the first one's subject.
    private func shared(_ verb: Int, _ last: Cue?, _ sentence: Int) -> Int? {
        let words = reading.sentences[sentence].words
        guard let last, last.rule == "quote.verb", let speaker = last.speaker,
            !words.contains(where: { $0.head == verb && $0.relation == .nsubj })
        else { return nil }
        var index = verb - 1
        while index > last.tokens.upperBound, verb - index <= 5 {
            if words[index].upos == .coordinator { return speaker }
            index -= 1
        }
        return nil
    }

    /// `the said agreement`: no verb of saying.
    private func isNegatedNoun(_ index: Int, _ sentence: Int) -> Bool {
        let words = reading.sentences[sentence].words
        return words[index].relation == .amod
    }

    /// The subject by the tree; of an infinitive or second verb that of the verb above it.
    func subject(of verb: Int, _ sentence: Int, _ isQuoted: [Bool]) -> Int? {
        if let behind = subjectBehind(verb, sentence, isQuoted) { return behind }
        if let between = subjectBetween(verb, sentence, isQuoted) { return between }
        let words = reading.sentences[sentence].words
        var place = verb
        for _ in 0..<6 {
            let found = words.indices.last {
                words[$0].head == place && words[$0].relation == .nsubj && !isQuoted[$0]
                    && !Self.objects.contains(reading.folded[sentence][$0])
            }
            if let found { return found }
            guard let head = words[place].head,
                [.xcomp, .conj, .advcl, .ccomp, .parataxis].contains(words[place].relation)
            else { break }
            if words[place].relation == .ccomp || words[place].relation == .parataxis {
                // Only an unfinished clause borrows its subject.
                guard !words[place].features.contains(.finite) else { break }
            }
            place = head
        }
        return before(verb, sentence, isQuoted)
    }

    /// `“…,” Ana Doe, a writer for the paper, said`: the first noun group behind the mark.
    private func subjectBetween(_ verb: Int, _ sentence: Int, _ isQuoted: [Bool]) -> Int? {
        let words = reading.sentences[sentence].words
        let forms = reading.forms[sentence]
        guard let last = isQuoted[..<verb].lastIndex(of: true), verb - last <= 40,
            last + 2 < verb
        else { return nil }
        var start = last + 2
        guard [",", "?", "!", "…", "..."].contains(forms[last]) || forms[start] == "," else {
            return nil
        }
        if forms[start] == "," { start += 1 }
        let isOwn = words[start..<verb].contains {
            $0.features.contains(.finite) && $0.upos == .verb && $0.relation != .aclRelative
        }
        return isOwn ? nil : firstNoun(from: start, sentence)
    }

    /// `,” said Ryder` and `,” the ministry said`: the noun group beside the verb.
    private func subjectBehind(_ verb: Int, _ sentence: Int, _ isQuoted: [Bool]) -> Int? {
        let words = reading.sentences[sentence].words
        guard verb > 0 else { return nil }
        let hasSubject = words.contains { $0.head == verb && $0.relation == .nsubj }
        let closes = reading.sentences[sentence].sentence.tokens[verb - 1].shape
            .contains(.closingQuote)
        guard
            closes || isQuoted[verb - 1] || reading.forms[sentence][verb - 1] == "," && !hasSubject
        else { return nil }
        guard verb + 1 < words.count, !isQuoted[verb + 1] else { return nil }
        switch words[verb + 1].upos {
        case .properNoun, .noun, .determiner, .adjective, .pronoun:
            return firstNoun(from: verb + 1, sentence)
        default: return nil
        }
    }

    /// The head of the noun group that begins near a token.
    func firstNoun(from start: Int, _ sentence: Int) -> Int? {
        let words = reading.sentences[sentence].words
        var index = start
        while index < words.count {
            switch words[index].upos {
            case .noun, .properNoun:
                return isDay(index, sentence) ? nil : head(of: index, sentence)
            case .pronoun:
                if ["he", "she", "they", "it", "we", "i", "who", "you"].contains(
                    reading.folded[sentence][index])
                {
                    return index
                }
                if words[index].relation != .nmodPossessive,
                    !["his", "her", "its", "their", "my", "our"].contains(
                        reading.folded[sentence][index])
                {
                    return nil
                }
            case .determiner, .adjective, .number, .adverb: break
            case .particle where words[index].lemma == "'s": break
            default: return nil
            }
            index += 1
        }
        return nil
    }

    /// The last noun of an unbroken run of nouns, possessives and names.
    private func head(of index: Int, _ sentence: Int) -> Int {
        if let name = reading.sentences[sentence].names.first(where: { $0.tokens.contains(index) })
        {
            let after = name.tokens.upperBound
            let words = reading.sentences[sentence].words
            guard after < words.count,
                [.noun, .properNoun].contains(words[after].upos)
                    || words[after].lemma == "'s" && after + 1 < words.count
            else { return reading.head(of: name.tokens, in: sentence) }
            return run(from: after, sentence) ?? reading.head(of: name.tokens, in: sentence)
        }
        return run(from: index, sentence) ?? index
    }

    private func run(from start: Int, _ sentence: Int) -> Int? {
        let words = reading.sentences[sentence].words
        var last: Int?
        var index = start
        while index < words.count {
            switch words[index].upos {
            case .noun, .properNoun: last = index
            case .adjective: break
            case .particle where words[index].lemma == "'s": break
            case .punctuation where reading.forms[sentence][index] == "-": break
            default: return last
            }
            index += 1
        }
        return last
    }

    /// Where the tree gives no subject: the noun group right before the verb.
    private func before(_ verb: Int, _ sentence: Int, _ isQuoted: [Bool]) -> Int? {
        let words = reading.sentences[sentence].words
        var index = verb - 1
        while index >= 0, [.adverb, .auxiliary, .particle].contains(words[index].upos) {
            index -= 1
        }
        guard index >= 0, !isQuoted[index] else { return nil }
        switch words[index].upos {
        case .noun, .properNoun:
            return isDay(index, sentence) ? nil : index
        case .pronoun:
            return ["he", "she", "they", "it", "we", "i"].contains(reading.folded[sentence][index])
                ? index : nil
        default: return nil
        }
    }

    private func isDay(_ index: Int, _ sentence: Int) -> Bool {
        let form = reading.folded[sentence][index]
        return form.hasSuffix("day") && form.utf8.count > 5
    }

    /// Pronouns that are no subjects, whatever the tree says.
    private static let objects: Set = [
        "me", "him", "us", "them", "her", "his", "its", "their", "my",
    ]
}
