import Language
import Prose
import Records

/// What is told of somebody's words without marks: `said that …`, `…, he said`, `according to`.
struct IndirectReader {
    let reading: Reading
    let verbs: ReportingVerbs

    struct Content {
        let tokens: Range<Int>
        let cue: Cue
        let provenance: Provenance
    }

    /// At most one content a cue, none inside another.
    func contents(of sentence: Int, _ cues: [Cue], _ isQuoted: [Bool]) -> [Content] {
        var contents: [Content] = []
        for cue in cues where cue.sentence == sentence && cue.speaker != nil {
            if contents.contains(where: { $0.tokens.overlaps(cue.tokens) }) { continue }
            if let content = content(of: cue, isQuoted),
                !contents.contains(where: { $0.tokens.overlaps(content.tokens) })
            {
                contents.append(content)
            }
        }
        return contents
    }

    private func content(of cue: Cue, _ isQuoted: [Bool]) -> Content? {
        if cue.rule == "quote.according" { return according(cue) }
        guard let entry = verbs.entries[cue.lemma],
            entry.isQuoted || Self.mental.contains(cue.lemma)
        else { return nil }
        return ahead(cue) ?? behind(cue)
    }

    /// Behind the verb: its `that`, or a clause of its own, or `to` and a verb.
    private func ahead(_ cue: Cue) -> Content? {
        let words = reading.sentences[cue.sentence].words
        let folded = reading.folded[cue.sentence]
        var index = cue.tokens.upperBound
        let limit = min(words.count, index + 14)
        var isBroken =
            index < words.count && words[index].upos == .adposition
            && !["on", "in", "at", "during", "after"].contains(folded[index])
        while index < limit {
            if folded[index] == "," { isBroken = true }
            if folded[index] == "that" || folded[index] == "whether",
                words[index].upos != .determiner
            {
                return make(cue, index + 1, sentenceEnd(cue), .quoteThat)
            }
            if folded[index] == "to", words[index].upos == .particle {
                return Self.asking.contains(cue.lemma)
                    ? make(cue, index, sentenceEnd(cue), .quoteTo) : nil
            }
            if [";", ":"].contains(folded[index]) { return nil }
            if words[index].upos == .verb || words[index].upos == .auxiliary { break }
            index += 1
        }
        guard index < words.count, words[index].upos == .verb || words[index].upos == .auxiliary,
            isFinite(index, cue.sentence), !isBroken
        else { return nil }
        guard let start = clauseStart(cue, verb: index), start < index else { return nil }
        return make(cue, start, sentenceEnd(cue), .quoteClause)
    }

    private func isFinite(_ index: Int, _ sentence: Int) -> Bool {
        reading.sentences[sentence].words[index].features.contains(.finite)
    }

    /// The first noun group behind the cue, its addressee and its day.
    private func clauseStart(_ cue: Cue, verb: Int) -> Int? {
        let words = reading.sentences[cue.sentence].words
        let folded = reading.folded[cue.sentence]
        var index = cue.tokens.upperBound
        if ["tell", "inform", "remind", "assure", "warn", "notify"].contains(cue.lemma) {
            while index < verb,
                [.noun, .properNoun, .pronoun, .determiner, .adjective].contains(words[index].upos)
            {
                let isEnd =
                    words[index].upos == .pronoun || words[index].upos == .noun
                    || words[index].upos == .properNoun && index + 1 < verb
                        && words[index + 1].upos != .properNoun
                index += 1
                if isEnd { break }
            }
        }
        while index < verb,
            isDay(folded[index])
                || ["on", "late", "early", "in", "at"].contains(folded[index]) && index + 1 < verb
                    && (isDay(folded[index + 1]) || ["a", "an"].contains(folded[index + 1]))
        {
            if ["in", "at"].contains(folded[index]) {
                while index < verb, words[index].upos != .noun { index += 1 }
            }
            index += 1
        }
        return index < verb ? index : nil
    }

    private func isDay(_ word: String) -> Bool {
        word.hasSuffix("day") && word.utf8.count > 5
    }

    /// `…, the ministry said.`: the clause before a cue that ends its sentence.
    private func behind(_ cue: Cue) -> Content? {
        guard let head = cue.speaker else { return nil }
        let folded = reading.folded[cue.sentence]
        let edge = min(head, cue.tokens.lowerBound)
        var comma = edge
        while comma > 0, folded[comma] != "," { comma -= 1 }
        guard comma >= 3, edge - comma <= 12, folded[comma] == "," else { return nil }
        let words = reading.sentences[cue.sentence].words
        guard
            words[..<comma].contains(where: {
                $0.features.contains(.finite) && ($0.upos == .verb || $0.upos == .auxiliary)
            }), restIsShort(cue, head)
        else { return nil }
        return make(cue, 0, comma, .quoteBehind)
    }

    /// Whether no other clause follows the cue.
    private func restIsShort(_ cue: Cue, _ head: Int) -> Bool {
        let words = reading.sentences[cue.sentence].words
        let rest = max(head, cue.tokens.upperBound - 1) + 1
        return !words[min(rest, words.count)...].prefix(12).contains {
            $0.features.contains(.finite) && $0.upos == .verb
        }
    }

    /// `According to X, …` and `…, according to X`.
    private func according(_ cue: Cue) -> Content? {
        let folded = reading.folded[cue.sentence]
        let start = cue.tokens.lowerBound
        if start <= 1 {
            guard let comma = folded[cue.tokens.upperBound...].firstIndex(of: ","),
                comma + 3 < folded.count
            else { return nil }
            return make(cue, comma + 1, sentenceEnd(cue), .quoteAccording)
        }
        let end = folded[start - 1] == "," ? start - 1 : start
        return make(cue, 0, end, .quoteAccording)
    }

    private func make(
        _ cue: Cue, _ start: Int, _ end: Int, _ provenance: Provenance
    ) -> Content? {
        guard start + 2 <= end else { return nil }
        return Content(tokens: start..<end, cue: cue, provenance: provenance)
    }

    /// Before the stop that ends the sentence.
    private func sentenceEnd(_ cue: Cue) -> Int {
        let words = reading.sentences[cue.sentence].words
        var end = words.count
        while end > 0, words[end - 1].upos == .punctuation { end -= 1 }
        return end
    }

    private static let mental: Set = [
        "believe", "think", "estimate", "assess", "expect", "fear", "hope", "predict", "know",
        "forecast", "anticipate", "show", "find", "learn", "indicate", "doubt",
    ]
    private static let asking: Set = [
        "promise", "pledge", "vow", "urge", "demand", "order", "ask", "implore", "tell", "advise",
        "swear", "threaten", "appeal", "plead",
    ]
}
