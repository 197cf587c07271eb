import Language
import Prose
import Records

/// Reads the quantities of one sentence.
struct QuantityReader {
    let units: UnitWords
    let numbers: NumberWords
    let pieces: [Piece]
    let sentence: ParsedSentence
    let reading: Reading
    let index: Int
    let reader: NumberReader

    init(
        units: UnitWords, numbers: NumberWords, pieces: [Piece], reading: Reading, sentence: Int
    ) {
        self.units = units
        self.numbers = numbers
        self.pieces = pieces
        self.reading = reading
        self.sentence = reading.sentences[sentence]
        index = sentence
        reader = NumberReader(words: numbers, pieces: pieces)
    }

    /// A quantity over some pieces.
    struct Draft {
        var range: Range<Int>
        var value: Double
        var high: Double?
        var unit: String?
        var unitText: String?
        var of: String?
        var isApproximate = false
        var rule: String
        /// How many of the unit one of the written unit is.
        var factor = 1.0
    }

    /// The quantity that begins at a piece.
    func quantity(at start: Int) -> Draft? {
        var (sign, number) = sign(at: start)
        if sign != nil, reader.number(at: number) == nil { (sign, number) = (nil, start) }
        guard let first = reader.number(at: number), stands(number, sign != nil),
            !isOutline(first.range)
        else { return unnumbered(at: start) }
        var draft = Draft(
            range: start..<first.range.upperBound, value: first.value,
            isApproximate: first.isVague, rule: "quantities/count")
        if let sign { money(&draft, sign, text: start..<number) }
        share(&draft)
        if draft.unit == nil { measure(&draft, first) } else { scaleMoney(&draft) }
        extend(&draft, first)
        join(&draft)
        return finish(draft, first)
    }

    /// Money's sign or code before a number, and where the number begins: `$`, `HK $`, `USD`.
    private func sign(at start: Int) -> (UnitWords.Entry?, number: Int) {
        guard start + 1 < pieces.count, units.knows(pieces[start].text) else {
            return (nil, start)
        }
        if let prefix = units.entry(at: start, in: pieces, [.prefix, .code]),
            pieces[start + 1].text == "$", start + 2 < pieces.count, isPrefix(start)
        {
            return (prefix, start + 2)
        }
        if let found = units.entry(at: start, in: pieces, [.sign, .code]),
            pieces[start + 1].kind == .number || pieces[start + 1].text == "-"
                || pieces[start + 1].text == "."
        {
            return (found, start + 1)
        }
        return (nil, start)
    }

    /// `a $5 fine` is no Australian money: with a blank behind it only what no word is.
    private func isPrefix(_ at: Int) -> Bool {
        Pieces.isTight(at + 1, in: pieces)
            || ["us", "hk", "nz", "nt", "c"].contains(pieces[at].text)
    }

    /// `USD 350`, though it passes for a name.
    func isCode(at index: Int) -> Bool {
        index + 1 < pieces.count && pieces[index + 1].kind == .number
            && units.entry(at: index, in: pieces, [.code]) != nil
            && pieces[index].flags.contains(.capitalised)
    }

    /// No digits of a name or model: `U-2`, `G20`.
    private func stands(_ number: Int, _ isMoney: Bool) -> Bool {
        guard !isMoney, Pieces.isTight(number, in: pieces) else { return true }
        let before = pieces[number - 1]
        if before.text == "-" { return number > 1 && before.flags.contains(.spaceBefore) }
        return before.kind == .mark && !["/", ".", "#", ":", "^", "_"].contains(before.text)
    }

    /// `13.5.2015`, `192.168.1.2`: numerals joined by points are no quantities.
    private func isOutline(_ range: Range<Int>) -> Bool {
        let next = range.upperBound
        return next + 1 < pieces.count && pieces[next].text == "." && range.count == 1
            && Pieces.isTight(next, in: pieces) && Pieces.isTight(next + 1, in: pieces)
            && pieces[next + 1].kind == .number && pieces[range.lowerBound].kind == .number
    }

    private func money(_ draft: inout Draft, _ sign: UnitWords.Entry, text: Range<Int>) {
        draft.unit = sign.unit
        draft.unitText = surface(text)
        draft.factor = sign.factor
        draft.value *= sign.factor
        draft.rule = "quantities/money"
    }

