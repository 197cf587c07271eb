import Language
import Lexicons
import Prose
package import Records

/// Who did what to whom, by lists of verbs and nouns over the sentences' grammar.
package struct Events: Sendable {
    private let lexicon: EventLexicon
    private let words: EventWords
    private let confidence: EventConfidence

    init(seeds: Seeds, lexicon: EventLexicon) throws(SeedsError) {
        self.lexicon = lexicon
        words = try EventWords(seeds.table("lexicons/event-words"))
        confidence = try EventConfidence(
            seeds.table("rules/event-confidence"), types: lexicon.types)
    }

    /// `v1`, `v2` … in the order of the text.
    package func find(
        in reading: Reading, entities: EntityTable, times: [TimeRecord], places: [PlaceRecord],
        quotes: [QuoteRecord]
    ) -> [EventRecord] {
        var merge = EventMerge()
        var things = ThingOwners(kinds: lexicon.owned)
        let quotes = QuoteCover(quotes, reading: reading)
        let genre = genre(of: reading)
        var timeAt = 0
        var placeAt = 0
        for sentence in reading.sentences.indices {
            let here = reading.sentences[sentence].sentence.range
            let times = times.passing(here, from: &timeAt) { $0.start }
            let places = places.passing(here, from: &placeAt) { $0.start }
            guard reading.isTold(sentence), merge.events.count < Limits.eventsMax,
                !isCaption(sentence, reading)
            else { continue }
            let parties = PartyFinder(
                reading: reading, entities: entities, sentence: sentence,
                tree: reading.trees[sentence], words: words)
            things.note(parties.tree, parties)
            let finder = finder(parties, times: times, places: places, quotes, things, genre)
            for draft in finder.find() {
                merge.add(answered(record(draft, finder), to: merge.events))
            }
        }
        return merge.numbered.map(typed)
    }

    /// One that is not sure keeps its predicate and its roles, but no type.
    private func typed(_ event: EventRecord) -> EventRecord {
        guard event.type != "OTHER", event.confidence < Limits.typedConfidenceMin else {
            return event
        }
        var event = event
        event.type = "OTHER"
        event.mode = nil
        event.contexts = []
        event.cameo = nil
        event.intensity = nil
        event.confidence = Limits.untypedConfidence
        event.rule = "unsure-" + event.rule
        return event
    }

    /// Of games or of films, where the words of these are many enough.
    private func genre(of reading: Reading) -> EventFinder.Genre {
        var games: [String] = []
        var films: [String] = []
        var all = 0
        for sentence in reading.sentences {
            all += sentence.words.count
            for word in sentence.words {
                let lemma = word.lemma.lowercased()
                if words.isSport(lemma) { games.append(lemma) }
                if words.isFiction(lemma) { films.append(lemma) }
            }
        }
        // Votes counted on a basketball court are no game.
        func isMany(_ told: [String]) -> Bool {
            told.count >= Limits.genreWordsMin && told.count * Limits.wordsPerGenreWordMax >= all
                && Set(told).count >= Limits.genreKindsMin
        }
        return isMany(games) ? .games : isMany(films) ? .films : .news
    }

    /// Captions that ran into a paragraph: an agency's name with a number or `Images` behind it, or
    /// at the head of a sentence that it is not the subject of; more words than a sentence has.
    private func isCaption(_ sentence: Int, _ reading: Reading) -> Bool {
        let folded = reading.folded[sentence]
        let parsed = reading.sentences[sentence].words
        if folded.count > Limits.toldTokensMax { return true }
        if zip(folded, folded.dropFirst()).contains(where: words.isPictureLabel) { return true }
        // `Photos: Mass shooting in Las Vegas Police officers advise …`.
        if folded.count > 1, words.isPicture(folded[0]), folded[1] == ":" { return true }
        if isLinkList(sentence, reading) { return true }
        // `BBC Police have …`: the picture is the BBC's.
        if folded.count > 1, words.isCredit(folded[0]) || Self.outlets.contains(folded[0]),
            words.sector(parsed[1].lemma.lowercased()) != nil,
            reading.span(1..<2, of: sentence).text.first?.isUppercase ?? false
        {
            return true
        }
        return folded.indices.contains { index in
            guard index + 1 < folded.count else { return false }
            let next = folded[index + 1]
            let mayBe =
                next == "images" || next == ":" || parsed[index + 1].upos == .number
                || index == 0 && [.properNoun, .determiner].contains(parsed[1].upos)
            return mayBe && words.isCredit(folded[index])
        }
    }

    private static let outlets: Set = ["abc", "bbc", "cbs", "cnn", "itv", "nbc", "rte", "sky"]

    /// `Fans slam him VLAD'S GLAD Putin says … WHAT NOW May must …`: heads of other articles, each
    /// with a kicker in capitals; or one such kicker before the sentence's first word.
    private func isLinkList(_ sentence: Int, _ reading: Reading) -> Bool {
        let parsed = reading.sentences[sentence].words
        var runs = 0
        var run = 0
        for index in parsed.indices {
            let text = reading.span(index..<index + 1, of: sentence).text
            let letters = text.filter(\.isLetter)
            if !letters.isEmpty, letters.utf8.allSatisfy({ (65...90).contains($0) }) {
                if letters.utf8.count > 2 { run += 1 }
                if letters.utf8.count > 2, run == 2 { runs += 1 }
            } else if run > 1, run == index, parsed[index].upos == .determiner,
                text.first?.isUppercase ?? false
            {
                return true
            } else if text.first?.isLetter ?? false {
                run = 0
            }
        }
        return runs > 1
    }

    private func finder(
        _ parties: PartyFinder, times: ArraySlice<TimeRecord>, places: ArraySlice<PlaceRecord>,
        _ quotes: QuoteCover, _ things: ThingOwners, _ genre: EventFinder.Genre
    ) -> EventFinder {
        let reading = parties.reading
        let sentence = parties.sentence
        let tree = parties.tree
        return EventFinder(
            lexicon: lexicon, words: words, reading: reading, sentence: sentence, tree: tree,
            clauses: ClauseReader(tree, words: words).clauses,
            manners: MannerReader(tree, folded: reading.folded[sentence], words: words).manners,
            parties: parties,
            circumstances: Circumstances(
                reading: reading, sentence: sentence, tree: tree, words: words,
                times: times.map { (reading.token(endingBy: $0.end, in: sentence), $0) },
                places: places.map { (reading.token(endingBy: $0.end, in: sentence), $0) }),
            quotes: quotes, things: things, genre: genre)
    }

    /// `rejected the request`: the request told last by somebody else says whose, and what for;
    /// `dismissed the resolution`, `lodged protests over the attack`: whose words or deed it was,
    /// if only one party has done anything to who answers.
    private func answered(_ event: EventRecord, to events: [EventRecord]) -> EventRecord {
        guard event.targets.isEmpty, !event.sources.isEmpty,
            let object = event.object?.text.lowercased().split(separator: " ").map(String.init)
        else { return event }
        let before = events.suffix(Limits.mergeCandidatesMax)
        var event = event
        if event.cameo == "114" || event.type == "REJECT" && words.isCharge(object) {
            let doers = before.filter { Self.hostile.contains($0.type) && isDone($0, to: event) }
                .flatMap(\.sources)
            guard let first = doers.first,
                doers.allSatisfy({ $0.actor?.prefix(3) == first.actor?.prefix(3) })
            else { return event }
            event.targets = [doers.last ?? first]
            return event
        }
        guard event.type == "REJECT" || event.type == "AGREE", object.count == 2,
            object[0] == "the" || object[0] == "this", words.isVessel(object[1]),
            let request = before.last(where: {
                $0.type == "REQUEST" && !$0.sources.isEmpty && $0.sources != event.sources
            })
        else { return event }
        event.targets = request.sources
        if event.type == "REJECT", request.mode == "meet", let code = lexicon.code("125") {
            event.mode = code.mode
            event.contexts = code.contexts
            event.cameo = code.cameo
            event.intensity = code.intensity
        }
        return event
    }

    /// By another country to that of who answers it.
    private func isDone(_ deed: EventRecord, to event: EventRecord) -> Bool {
        guard let country = event.sources[0].actor?.prefix(3) else { return false }
        return deed.targets.contains { $0.actor?.prefix(3) == country }
            && !deed.sources.isEmpty
            && deed.sources.allSatisfy { $0.actor != nil && $0.actor?.prefix(3) != country }
    }

    private static let hostile: Set = [
        "ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN",
    ]

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
            provenance: Provenance(
                confidence: confidence.confidence(of: draft, finder), rule: draft.rule))
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
