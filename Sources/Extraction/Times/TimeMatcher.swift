/// Finds where in a sentence's pieces the patterns of the rules match.
struct TimeMatcher {
    let rules: TimeRules
    let pieces: [Piece]
    let reader: NumberReader
    /// The number of each piece's word.
    private let words: [Int]
    /// The number that begins at each piece, read once for all rules; empty where none does.
    private let numbers: [Int: NumberReader.Number]

    init(rules: TimeRules, pieces: [Piece]) {
        self.rules = rules
        self.pieces = pieces
        let reader = NumberReader(words: rules.numbers, pieces: pieces)
        let words = pieces.map { rules.wordNumbers[$0.text] }
        var numbers: [Int: NumberReader.Number] = [:]
        for index in pieces.indices
        where pieces[index].kind == .number || rules.traits[words[index]].isNumeral {
            if let number = reader.number(at: index) { numbers[index] = number }
        }
        self.reader = reader
        self.words = words
        self.numbers = numbers
    }

    /// The matches that begin at `index`, the longest first, then by rank.
    func matches(at index: Int) -> [(rule: TimeRule, match: TimeMatch)] {
        guard mayBegin(at: index) else { return [] }
        let candidates = rules.beginning(with: pieces[index], traits(index))
        guard !candidates.isEmpty else { return [] }
        var found: [(rule: TimeRule, match: TimeMatch)] = []
        for number in candidates {
            if !rules.all[number].after.isEmpty {
                guard index > 0, rules.all[number].after.contains(words[index - 1]) else {
                    continue
                }
            }
            var captures: [TimeMatch.Capture] = []
            if let end = match(rules.all[number].pattern, from: 0, at: index, &captures),
                end > index
            {
                found.append(
                    (rules.all[number], TimeMatch(captures: captures, range: index..<end)))
            }
        }
        return found.sorted {
            ($0.match.range.count, $0.rule.rank, $1.rule.id)
                > ($1.match.range.count, $1.rule.rank, $0.rule.id)
        }
    }

    private func traits(_ index: Int) -> TimeRules.Traits { rules.traits[words[index]] }

    /// Whether a time can begin here: `the` or `about` alone is none, and begins one only before a
    /// word of the rules.
    private func mayBegin(at index: Int) -> Bool {
        if pieces[index].kind == .number || traits(index).standsAlone { return true }
        guard index + 1 < pieces.count else { return false }
        return pieces[index + 1].kind == .number || traits(index + 1).isPart
    }

    /// Where the rest of a pattern ends that begins at a piece; what it takes is added to the
    /// captures.
    private func match(
        _ pattern: [TimeRule.Element], from element: Int, at piece: Int,
        _ captures: inout [TimeMatch.Capture]
    ) -> Int? {
        guard element < pattern.count else { return piece }
        if piece < pieces.count {
            if pattern[element].literals.contains(words[piece]), standsRight(piece),
                let end = match(pattern, from: element + 1, at: piece + 1, &captures)
            {
                return end
            }
            for slot in pattern[element].slots {
                guard let capture = capture(slot, at: piece) else { continue }
                captures.append(capture.0)
                if let end = match(pattern, from: element + 1, at: capture.end, &captures) {
                    return end
                }
                captures.removeLast()
            }
        }
        return pattern[element].isOptional
            ? match(pattern, from: element + 1, at: piece, &captures) : nil
    }

    /// The marks inside numeric dates and compounds stand without white space.
    private func standsRight(_ index: Int) -> Bool {
        switch pieces[index].text {
        case "-", "/", ":", ".":
            Pieces.isTight(index, in: pieces)
                && (index + 1 == pieces.count || Pieces.isTight(index + 1, in: pieces))
        default: true
        }
    }

    private func capture(_ slot: TimeSlot, at index: Int) -> (TimeMatch.Capture, end: Int)? {
        switch slot {
        case .number, .ordinal, .day, .year, .decade, .hour, .minute, .monthNumber, .dayNumber,
            .shortYear:
            return numeral(slot, at: index)
        case .dayParts:
            guard pieces[index].text.hasSuffix("s"),
                let entry = rules.words.entry("DAYPART", at: index, in: pieces)
            else { return nil }
            return (capture(.dayPart, entry.value, at: index), index + 1)
        case .unitOne, .unitMany, .unitLasting:
            return unit(slot, at: index)
        case .weekdays:
            let word = pieces[index].text
            guard word.hasSuffix("s"), pieces[index].flags.contains(.capitalised),
                let day = rules.words.weekday(named: String(word.dropLast()))
            else { return nil }
            return (capture(slot, day, at: index), index + 1)
        default:
            guard traits(index).slots.contains(slot),
                let entry = rules.words.entry(slot.rawValue, at: index, in: pieces),
                isWritten(slot, at: index, length: entry.phrase.count)
            else { return nil }
            return (capture(slot, entry.value, at: index), index + entry.phrase.count)
        }
    }

    private func capture(_ slot: TimeSlot, _ value: String, at index: Int) -> TimeMatch.Capture {
        TimeMatch.Capture(slot: slot, value: value, number: Double(value) ?? 0, piece: index)
    }

