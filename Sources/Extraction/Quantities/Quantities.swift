import Language
package import Lexicons
import Prose
package import Records

/// The numbers of an article with what they count or measure; none of them part of a time.
package struct Quantities: Sendable {
    private let units: UnitWords
    private let numbers: NumberWords

    package init(seeds: Seeds) throws(SeedsError) {
        units = try UnitWords(
            units: seeds.table("lexicons/units"), words: seeds.table("lexicons/quantity-words"))
        numbers = try NumberWords(seeds.table("lexicons/numbers"))
    }

    /// `n1`, `n2` … in the order of the text.
    package func find(in reading: Reading, times: [TimeRecord]) -> [QuantityRecord] {
        var records: [QuantityRecord] = []
        var timeAt = 0
        for sentence in reading.sentences.indices {
            guard records.count < Limits.quantitiesMax else { break }
            let pieces = reading.pieces[sentence]
            let reader = QuantityReader(
                units: units, numbers: numbers, pieces: pieces, reading: reading,
                sentence: sentence)
            let names = nameTokens(of: reading.sentences[sentence])
            var index = 0
            while index < pieces.count, records.count < Limits.quantitiesMax {
                let start = pieces[index].range.lowerBound
                while timeAt < times.count, times[timeAt].end <= start { timeAt += 1 }
                let isIn = timeAt < times.count && times[timeAt].start <= start
                let isCompound = isIn && isCompound(times[timeAt])
                if isIn, !isCompound {
                    if times[timeAt].start == start,
                        let record = duration(times[timeAt], number: records.count + 1)
                    {
                        records.append(record)
                    }
                    index += 1
                    continue
                }
                guard !names[pieces[index].token] || reader.isCode(at: index),
                    let draft = reader.quantity(at: index)
                else {
                    index += 1
                    continue
                }
                let bytes = reader.bytes(draft.range)
                if !isCompound, timeAt < times.count, times[timeAt].start < bytes.upperBound {
                    index += 1
                    continue
                }
                records.append(record(draft, bytes, number: records.count + 1, reader))
                index = draft.range.upperBound
            }
        }
        return records
    }

    /// A length of time in one unit measures too: `three days`, `two-hour`.
    private func duration(_ time: TimeRecord, number: Int) -> QuantityRecord? {
        guard time.type == .duration, let (value, unit) = DurationParts.single(time.value) else {
            return nil
        }
        let span = Span(start: time.start, end: time.end, text: time.text)
        return QuantityRecord(
            id: "n\(number)", span: span, value: value, high: nil, unit: unit, unitText: nil,
            approximate: time.mod != nil, change: nil, of: nil,
            provenance: Provenance(confidence: 0.8, rule: "quantities/duration"))
    }

    /// `two years and three months` is two quantities.
    private func isCompound(_ time: TimeRecord) -> Bool {
        time.type == .duration && DurationParts.single(time.value) == nil
            && !time.value.contains("X")
    }

    private func nameTokens(of sentence: ParsedSentence) -> [Bool] {
        var names = [Bool](repeating: false, count: sentence.words.count)
        for name in sentence.names { for token in name.tokens { names[token] = true } }
        return names
    }

    private func record(
        _ draft: QuantityReader.Draft, _ bytes: Range<Int>, number: Int, _ reader: QuantityReader
    ) -> QuantityRecord {
        QuantityRecord(
            id: "n\(number)", span: reader.reading.text.span(bytes), value: draft.value,
            high: draft.high, unit: draft.unit, unitText: draft.unitText,
            approximate: draft.isApproximate, change: change(draft, reader), of: draft.of,
            provenance: Provenance(
                confidence: draft.unit == nil && draft.of == nil ? 0.6 : 0.9, rule: draft.rule))
    }

    /// The direction of a change, by a verb close before or a noun right behind: `fell by 3
    /// percent`, `a 5 percent increase`.
    private func change(
        _ draft: QuantityReader.Draft, _ reader: QuantityReader
    ) -> QuantityRecord.Change? {
        let words = reader.sentence.words
        let first = reader.pieces[draft.range.lowerBound].token
        let last = reader.pieces[draft.range.upperBound - 1].token
        let behind = last + 1..<min(last + 3, words.count)
        for token in Array((max(0, first - 4)..<first).reversed()) + Array(behind) {
            let lemma = words[token].lemma.lowercased()
            if words[token].upos == .punctuation { break }
            guard words[token].upos != .adposition || token == first - 1 else { continue }
            if units.isOf("up", lemma) { return .up }
            if units.isOf("down", lemma) { return .down }
        }
        return nil
    }
}
