import Language
import Records

/// To whom it was said: the object of `told`.
struct Addressees {
    let reading: Reading
    let entities: EntityTable
    let tree: SentenceTree

    func addressee(of cue: Cue) -> QuoteRecord.Addressee? {
        guard Self.telling.contains(cue.lemma),
            let head = tree.dependents(of: cue.head, .iobj, .obj).first(where: { token in
                token > cue.head && !cue.contents.contains { $0.contains(token) }
            })
        else { return nil }
        let phrase = NounPhrase(tree: tree).core(of: head)
        let mention = entities.mention(headedBy: head, of: cue.sentence)
        return QuoteRecord.Addressee(
            reading.span(phrase, of: cue.sentence),
            entity: mention.map { entities.record(of: $0).id })
    }

    private static let telling: Set = [
        "tell", "inform", "remind", "assure", "ask", "notify", "warn", "urge", "advise", "promise",
    ]
}
