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
    private let reader: NumberReader

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
    }

    /// The quantity that begins at a piece.
    func quantity(at start: Int) -> Draft? {
        var number = start
        var sign: UnitWords.Entry?
        if let prefix = units.entry(at: start, in: pieces, [.prefix]), start + 1 < pieces.count,
            pieces[start + 1].text == "$", Pieces.isTight(start + 1, in: pieces)
        {
            sign = prefix
            number = start + 2
        } else if let found = units.entry(at: start, in: pieces, [.sign, .code]),
            start + 1 < pieces.count, pieces[start + 1].kind == .number
        {
            sign = found
            number = start + 1
        }
        guard let first = reader.number(at: number), stands(number, sign != nil) else { return nil }
        var draft = Draft(
            range: start..<first.range.upperBound, value: first.value,
            isApproximate: first.isVague, rule: "quantities/count")
        if let sign { money(&draft, sign, text: start..<number) }
        fraction(&draft)
        extend(&draft)
        if draft.unit == nil { measure(&draft) }
        return finish(draft, first)
    }

    /// No digits of a name or model: `U-2`, `G20`.
    private func stands(_ number: Int, _ isMoney: Bool) -> Bool {
        guard !isMoney, Pieces.isTight(number, in: pieces) else { return true }
        let before = pieces[number - 1]
        if before.text == "-" { return number > 1 && before.flags.contains(.spaceBefore) }
        return before.kind == .mark && !["/", ".", "#", ":"].contains(before.text)
    }

    private func money(_ draft: inout Draft, _ sign: UnitWords.Entry, text: Range<Int>) {
        draft.unit = sign.unit
        draft.unitText = surface(text)
        draft.rule = "quantities/money"
    }

    /// `two thirds`, `a quarter of`.
    private func fraction(_ draft: inout Draft) {
        var at = draft.range.upperBound
        guard at < pieces.count, draft.value >= 1, draft.value < 10, draft.unit == nil else {
            return
        }
        if pieces[at].text == "-" { at += 1 }
        guard at < pieces.count, let part = numbers.value(of: pieces[at].text, as: .fraction),
            pieces[at].text.hasSuffix("s"), draft.range.count == 1
        else { return }
        draft.value *= part
        draft.range = draft.range.lowerBound..<at + 1
        draft.rule = "quantities/fraction"
    }

    /// The upper end of a range: `10 to 15`, `10-15`.
    private func extend(_ draft: inout Draft) {
        let at = draft.range.upperBound
        guard at + 1 < pieces.count else { return }
        let isBetween =
            draft.range.lowerBound > 0
            && pieces[draft.range.lowerBound - 1].text == "between"
        let joins =
            pieces[at].text == "to" || isBetween && pieces[at].text == "and"
            || pieces[at].text == "-" && Pieces.isTight(at + 1, in: pieces)
        guard joins, pieces[at + 1].kind == .number || pieces[at].text != "-" else { return }
        var next = at + 1
        if units.entry(at: next, in: pieces, [.sign]) != nil { next += 1 }
        guard let high = reader.number(at: next) else { return }
        let scale = high.value >= 1_000 && draft.value < 1_000 && high.range.count > 1
        let low = scale ? draft.value * lastScale(high.range) : draft.value
        guard high.value > low else { return }
        draft.value = low
        draft.high = high.value
        draft.range = draft.range.lowerBound..<high.range.upperBound
    }

    private func lastScale(_ range: Range<Int>) -> Double {
        numbers.value(of: pieces[range.upperBound - 1].text, as: .scale) ?? 1
    }

    private func measure(_ draft: inout Draft) {
        var at = draft.range.upperBound
        if at < pieces.count, pieces[at].text == "-", Pieces.isTight(at, in: pieces) { at += 1 }
        if isAge(at) {
            let end = pieces[at + 1].text == "-" ? at + 3 : at + 2
            draft.unit = "year"
            draft.unitText = surface(at..<end)
            draft.range = draft.range.lowerBound..<end
            draft.rule = "quantities/age"
            return
        }
        guard let entry = units.entry(at: at, in: pieces, [.percent, .unit, .currency, .code])
        else {
            return
        }
        if entry.words == ["m"] || entry.words == ["g"], !Pieces.isTight(at, in: pieces) { return }
        let end = at + entry.words.count
        draft.unit = entry.unit
        draft.unitText = surface(at..<end)
        draft.value *= entry.factor
        draft.high = draft.high.map { $0 * entry.factor }
        draft.range = draft.range.lowerBound..<end
        switch entry.kind {
        case .percent: draft.rule = "quantities/percent"
        case .currency, .code: draft.rule = "quantities/money"
        default: draft.rule = "quantities/unit"
        }
        if entry.unit == "pound", draft.value >= 1_000_000 { draft.unit = "GBP" }
    }

    /// `48-year-old`, `48 years old`.
    private func isAge(_ at: Int) -> Bool {
        guard at + 1 < pieces.count, ["year", "years"].contains(pieces[at].text) else {
            return false
        }
        return pieces[at + 1].text == "old"
            || at + 2 < pieces.count && pieces[at + 1].text == "-" && pieces[at + 2].text == "old"
    }

    /// The thing counted, and what the words before make of the number.
    private func finish(_ draft: Draft, _ first: NumberReader.Number) -> Draft? {
        var draft = draft
        let start = draft.range.lowerBound
        let before = start > 0 ? pieces[start - 1].text : ""
        draft.isApproximate =
            draft.isApproximate || units.isOf("approximate", before)
            || before == "than" && start > 1
                && (units.isOf("more", pieces[start - 2].text)
                    || units.isOf("less", pieces[start - 2].text))
            || ["least", "most"].contains(before) || ["over", "under", "nearly"].contains(before)
        if draft.unit == nil || draft.unit == "percentage" {
            draft.of = counted(draft.range.upperBound)
        }
        if before == "aged", draft.unit == nil {
            draft.unit = "year"
            draft.rule = "quantities/age"
            return draft
        }
        guard draft.unit == nil else { return draft }
        // A bare number: only where it counts something.
        let word = pieces[first.range.lowerBound]
        let next = first.range.upperBound
        if word.text == "one", next < pieces.count, pieces[next].text == "of" { return nil }
        let isBare = draft.of == nil
        if word.kind == .word, isBare {
            return draft.value > 12 && first.range.count > 1 ? draft : nil
        }
        if word.kind == .word, word.text == "one" || word.text == "a" && draft.of == nil {
            return draft.of == nil ? nil : draft
        }
        if isBare, draft.high != nil { return nil }
        return draft
    }

    /// The noun phrase right behind a number: `40 countries`, `3,000 of the troops`.
    private func counted(_ at: Int) -> String? {
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

    private func surface(_ range: Range<Int>) -> String {
        reading.text[bytes(range)]
    }

    func bytes(_ range: Range<Int>) -> Range<Int> {
        pieces[range.lowerBound].range.lowerBound..<pieces[range.upperBound - 1].range.upperBound
    }
}
