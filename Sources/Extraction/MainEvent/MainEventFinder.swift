import Language
package import Lexicons
import Prose
package import Records

/// The article's first event as answers to the journalist's questions, from title and lead.
package struct MainEventFinder: Sendable {
    private let words: EventWords

    package init(seeds: Seeds) throws(SeedsError) {
        words = try EventWords(seeds.table("lexicons/event-words"))
    }

    /// Nil where neither lead nor title has a verb with a subject.
    package func find(
        in reading: Reading, entities: EntityTable, times: [TimeRecord], places: [PlaceRecord],
        events: [EventRecord]
    ) -> MainEvent? {
        let lead = lead(of: reading)
        let all = title(of: reading) + lead
        let told = lead.first.map { [$0] + title(of: reading) + lead.dropFirst() } ?? all
        for sentence in told {
            let tree = SentenceTree(reading.sentences[sentence].words)
            guard let verb = typed(in: sentence, reading, events) ?? mainVerb(tree) else {
                continue
            }
            guard let clause = ClauseReader(tree).clauses[verb] else { continue }
            guard clause.isPassive || !clause.subjects.isEmpty else { continue }
            let scene = MainEventScene(
                reading: reading, entities: entities, sentence: sentence, tree: tree, verb: verb,
                clause: clause, words: words)
            var main = scene.answers(events: events)
            main.when = when(all, sentence, reading, times)
            main.where = place(all, reading, places, main)
            main.why = main.why ?? why(all, reading, events)
            return main
        }
        return nil
    }

    /// The verb of the sentence's first event of a known type with somebody who did it and
    /// something done: it tells more than `confirmed` or `said`.
    private func typed(in sentence: Int, _ reading: Reading, _ events: [EventRecord]) -> Int? {
        let extent = reading.sentences[sentence].sentence.range
        let event = events.first {
            extent.contains($0.trigger.start) && $0.type != "OTHER" && $0.object != nil
                && !$0.sources.isEmpty && $0.modality == .asserted
        }
        guard let event else { return nil }
        let token = reading.token(endingBy: event.trigger.end, in: sentence)
        return reading.sentences[sentence].words[token].upos == .verb ? token : nil
    }

    private func title(of reading: Reading) -> [Int] {
        reading.sentences.indices.filter { reading.role(of: $0) == .title }
    }

    /// The first sentences of the first paragraphs.
    private func lead(of reading: Reading) -> [Int] {
        Array(
            reading.sentences.indices.lazy.filter { reading.role(of: $0) == .paragraph }
                .prefix(Limits.leadSentencesMax))
    }

    /// The main clause's verb; of `X said that Y did` the verb of what was said.
    private func mainVerb(_ tree: SentenceTree) -> Int? {
        guard let root = tree.words.firstIndex(where: { $0.relation == .root }) else { return nil }
        guard tree.words[root].upos == .verb else {
            return tree.words.indices.first { tree.words[$0].upos == .verb && hasSubject($0, tree) }
        }
        if words.isLight(tree.words[root].lemma.lowercased()),
            let inner = tree.first(of: root, .ccomp, .parataxis), tree.words[inner].upos == .verb,
            hasSubject(inner, tree)
        {
            return inner
        }
        return root
    }

    private func hasSubject(_ verb: Int, _ tree: SentenceTree) -> Bool {
        tree.first(of: verb, .nsubj, .nsubjPassive) != nil
    }

    private func when(
        _ sentences: [Int], _ main: Int, _ reading: Reading, _ times: [TimeRecord]
    ) -> MainEvent.Answer? {
        for sentence in [main] + sentences {
            let range = reading.sentences[sentence].sentence.range
            let found = times.first {
                range.contains($0.start) && ($0.type == .date || $0.type == .time)
                    && !$0.value.hasSuffix("_REF")
            }
            if let found {
                return MainEvent.Answer(
                    Span(start: found.start, end: found.end, text: found.text), ref: found.id)
            }
        }
        return nil
    }

    /// The first place of the lead that is no party; else the dateline's.
    private func place(
        _ sentences: [Int], _ reading: Reading, _ places: [PlaceRecord], _ main: MainEvent
    ) -> MainEvent.Answer? {
        func isFree(_ place: PlaceRecord) -> Bool {
            let range = place.start..<place.end
            return ![main.who, main.whom].contains { answer in
                answer.map { range.overlaps($0.start..<$0.end) } ?? false
            }
        }
        let ranges = sentences.map { reading.sentences[$0].sentence.range }
        let inLead = places.filter { place in
            isFree(place) && ranges.contains { $0.contains(place.start) }
        }
        let datelines = reading.article.parts.filter { $0.role == .dateline }.map(\.range)
        let found =
            inLead.first { $0.kind != "country" }
            ?? places.first { place in datelines.contains { $0.contains(place.start) } }
            ?? inLead.first
        return found.map {
            MainEvent.Answer(Span(start: $0.start, end: $0.end, text: $0.text), ref: $0.id)
        }
    }

    private func why(
        _ sentences: [Int], _ reading: Reading, _ events: [EventRecord]
    ) -> MainEvent.Answer? {
        let ranges = sentences.map { reading.sentences[$0].sentence.range }
        return events.first { event in
            event.reason != nil && ranges.contains { $0.contains(event.trigger.start) }
        }.flatMap { event in event.reason.map { MainEvent.Answer($0, ref: event.id) } }
    }
}