    /// Months, weekdays and holidays are written with a capital; their abbreviations with a full
    /// stop, or a number stands beside them.
    private func isWritten(_ slot: TimeSlot, at index: Int, length: Int) -> Bool {
        let piece = pieces[index]
        switch slot {
        case .month, .weekday:
            if !piece.flags.contains(.capitalised) {
                return rules.words.isPlainInSmallLetters(piece.text)
                    || slot == .month && !Self.words.contains(piece.text) && hasDay(beside: index)
            }
            guard rules.words.isAbbreviation(piece.text) else { return true }
            return piece.flags.contains(.dotted) || slot == .month && hasDay(beside: index)
                || index + 1 < pieces.count && pieces[index + 1].kind == .number
                || index > 0 && pieces[index - 1].kind == .number
                || index + 1 < pieces.count && pieces[index + 1].text == "."
                    && Pieces.isTight(index + 1, in: pieces)
        case .holiday:
            // Each word has a capital, or none has: `Good Friday`, `good friday`, but no `May day`.
            let words = (index..<index + length).filter { !pieces[$0].text.hasPrefix("'") }
            let capitals = words.count { pieces[$0].flags.contains(.capitalised) }
            return capitals == words.count || capitals == 0 && pieces[index].text != "may"
        default: return true
        }
    }

    /// A day's number stands right beside a month in small letters: `oct. 2`, `22nd of april`.
    private func hasDay(beside index: Int) -> Bool {
        if index + 1 < pieces.count {
            let isJoint = [".", "-", "/"].contains(pieces[index + 1].text)
            let behind = isJoint ? index + 2 : index + 1
            if numeral(.day, at: behind) != nil || numeral(.year, at: behind) != nil { return true }
        }
        guard index > 0 else { return false }
        var before = index - 1
        if pieces[before].text == ",", before > 0, numeral(.year, at: before - 1) != nil {
            return true
        }
        if pieces[before].text == "of" || pieces[before].text == "-", before > 0 { before -= 1 }
        return numeral(.day, at: before) != nil || rules.numbers.isEnding(pieces[before].text)
    }

    private func unit(_ slot: TimeSlot, at index: Int) -> (TimeMatch.Capture, end: Int)? {
        guard traits(index).slots.contains(slot),
            let entry = rules.words.entry("UNIT", at: index, in: pieces)
        else { return nil }
        let isPlural = pieces[index].text.hasSuffix("s")
        let isClock = entry.value.hasPrefix("T")
        switch slot {
        case .unitMany: guard isPlural else { return nil }
        case .unitLasting: guard !isPlural else { return nil }
        default: guard !isPlural, !isClock else { return nil }
        }
        return (capture(slot, entry.value, at: index), index + 1)
    }

    private func numeral(_ slot: TimeSlot, at index: Int) -> (TimeMatch.Capture, end: Int)? {
        guard index < pieces.count, pieces[index].kind == .number || traits(index).isNumeral else {
            return nil
        }
        if slot == .number || slot == .ordinal {
            let read = slot == .number ? numbers[index] : reader.ordinal(at: index)
            guard let read, !isMoney(index) else { return nil }
            return (
                TimeMatch.Capture(
                    slot: slot, value: "", number: read.value, piece: index), read.range.upperBound
            )
        }
        if slot == .day, let rank = reader.dayOfMonth(at: index), rank.value <= 31 {
            return (
                TimeMatch.Capture(
                    slot: slot, value: "", number: rank.value, piece: index), rank.range.upperBound
            )
        }
        if slot == .year, let spelled = reader.spelledYear(at: index) {
            return (
                TimeMatch.Capture(
                    slot: slot, value: "", number: spelled.value, piece: index),
                spelled.range.upperBound
            )
        }
        let piece = pieces[index]
        guard piece.kind == .number, !piece.flags.contains(.grouped), !isMoney(index),
            let value = Int(piece.text)
        else { return nil }
        var end = index + 1
        let isEnding = Pieces.isTight(end, in: pieces) && pieces[end].kind == .word
        switch slot {
        case .year: guard piece.text.count == 4, 1000...2199 ~= value, !isEnding else { return nil }
        case .decade:
            guard piece.text.count == 4 || piece.text.count == 2, value % 10 == 0, isEnding,
                pieces[end].text == "s" || pieces[end].text == "'s"
            else { return nil }
            end += 1
        case .day: guard 1...31 ~= value, piece.text.count <= 2, !isEnding else { return nil }
        case .hour: guard value <= 24, piece.text.count <= 2 else { return nil }
        case .minute: guard value < 60, piece.text.count == 2 else { return nil }
        case .shortYear:
            guard piece.text.count == 2, !isEnding else { return nil }
            let year = value < Self.shortYearsOfThisCentury ? 2000 + value : 1900 + value
            return (
                TimeMatch.Capture(
                    slot: .year, value: "", number: Double(year), piece: index), end
            )
        case .monthNumber: guard 1...12 ~= value, piece.text.count <= 2 else { return nil }
        default: guard 1...31 ~= value, piece.text.count <= 2 else { return nil }
        }
        return (
            TimeMatch.Capture(
                slot: slot, value: piece.text, number: Double(value), piece: index), end
        )
    }

    /// Months that small letters make another word: `they march 30 miles`.
    private static let words: Set<String> = ["may", "march", "mar"]

    /// A year of two digits below this one is of the 2000s.
    private static let shortYearsOfThisCentury = 50

    private static let signs: Set<String> = ["$", "€", "£", "¥", "₹", "₽", "#"]

    private func isMoney(_ index: Int) -> Bool {
        index > 0 && pieces[index - 1].kind == .mark
            && Self.signs.contains(pieces[index - 1].text)
    }
}
