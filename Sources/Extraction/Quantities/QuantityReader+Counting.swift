import Language
import Records

/// What a number counts.
extension QuantityReader {
    /// The thing counted, and what the words before make of the number.
    func finish(_ draft: Draft, _ first: NumberReader.Number) -> Draft? {
        var draft = draft
        let start = draft.range.lowerBound
        let before = start > 0 ? pieces[start - 1].text : ""
        draft.isApproximate = draft.isApproximate || isApproximate(start, before)
        if draft.unit == nil || draft.unit == "percentage" {
            draft.of = counted(draft.range.upperBound)
        }
        if before == "aged" || before == "age", draft.unit == nil {
            draft.unit = "year"
            draft.rule = "quantities/age"
            return draft
        }
        guard draft.unit == nil else { return draft }
        return isCounting(draft, first) ? draft : nil
    }

    private func isApproximate(_ start: Int, _ before: String) -> Bool {
        units.isOf("approximate", before)
            || before == "than" && start > 1
                && (units.isOf("more", pieces[start - 2].text)
                    || units.isOf("less", pieces[start - 2].text))
            || ["least", "most", "over", "under", "nearly", "almost"].contains(before)
    }

    /// A bare number counts only where it counts something, or cannot but be a number.
    private func isCounting(_ draft: Draft, _ first: NumberReader.Number) -> Bool {
        let word = pieces[first.range.lowerBound]
        let next = first.range.upperBound
        let isBare = draft.of == nil
        if isBare, reader.isAll(draft.range) { return true }
        if word.text == "one", first.range.count == 1 {
            let isOf = next < pieces.count && pieces[next].text == "of"
            return !isBare && !isOf || draft.rule == "quantities/share"
        }
        guard word.kind == .word else {
            return !(isBare && draft.high != nil && draft.high ?? 0 < 13)
        }
        if !isBare || first.isFraction || draft.rule == "quantities/share" { return true }
        // `two` alone is a pronoun as often as a number.
        return draft.value > 12 || draft.value < 0 || draft.value != draft.value.rounded()
            || first.range.count > 1
    }

    /// The noun phrase right behind a number: `40 countries`, `3,000 of the troops`.
    func counted(_ at: Int) -> String? {
        guard at < pieces.count, Pieces.isTight(at, in: pieces) == false else { return nil }
        var token = pieces[at].token
        let words = sentence.words
        let folded = reading.folded[index]
        if folded[token] == "of" {
            token += 1
            while token < words.count,
                words[token].upos == .determiner || words[token].upos == .pronoun
            {
                token += 1
            }
        }
        let start = token
        while token < words.count,
            [.adjective, .noun, .properNoun, .verb].contains(words[token].upos),
            token - start < Limits.countedTokensMax, words[token].upos != .verb || token == start
        {
            token += 1
        }
        guard let last = (start..<token).last(where: { words[$0].upos == .noun }) else {
            return nil
        }
        return reading.span(start..<last + 1, of: index).text
    }
}
