import Language
import Prose
import Records

/// The finished records, numbered in the order of the text.
extension QuoteWriter {
    func records(times: [TimeRecord]) -> [QuoteRecord] {
        let order = drafts.indices.sorted {
            (drafts[$0].range.lowerBound, drafts[$0].range.upperBound, $0)
                < (drafts[$1].range.lowerBound, drafts[$1].range.upperBound, $1)
        }
        var number: [Int: Int] = [:]
        for (place, index) in order.enumerated() { number[index] = place + 1 }
        let clock = QuoteClock(reading: reading, times: times)
        return order.enumerated().map { place, index in
            let draft = drafts[index]
            return QuoteRecord(
                id: "q\(place + 1)", span: reading.text.span(draft.range), form: draft.form,
                speaker: draft.speaker,
                cue: draft.cue.map {
                    QuoteRecord.Cue(reading.span($0.tokens, of: $0.sentence), lemma: $0.lemma)
                },
                addressee: draft.addressee, time: draft.cue.flatMap { clock.time(of: $0) },
                continues: draft.continues.flatMap { number[$0] }.map { "q\($0)" },
                provenance: draft.provenance)
        }
    }
}
