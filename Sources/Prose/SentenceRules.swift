/// What is certain of a sentence's end, before the model is asked.
///
/// Abbreviations, which its training texts hold too few of, and the spaced dots of print.
struct SentenceRules {
    let tokens: [Token]
    let keys: [WordKey]
    let classes: [TokenClass]
    let words: WordList

    /// Whether a sentence begins at `index`, the sentence before it at `start`; nil: ask the model.
    func verdict(at index: Int, start: Int) -> Bool? {
        let left = classes[index - 1]
        if left == .stop || classes[index] == .stop, let verdict = afterDots(index, start) {
            return verdict
        }
        if left == .closing, goesOnAfterQuote(index, start) { return false }
        if left == .closeSquare, index - 1 > start, classes[index - 2].isLetters,
            !isAfterStop(index, start: start)
        {
            // “[Hillary] Clinton”, but a reference mark such as “[3]” may end a sentence.
            return false
        }
        if left == .small, classes[index] == .capital, words.has(.pronoun, keys[index]) {
            return false
        }
        if classes[index] == .apostrophe, !tokens[index].shape.contains(.spaceBefore) {
            return false
        }
        guard left.isAbbreviation else { return nil }
        if left == .title || left == .numbered || left == .middle { return false }
        let right = classes[index]
        if right == .small { return false }
        if words.has(.clock, keys[index - 1]), right == .title {
            // “At 9 a.m. Mr. Li spoke” goes on; “He left at 9 a.m. Mr. Li stayed” does not.
            return index - start >= Self.clauseTokensMin
        }
        return isOpener(index) ? true : nil
    }

    /// “… a ‘disgrace’ Wednesday”, “…,” he said, “… ?” he asked, “… !” Mr. Li said.
    private func goesOnAfterQuote(_ index: Int, _ start: Int) -> Bool {
        if classes[index] == .small || !isAfterStop(index, start: start) { return true }
        guard classes[index - 2] == .question || classes[index - 2] == .exclamation,
            !isOpener(index)
        else { return false }
        return saysSoon(index)
    }

    /// A verb of saying among the next words.
    func saysSoon(_ index: Int) -> Bool {
        for place in index..<min(index + 5, keys.count) {
            if !classes[place].isWordLike { return false }
            if words.has(.saying, keys[place]) { return true }
        }
        return false
    }

    /// Whether the token before `index`, or that before the marks that close there, is a stop.
    func isAfterStop(_ index: Int, start: Int) -> Bool {
        var place = index - 1
        while place > start,
            classes[place] == .closing || classes[place] == .closeBracket
                || classes[place] == .closeSquare
        {
            place -= 1
        }
        return classes[place].isStop
    }

    private static let clauseTokensMin = 5

    /// A capital word that begins sentences, perhaps behind an opening mark.
    private func isOpener(_ index: Int) -> Bool {
        let place = classes[index] == .opening && index + 1 < classes.count ? index + 1 : index
        guard classes[place] == .capitalised || classes[place] == .capital else { return false }
        return words.has(.opener, keys[place])
    }

    /// Print sets an omission as three spaced dots, and a fourth for the stop of the sentence.
    private func afterDots(_ index: Int, _ start: Int) -> Bool? {
        var first = index
        while first > start, classes[first - 1] == .stop, index - first < Self.dotsMax {
            first -= 1
        }
        guard index > first else { return nil }
        var last = index
        while last < classes.count, classes[last] == .stop, last - first < Self.dotsMax {
            last += 1
        }
        guard last - first >= 3, last == classes.count || tokens[last].shape.contains(.spaceBefore),
            tokens[first + 1].shape.contains(.spaceBefore)
        else { return nil }
        let isAttached = !tokens[first].shape.contains(.spaceBefore)
        let goesOn = last < classes.count && classes[last] == .small
        if index < last {
            // The stop of a sentence, then an omission at the head of the next.
            return index == first + 1 && isAttached && last - first == 4 && !goesOn
                && last < classes.count && classes[last] != .closing
        }
        return last - first >= 4 && !goesOn ? true : false
    }

    private static let dotsMax = 5
}
