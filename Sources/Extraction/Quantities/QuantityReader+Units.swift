import Language

/// Units behind a number.
extension QuantityReader {
    /// The unit right behind: `km`, `percent`, `dollars`, `years old`, `(kg)`.
    func measure(_ draft: inout Draft, _ number: NumberReader.Number) {
        var at = draft.range.upperBound
        if at < pieces.count, pieces[at].text == "-", Pieces.isTight(at, in: pieces) { at += 1 }
        if let age = age(at) {
            draft.unit = age.unit
            draft.unitText = surface(at..<age.end)
            draft.range = draft.range.lowerBound..<age.end
            draft.rule = "quantities/age"
            return
        }
        let isBracketed = at < pieces.count && ["(", "{", "[", "<"].contains(pieces[at].text)
        let kinds: Set<UnitWords.Kind> = [.percent, .unit, .currency, .code, .symbol, .sign]
        guard let entry = units.entry(at: isBracketed ? at + 1 : at, in: pieces, kinds) else {
            if at < pieces.count, let length = Self.lengths[pieces[at].text] {
                draft.unit = length
                draft.unitText = surface(at..<at + 1)
                draft.range = draft.range.lowerBound..<at + 1
                draft.rule = "quantities/duration"
            }
            return
        }
        var end = (isBracketed ? at + 1 : at) + entry.words.count
        if isBracketed {
            guard end < pieces.count, [")", "}", "]", ">"].contains(pieces[end].text) else {
                return
            }
            end += 1
        }
        guard isMeant(entry, at, end, number) else { return }
        draft.unit = entry.unit
        draft.unitText = surface(at..<end)
        draft.factor = entry.factor
        draft.value *= entry.factor
        draft.range = draft.range.lowerBound..<end
        switch entry.kind {
        case .percent: draft.rule = "quantities/percent"
        case .currency, .code, .sign:
            draft.rule = "quantities/money"
            scaleMoney(&draft)
        default:
            draft.rule = "quantities/unit"
            rate(&draft)
        }
        if entry.unit == "pound", draft.value >= 1_000_000 { draft.unit = "GBP" }
    }

    /// Short symbols stand behind digits; `in` only where a length is told, `$` only behind.
    private func isMeant(
        _ entry: UnitWords.Entry, _ at: Int, _ end: Int, _ number: NumberReader.Number
    ) -> Bool {
        if entry.kind == .sign {
            // `10 $` but not `10 $20 notes`.
            return end >= pieces.count || pieces[end].kind != .number
                || !Pieces.isTight(end, in: pieces)
        }
        guard entry.kind == .symbol else { return true }
        let last = pieces[number.range.upperBound - 1]
        guard last.kind == .number || last.kind == .mark else { return false }
        if pieces[at].text == "in" {
            guard end < pieces.count else { return true }
            return pieces[end].kind == .mark || units.isOf("length", pieces[end].text)
        }
        // `800,000 F-Series`, `L-202`.
        if end < pieces.count, Pieces.isTight(end, in: pieces),
            pieces[end].text == "-" || pieces[end].kind == .number
        {
            return false
        }
        // `8 A students`: a single letter with a blank before it must not begin something.
        if entry.words.count == 1, entry.words[0].utf8.count == 1, !Pieces.isTight(at, in: pieces) {
            return end >= pieces.count || pieces[end].kind != .word
                || !pieces[end].flags.contains(.capitalised)
        }
        return true
    }

    /// `48-year-old`, `ten months old`, `3 years of age`: the unit's name and the index behind.
    private func age(_ at: Int) -> (unit: String, end: Int)? {
        guard at < pieces.count else { return nil }
        if ["yo", "y/o"].contains(pieces[at].text) { return ("year", at + 1) }
        guard at + 1 < pieces.count, let unit = Self.lengths[pieces[at].text] else { return nil }
        switch pieces[at + 1].text {
        case "old": return (unit, at + 2)
        case "-" where at + 2 < pieces.count && pieces[at + 2].text == "old": return (unit, at + 3)
        case "of" where at + 2 < pieces.count && pieces[at + 2].text == "age": return (unit, at + 3)
        default: return nil
        }
    }

