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
    /// The sentence's number in the article.
    let number: Int
    /// In a headline the present is the past.
    let isTitle: Bool

    private var pieces: [Piece] { matcher.pieces }

    func read(into records: inout [TimeRecord], _ told: inout Times.Told) {
        var index = 0
        var tense: VerbTense?
        var nameAt = 0
        while index < pieces.count {
            guard records.count < Limits.timesMax else { return }
            let found = first(at: index, told, &tense, &nameAt)
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
                told.date = interval.lowerBound
                told.id = id
            }
            if isPeriod(found.value.value), found.rule.make != .ago, found.rule.make != .shift {
                told.period = found.value.value
                told.periodSentence = number
            }
            index = found.match.range.upperBound
        }
    }

    /// `2023-Q1`, `2023-H2`.
    private func isPeriod(_ value: String) -> Bool {
        let bytes = Array(value.utf8)
        return bytes.count == 7 && bytes[6] <= UInt8(ascii: "9")
            && (bytes[5] == UInt8(ascii: "Q") || bytes[5] == UInt8(ascii: "H"))
    }

    /// `about` of `about five hours` makes the value's mod and stands outside the expression.
    private func expression(_ found: (rule: TimeRule, match: TimeMatch, value: TimeValue)) -> Range<
        Int
    > {
        let range = found.match.range
        if found.match.captures.last?.slot == .ended {
            return range.lowerBound..<range.upperBound - 1
        }
        guard found.rule.make == .duration, range.count > 1,
            found.match.captures.first?.slot == .approximate,
            found.match.captures.first?.piece == range.lowerBound
        else { return range }
        return range.lowerBound + 1..<range.upperBound
    }

    /// Behind `by`, `until` and `as early as` a day lies ahead.
    private func isAhead(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        if ["by", "until", "till", "effective", "payable"].contains(pieces[index - 1].text) {
            return true
        }
        return index > 2 && pieces[index - 1].text == "as" && pieces[index - 3].text == "as"
            && ["early", "soon", "late"].contains(pieces[index - 2].text)
    }

    /// The tenses are read where a sentence has a time: most have none.
    private func tense(_ index: Int, _ read: inout VerbTense?) -> TimeCalendar.Tense? {
        if isAhead(index) { return .future }
        let tenses =
            read ?? VerbTense(sentence: sentence, text: text, words: matcher.rules.words)
        read = tenses
        let tense = tenses.tense(around: pieces[index].token)
        return isTitle && tense == .present ? .past : tense
    }

    private func first(
        at index: Int, _ told: Times.Told, _ tense: inout VerbTense?, _ nameAt: inout Int
    ) -> (rule: TimeRule, match: TimeMatch, value: TimeValue)? {
        for (rule, match) in matcher.matches(at: index) {
            guard isAllowed(rule, match, &nameAt) else { continue }
            let calendar = TimeCalendar(
                anchor: anchor,
                tense: self.tense(index, &tense), reference: told.date, period: told.period)
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
            if behind == "of", later == "age" { return false }
            if behind == "old" || behind == "-" && ["old", "ago", "earlier"].contains(later) {
                return false
            }
            // `a quarter million`, `a quarter of`, `a second man`.
            let unit = match.unit
            if unit == .second, pieces[next - 1].text == "second", match.number(.number) ?? 1 > 1,
                pieces[next - 2].text != "-"
            {
                return false
            }
            if unit == .quarter || unit == .second, rule.id == "duration-a" {
                guard next < pieces.count else { return false }
                return pieces[next].kind == .mark
            }
            if rule.id == "duration-a" { return !isRate(match, behind: behind) }
            return true
        case .decade:
            return isDecade(match)
        case .month:
            return isMonth(match)
        case .year:
            return isYear(rule, match)
        case .dayonly:
            // `on the 5th floor`, `on the second try`: a rank of something.
            let rank = match.range.upperBound - 1
            guard rank > 0, pieces[rank - 1].kind == .number || match.range.count > 2 else {
                return false
            }
            guard next < pieces.count else { return true }
            let upos = sentence.words[pieces[next].token].upos
            return ![.noun, .adjective, .properNoun, .number, .verb].contains(upos)
                && behind != "of" && behind != "-"
        case .clock:
            return behind != "%"
        case .deictic:
            return !isTitleOfPaper(match.range.lowerBound)
        case .set where rule.id == "set-word":
            return !pieces[match.range.lowerBound].flags.contains(.capitalised)
                || match.range.lowerBound == 0
        default: return true
        }
    }

    /// `USA TODAY`, `India Today`: a capital behind a capital in the midst of a sentence that is
    /// not written in capitals.
    private func isTitleOfPaper(_ index: Int) -> Bool {
        guard index > 0, !isTitle, pieces[index].flags.contains(.capitalised),
            pieces[index - 1].kind == .word, pieces[index - 1].flags.contains(.capitalised)
        else { return false }
        return sentence.sentence.tokens.contains { $0.shape.contains(.hasLower) }
    }

    /// Behind a preposition, a year unless it counts what follows; elsewhere only where a
    /// determiner or an owner stands before it, or a word that it can be the year of behind it.
    private func isYear(_ rule: TimeRule, _ match: TimeMatch) -> Bool {
        let next = match.range.upperBound
        guard next < pieces.count else { return rule.id != "year-bare" }
        let word = sentence.words[pieces[next].token]
        if pieces[next].kind == .number || pieces[next].text == "%" { return false }
        let isTight = !pieces[next].flags.contains(.spaceBefore)
        let isCount = word.upos == .noun && word.features.contains(.plural) && !isTight
        guard rule.id == "year-bare" else { return rule.id != "year" || !isCount }
        guard let year = match.integer(.year), 1900...2049 ~= year else { return false }
        let before = match.range.lowerBound - 1
        if before >= 0 {
            let owner = sentence.words[pieces[before].token]
            if pieces[before].kind == .mark, Pieces.isTight(match.range.lowerBound, in: pieces) {
                return false
            }
            if Self.owners.contains(pieces[before].text) { return !isTight }
            if owner.upos == .determiner { return false }
            if owner.upos == .properNoun || owner.upos == .noun || owner.upos == .symbol {
                return false
            }
        }
        return !isCount && [.noun, .adjective, .properNoun].contains(word.upos)
            && !pieces[next].text.hasSuffix("s") && !isTight
    }

    /// Before a year that is told of something: `its 1988 figures`, but not `some 2000 men`.
    private static let owners: Set<String> = [
        "a", "an", "the", "this", "that", "its", "his", "her", "their", "our", "'s",
    ]

    /// Two digits are a decade behind an apostrophe or `the`, else an age: `in his 30s`.
    private func isDecade(_ match: TimeMatch) -> Bool {
        guard match.value(.decade)?.utf8.count == 2 else { return true }
        let start = match.range.lowerBound
        let marks: Set<String> = ["the", "'", "’", "‘", "mid", "early", "late"]
        return marks.contains(pieces[start].text)
            || start > 0 && marks.contains(pieces[start - 1].text)
    }

    private func isRate(_ match: TimeMatch, behind: String) -> Bool {
        let before = match.range.lowerBound - 1
        guard before >= 0 else { return false }
        let word = sentence.words[pieces[before].token]
        return pieces[before].kind == .number || behind == "of"
            || [.noun, .number, .symbol].contains(word.upos)
            || ["times", "once", "twice"].contains(pieces[before].text)
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
