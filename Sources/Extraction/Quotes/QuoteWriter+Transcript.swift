import Language
import Prose
import Records

extension QuoteWriter {
    /// A paragraph of a transcript: all behind its label is what the label's bearer says.
    mutating func speak(_ run: TokenRun, _ label: Range<Int>) {
        let sentence = run.places[label.lowerBound].sentence
        let last = run.places[label.upperBound - 1]
        guard let end = run.places.last, last.sentence == sentence else { return }
        let start = run.places[label.upperBound + 1]
        unfinished = nil
        announced = nil
        var speaker = speakers.speaker(
            headedBy: last.token, in: sentence, reading.trees[sentence])
        if speaker.name == nil {
            let tokens = run.places[label.lowerBound].token..<last.token + 1
            let named = entities.mentions(of: sentence).first { $0.tokens.overlaps(tokens) }
            let record = named.map { entities.record(of: $0) }
            speaker = QuoteRecord.Speaker(
                reading.span(tokens, of: sentence), entity: record?.id, name: record?.name,
                anonymous: record == nil)
        }
        let tokens = { [reading] (place: TokenRun.Place) in
            reading.sentences[place.sentence].sentence.tokens[place.token].range
        }
        drafts.append(
            QuoteDraft(
                range: tokens(start).lowerBound..<tokens(end).upperBound, form: .direct,
                speaker: speaker, part: run.part, provenance: .quoteLabelled))
    }
}