    /// Units of time by their words.
    static let lengths: [String: String] = [
        "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month",
        "months": "month", "year": "year", "years": "year", "hour": "hour", "hours": "hour",
        "minute": "minute", "minutes": "minute", "seconds": "second",
    ]

    /// `75 USD million`.
    func scaleMoney(_ draft: inout Draft) {
        let at = draft.range.upperBound
        guard at < pieces.count, let scale = numbers.value(of: pieces[at].text, as: .scale) else {
            return
        }
        draft.value *= scale
        draft.range = draft.range.lowerBound..<at + 1
    }

    /// `10 litres per kilometre`, `500,000 barrels a day`, `20 kB/s`.
    private func rate(_ draft: inout Draft) {
        let at = draft.range.upperBound
        guard at + 1 < pieces.count, let unit = draft.unit, !unit.contains(" per ") else { return }
        let isPer = ["per", "a", "an", "/"].contains(pieces[at].text)
        guard isPer else { return }
        let kinds: Set<UnitWords.Kind> = [.unit, .symbol]
        let of: String
        let end: Int
        if let time = units.time(pieces[at + 1].text, isSymbol: pieces[at].text == "/") {
            of = time
            end = at + 2
        } else if pieces[at].text == "per" || pieces[at].text == "/",
            let entry = units.entry(at: at + 1, in: pieces, kinds)
        {
            of = entry.unit
            end = at + 1 + entry.words.count
        } else {
            return
        }
        draft.unit = unit + " per " + of
        draft.range = draft.range.lowerBound..<end
        draft.unitText = surface(draft.range.lowerBound..<end)
    }

    /// `5 feet 2 inches`, `3 dollars 50 cents`: one quantity of the larger unit.
    func join(_ draft: inout Draft) {
        var at = draft.range.upperBound
        guard draft.high == nil, let unit = draft.unit else { return }
        if at < pieces.count, pieces[at].text == "and" || pieces[at].text == "," { at += 1 }
        guard at < pieces.count, let small = reader.number(at: at), small.value > 0 else { return }
        var part = Draft(range: small.range, value: small.value, rule: "")
        measure(&part, small)
        let isMoney = draft.rule == "quantities/money" && part.unit == unit && part.factor == 0.01
        let isCents = draft.rule == "quantities/money" && isCents(part)
        let share = isCents ? 0.01 : units.share(of: part.unit ?? "", in: unit)
        guard (isMoney || isCents) && draft.factor == 1 || share != nil else { return }
        guard !isCents || draft.value == draft.value.rounded() && draft.value < 1_000 else {
            return
        }
        draft.value += part.value * (isMoney ? 1 : share ?? 0)
        draft.range = draft.range.lowerBound..<part.range.upperBound
        draft.unitText = surface(draft.range)
    }

    /// `15 dollars 50`, `fifteen dollars and fifty`: two digits that count nothing, at the end of
    /// what is said.
    private func isCents(_ part: Draft) -> Bool {
        guard part.unit == nil, 10..<100 ~= part.value, part.value == part.value.rounded() else {
            return false
        }
        let end = part.range.upperBound
        return end >= pieces.count
            || [".", ",", ";", "?", "!", ")", "more"].contains(pieces[end].text)
    }

    /// `a gallon`, `a penny`: an article for the number, before a unit that measures.
    func unnumbered(at start: Int) -> Draft? {
        guard ["a", "an"].contains(pieces[start].text), start + 1 < pieces.count,
            let entry = units.entry(at: start + 1, in: pieces, [.unit]),
            units.isOf("measure", entry.unit), !pieces[start + 1].flags.contains(.capitalised)
        else { return nil }
        let end = start + 1 + entry.words.count
        guard end < pieces.count, pieces[end].text == "of" else { return nil }
        return Draft(
            range: start..<end, value: entry.factor, unit: entry.unit,
            unitText: surface(start + 1..<end), of: counted(end), rule: "quantities/unit")
    }
}
