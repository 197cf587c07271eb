import Language
package import Lexicons
import Prose
package import Records

/// Who did what to whom, by lists of verbs and nouns over the sentences' grammar.
package struct Events: Sendable {
    private let lexicon: EventLexicon
    private let words: EventWords

    package init(seeds: Seeds) throws(SeedsError) {
        lexicon = try EventLexicon(seeds: seeds)
        words = try EventWords(seeds.table("lexicons/event-words"))
    }

    /// `v1`, `v2` … in the order of the text.
    package func find(
        in reading: Reading, entities: EntityTable, times: [TimeRecord], places: [PlaceRecord],
        quotes: [QuoteRecord]
    ) -> [EventRecord] {
        var merge = EventMerge()
        let quotes = QuoteCover(quotes, reading: reading)
        var timeAt = 0
        var placeAt = 0
        for sentence in reading.sentences.indices {
            let here = reading.sentences[sentence].sentence.range
            let times = times.passing(here, from: &timeAt) { $0.start }
            let places = places.passing(here, from: &placeAt) { $0.start }
            guard reading.isTold(sentence), merge.events.count < Limits.eventsMax else { continue }
            let finder = finder(
                of: sentence, in: reading, entities: entities, times: times, places: places,
                quotes: quotes)
            for draft in finder.find() { merge.add(record(draft, finder)) }
        }
        return merge.numbered
    }

    private func finder(
        of sentence: Int, in reading: Reading, entities: EntityTable,
        times: ArraySlice<TimeRecord>, places: ArraySlice<PlaceRecord>, quotes: QuoteCover
    ) -> EventFinder {
        let tree = SentenceTree(reading.sentences[sentence].words)
        return EventFinder(
            lexicon: lexicon, words: words, reading: reading, sentence: sentence, tree: tree,
            clauses: ClauseReader(tree).clauses,
            manners: MannerReader(tree, folded: reading.folded[sentence], words: words).manners,
            parties: PartyFinder(
                reading: reading, entities: entities, sentence: sentence, tree: tree,
                words: words),
            circumstances: Circumstances(
                reading: reading, sentence: sentence, tree: tree, words: words,
                times: times.map { (reading.token(endingBy: $0.end, in: sentence), $0) },
                places: places.map { (reading.token(endingBy: $0.end, in: sentence), $0) }),
            quotes: quotes)
    }

    private func record(_ draft: EventFinder.Draft, _ finder: EventFinder) -> EventRecord {
        let reading = finder.reading
        let trigger = reading.span(draft.trigger..<draft.trigger + 1, of: finder.sentence)
        let circumstances = finder.circumstances
        let manner = draft.manner
        let code = draft.code
        return EventRecord(
            id: "", type: code?.type ?? "OTHER", mode: code?.mode,
            contexts: code?.contexts ?? [], cameo: code?.cameo, intensity: code?.intensity,
            trigger: EventRecord.Trigger(trigger, lemma: finder.tree.lemma(draft.trigger)),
            sources: draft.sources, targets: draft.targets, object: draft.object,
            time: circumstances.time(of: draft.trigger),
            place: circumstances.place(of: draft.trigger, except: draft.sources + draft.targets),
            polarity: manner.polarity, modality: manner.modality,
            attribution: finder.quotes.attribution(at: trigger.start),
            reason: circumstances.reason(of: draft.trigger),
            sentence: EventRecord.Extent(reading.sentences[finder.sentence].sentence.range),
            provenance: Provenance(confidence: confidence(of: draft), rule: draft.rule))
    }

    /// Both roles make an event surer; one that may never happen is less sure.
    private func confidence(of draft: EventFinder.Draft) -> Double {
        guard draft.code != nil else { return 0.4 }
        let isTold = draft.manner.modality == .asserted || draft.manner.modality == .planned
        guard isTold else { return 0.4 }
        return draft.sources.isEmpty || draft.targets.isEmpty ? 0.6 : 0.8
    }
}

extension Array {
    /// The elements that begin inside `range`; `next` goes on from call to call, so that all calls
    /// for ascending ranges look at each element once.
    fileprivate func passing(
        _ range: Range<Int>, from next: inout Int, start: (Element) -> Int
    ) -> ArraySlice<Element> {
        while next < count, start(self[next]) < range.lowerBound { next += 1 }
        let first = next
        while next < count, start(self[next]) < range.upperBound { next += 1 }
        return self[first..<next]
    }
}