    /// `2 out of 5`, `one in five Americans`: a share; `one over twenty` as all that is said.
    private func share(_ draft: inout Draft) {
        let at = draft.range.upperBound
        guard at + 1 < pieces.count, draft.unit == nil else { return }
        var next = at + 1
        if pieces[at].text == "over" { return quotient(&draft, below: next) }
        guard draft.value >= 1 else { return }
        let first = pieces[draft.range.lowerBound].text
        if pieces[at].text == "out", pieces[next].text == "of" {
            next += 1
        } else if pieces[at].text != "in" || first != "one" && first != "1"
            || draft.range.count > 1
        {
            return
        }
        guard let whole = reader.number(at: next), whole.value > draft.value,
            whole.value <= 1_000_000, !whole.isVague
        else { return }
        draft.value /= whole.value
        draft.range = draft.range.lowerBound..<whole.range.upperBound
        draft.rule = "quantities/share"
    }

    /// `2000 over 3`: behind it the clause must end, else it is how long or of what.
    private func quotient(_ draft: inout Draft, below: Int) {
        guard let number = reader.number(at: below), number.value > 0, !number.isVague else {
            return
        }
        let end = number.range.upperBound
        guard end == pieces.count || [".", "?", "!", ")"].contains(pieces[end].text) else { return }
        draft.value /= number.value
        draft.range = draft.range.lowerBound..<end
        draft.rule = "quantities/share"
    }

    /// The upper end of a range: `10 to 15`, `10-15`, `44 mg to 50 mg`, `8- to 16-metre`.
    private func extend(_ draft: inout Draft, _ first: NumberReader.Number) {
        var at = draft.range.upperBound
        if at + 1 < pieces.count, pieces[at].text == "-", pieces[at + 1].text == "to" { at += 1 }
        guard at + 1 < pieces.count, draft.rule != "quantities/share", !isChange(draft.range) else {
            return
        }
        let before = draft.range.lowerBound > 0 ? pieces[draft.range.lowerBound - 1].text : ""
        let isBetween = before == "between" || before == "both"
        let isDash = pieces[at].text == "-" && Pieces.isTight(at + 1, in: pieces)
        guard pieces[at].text == "to" || isBetween && pieces[at].text == "and" || isDash else {
            return
        }
        var (sign, next) = sign(at: at + 1)
        if sign == nil { next = at + 1 }
        guard pieces[next].kind == .number || !isDash, let high = reader.number(at: next),
            !high.isVague
        else { return }
        var upper = Draft(
            range: next..<high.range.upperBound, value: high.value, rule: draft.rule)
        if let sign { money(&upper, sign, text: at + 1..<next) } else { measure(&upper, high) }
        unify(&draft, &upper, isSigned: sign != nil, high)
        guard upper.unit == draft.unit, upper.value != draft.value else { return }
        (draft.value, draft.high) = (min(draft.value, upper.value), max(draft.value, upper.value))
        guard draft.high ?? 0 > draft.value else { return }
        draft.range = draft.range.lowerBound..<upper.range.upperBound
        draft.unitText = draft.unitText ?? upper.unitText
        draft.rule = upper.unit == nil ? draft.rule : upper.rule
    }

    /// One of a range's ends may have the unit, and the scale, for both.
    private func unify(
        _ low: inout Draft, _ high: inout Draft, isSigned: Bool, _ number: NumberReader.Number
    ) {
        if low.unit == nil, let unit = high.unit {
            low.unit = unit
            low.unitText = high.unitText
            low.value *= high.factor
            low.rule = high.rule
        } else if high.unit == nil, let unit = low.unit {
            high.unit = unit
            high.value *= low.factor
            high.rule = low.rule
        }
        let scale = numbers.value(of: pieces[number.range.upperBound - 1].text, as: .scale)
        if let scale, number.range.count > 1, low.value < 1_000, high.value >= 1_000 {
            low.value *= scale
        }
    }

    /// `rose from 3 to 5`: two quantities, no range.
    private func isChange(_ range: Range<Int>) -> Bool {
        let from = range.lowerBound - 1
        guard from > 0, pieces[from].text == "from" else { return false }
        for piece in pieces[max(0, from - 4)..<from] {
            let lemma = sentence.words[piece.token].lemma.lowercased()
            if units.isOf("up", lemma) || units.isOf("down", lemma) { return true }
        }
        return false
    }

    func surface(_ range: Range<Int>) -> String {
        reading.text[bytes(range)]
    }

    func bytes(_ range: Range<Int>) -> Range<Int> {
        pieces[range.lowerBound].range.lowerBound..<pieces[range.upperBound - 1].range.upperBound
    }
}
