import Language
import Records

/// To whom it was said: the object of `told`, the noun behind `to`.
struct Addressees {
    let reading: Reading
    let entities: EntityTable

    func addressee(of cue: Cue) -> QuoteRecord.Addressee? {
        let telling: Set = ["tell", "inform", "remind", "assure", "ask", "notify", "warn"]
        guard telling.contains(cue.lemma) else { return nil }
        let words = reading.sentences[cue.sentence].words
        var end = cue.tokens.upperBound
        let start = end
        var last: Int?
        loop: while end < words.count {
            switch words[end].upos {
            case .noun, .properNoun: last = end
            case .pronoun where end == start: last = end
            case .determiner, .adjective, .number: break
            case .adposition where insideName(end, cue.sentence): break
            default: break loop
            }
            end += 1
        }
        guard let last, last + 1 > start else { return nil }
        let tokens = start..<last + 1
        guard !isTime(last, cue.sentence) else { return nil }
        let mention = entities.mentions(of: cue.sentence).first {
            $0.tokens.upperBound == last + 1
        }
        return QuoteRecord.Addressee(
            reading.span(tokens, of: cue.sentence),
            entity: mention.map { entities.record(of: $0).id })
    }

    private func insideName(_ index: Int, _ sentence: Int) -> Bool {
        reading.sentences[sentence].names.contains { $0.tokens.contains(index) }
    }

    private func isTime(_ index: Int, _ sentence: Int) -> Bool {
        reading.folded[sentence][index].hasSuffix("day")
    }
}
