import Language
import Prose
import Records

/// Reads the times of one sentence.
struct TimeReader {
    let matcher: TimeMatcher
    let sentence: ParsedSentence
    let text: ArticleText
    /// The publication date.
    let anchor: CalendarDate?

    private var pieces: [Piece] { matcher.pieces }

    func read(into records: inout [TimeRecord], _ told: inout Times.Told) {
        var index = 0
        let tense = VerbTense(sentence: sentence, text: text, words: matcher.rules.words)
        var nameAt = 0
        while index < pieces.count {
            guard records.count < Limits.timesMax else { return }
            let found = first(at: index, told, tense, &nameAt)
            guard let found else {
                index += 1
                continue
            }
            let range = bytes(of: expression(found))
            let interval = found.value.interval
            let id = "t\(records.count + 1)"
            records.append(
                TimeRecord(
                    id: id, span: text.span(range), type: found.value.kind,
                    value: found.value.value, mod: found.value.mod,
                    anchor: found.value.isFromReference ? told.id : nil,
                    from: interval?.lowerBound, to: interval?.upperBound,
                    provenance: Provenance(
                        confidence: interval == nil && anchor == nil ? 0.5 : 0.9,
                        rule: "times/\(found.rule.id)")))
            if let interval,
                interval.upperBound.daysSinceEpoch - interval.lowerBound.daysSinceEpoch < 32
            {
                told = Times.Told(date: interval.lowerBound, id: id)
            }
            index = found.match.range.upperBound
        }
    }

    /// `about` of `about five hours` makes the value's mod and stands outside the expression.
    private func expression(_ found: (rule: TimeRule, match: TimeMatch, value: TimeValue)) -> Range<
        Int
    > {
        let range = found.match.range
        guard found.rule.make == .duration, range.count > 1,
            found.match.captures.first?.slot == .approximate,
            found.match.captures.first?.piece == range.lowerBound
        else { return range }
        return range.lowerBound + 1..<range.upperBound
    }

    /// Behind `by` and `until` a day lies ahead.
    private func isAhead(_ index: Int) -> Bool {
        index > 0 && ["by", "until", "till"].contains(pieces[index - 1].text)
    }

    private func first(
        at index: Int, _ told: Times.Told, _ tense: VerbTense, _ nameAt: inout Int
    ) -> (rule: TimeRule, match: TimeMatch, value: TimeValue)? {
        for (rule, match) in matcher.matches(at: index) {
            guard isAllowed(rule, match, &nameAt) else { continue }
            let calendar = TimeCalendar(
                anchor: anchor,
                tense: isAhead(index) ? .future : tense.tense(around: pieces[index].token),
                reference: told.date)
            if let value = calendar.value(rule.make, match) { return (rule, match, value) }
        }
        return nil
    }

    /// What looks like a time but is none: a part of a name, an age, a month's name as a word.
    private func isAllowed(_ rule: TimeRule, _ match: TimeMatch, _ nameAt: inout Int) -> Bool {
        if isInName(match, &nameAt) { return false }
        let next = match.range.upperBound
        let behind = next < pieces.count ? pieces[next].text : ""
        switch rule.make {
        case .duration:
            // A 48-year-old, 60 miles an hour.
            let later = next + 1 < pieces.count ? pieces[next + 1].text : ""
            if behind == "old" || behind == "-" && later == "old" { return false }
            if rule.id == "duration-a" { return !isRate(match, behind: behind) }
            return true
        case .month:
            return isMonth(match)
        case .year:
            guard next < pieces.count else { return true }
            let word = sentence.words[pieces[next].token]
            if pieces[next].kind == .number || behind == "%" { return false }
            return !(word.upos == .noun && word.features.contains(.plural))
                || !pieces[next].flags.contains(.spaceBefore)
        case .clock:
            return behind != "%"
        case .set where rule.id == "set-word":
            return !pieces[match.range.lowerBound].flags.contains(.capitalised)
                || match.range.lowerBound == 0
        default: return true
        }
    }

    private func isRate(_ match: TimeMatch, behind: String) -> Bool {
        let before = match.range.lowerBound - 1
        guard before >= 0 else { return false }
        return pieces[before].kind == .number || behind == "of"
            || ["miles", "kilometers", "kilometres", "times", "once", "twice"]
                .contains(pieces[before].text)
    }

    /// May, March, April and August are also words and people: a preposition or the like must
    /// stand before them.
    private func isMonth(_ match: TimeMatch) -> Bool {
        let start = match.range.lowerBound
        let isWord = ["may", "march", "april", "june", "august", "mar", "dec"]
            .contains(pieces[start].text)
        let behind = match.range.upperBound
        if behind < pieces.count, pieces[behind].flags.contains(.capitalised),
            pieces[behind].flags.contains(.spaceBefore), isWord
        {
            return false
        }
        guard isWord else { return true }
        return start > 0
            && [
                "in", "since", "until", "till", "by", "of", "from", "to", "for", "during", "before",
                "after", "and", "through", "between", "mid", "-", "or", "late", "early",
            ].contains(pieces[start - 1].text)
    }

    /// Inside a longer name of something else than a time; `GMT` may pass for a name itself.
    private func isInName(_ match: TimeMatch, _ nameAt: inout Int) -> Bool {
        let first = pieces[match.range.lowerBound].token
        let last = pieces[match.range.upperBound - 1].token
        let names = sentence.names
        while nameAt < names.count, names[nameAt].tokens.upperBound <= first { nameAt += 1 }
        guard nameAt < names.count, names[nameAt].tokens.lowerBound <= last else { return false }
        let tokens = names[nameAt].tokens
        return tokens.lowerBound < first || tokens.upperBound > last + 1
    }

    private func bytes(of range: Range<Int>) -> Range<Int> {
        pieces[range.lowerBound].range.lowerBound..<pieces[range.upperBound - 1].range.upperBound
    }
}
