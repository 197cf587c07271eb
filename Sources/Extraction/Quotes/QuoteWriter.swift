import Language
import Prose
import Records

/// Turns regions and cues into records, paragraph by paragraph; it remembers who spoke last.
struct QuoteWriter {
    let reading: Reading
    let verbs: ReportingVerbs
    let notQuotes: NotQuotes
    let entities: EntityTable
    var speakers: SpeakerReader
    var drafts: [Draft] = []
    /// The quote that the next paragraph goes on with.
    private var unfinished: Int?
    /// The cue of the paragraph before, where that ended in a colon.
    private var announced: Cue?

    /// A record in the making, with its bytes.
    struct Draft {
        var range: Range<Int>
        var form: QuoteRecord.Form
        var speaker: QuoteRecord.Speaker?
        var cue: Cue?
        var addressee: QuoteRecord.Addressee?
        /// Index into `drafts`.
        var continues: Int?
        var part: Int
        var provenance: Provenance
    }

    init(
        reading: Reading, entities: EntityTable, verbs: ReportingVerbs, notQuotes: NotQuotes
    ) {
        self.reading = reading
        self.entities = entities
        self.verbs = verbs
        self.notQuotes = notQuotes
        speakers = SpeakerReader(reading: reading, entities: entities)
    }

    mutating func read(_ run: TokenRun, _ regions: [QuoteRegion]) {
        let quoted = quotedTokens(run, regions)
        let finder = CueFinder(reading: reading, verbs: verbs)
        var cues: [Int: [Cue]] = [:]
        for (sentence, isQuoted) in quoted {
            cues[sentence] = finder.cues(of: sentence, isQuoted: isQuoted)
        }
        let first = drafts.count
        var kept: Set<Int> = []
        for (place, region) in regions.enumerated() {
            if let draft = draft(region, run, cues, first) {
                drafts.append(draft)
                kept.formUnion(region.tokens.map { run.places[$0].sentence })
            }
            if place == regions.count - 1 {
                unfinished = region.goesOn && drafts.count > first ? drafts.count - 1 : nil
            }
        }
        if regions.isEmpty { unfinished = nil }
        announced = announcement(run, run.places.last.flatMap { cues[$0.sentence] } ?? [])
        let indirect = IndirectReader(reading: reading, verbs: verbs)
        for (sentence, isQuoted) in quoted where !kept.contains(sentence) {
            for content in indirect.contents(of: sentence, cues[sentence] ?? [], isQuoted) {
                append(content, sentence, run.part)
            }
        }
    }

    /// For each sentence of the run which tokens stand between marks, the marks too.
    private func quotedTokens(_ run: TokenRun, _ regions: [QuoteRegion]) -> [(Int, [Bool])] {
        var quoted: [(Int, [Bool])] = []
        for place in run.places where quoted.last?.0 != place.sentence {
            quoted.append(
                (
                    place.sentence,
                    [Bool](repeating: false, count: reading.folded[place.sentence].count)
                ))
        }
        guard let base = run.places.first?.sentence else { return [] }
        for region in regions {
            for index in region.tokens {
                quoted[run.places[index].sentence - base].1[run.places[index].token] = true
            }
        }
        return quoted
    }

    // MARK: - Quotations

    private mutating func draft(
        _ region: QuoteRegion, _ run: TokenRun, _ cues: [Int: [Cue]], _ first: Int
    ) -> Draft? {
        guard !notQuotes.names(region, run, reading) else { return nil }
        let range = bytes(of: region, run)
        let choice = CueChoice(region: region, run: run, reading: reading, verbs: verbs)
        let form: QuoteRecord.Form = choice.isWhole ? .direct : .mixed
        let previous = drafts.count > first ? drafts.count - 1 : nil
        let goesOn = region.tokens.lowerBound <= 1 ? unfinished : nil
        if let cue = choice.best(among: near(region, run, cues)), let head = cue.speaker {
            let speaker = speakers.speaker(headedBy: head, in: cue.sentence)
            if let goesOn, drafts[goesOn].speaker == nil { drafts[goesOn].speaker = speaker }
            let splits = previous.map { isSplit($0, cue) } ?? false
            return Draft(
                range: range, form: form, speaker: speaker, cue: cue,
                addressee: Addressees(reading: reading, entities: entities).addressee(of: cue),
                continues: goesOn ?? (splits ? previous : nil), part: run.part,
                provenance: cue.rule == "quote.according" ? .quoteAccording : .quoteVerb)
        }
        if let goesOn {
            let before = drafts[goesOn]
            return Draft(
                range: range, form: .direct, speaker: before.speaker, cue: before.cue,
                continues: goesOn, part: run.part, provenance: .quoteParagraphs)
        }
        if let head = signature(behind: region, run) {
            let place = run.places[region.tokens.upperBound]
            return Draft(
                range: range, form: form,
                speaker: speakers.speaker(headedBy: head, in: place.sentence),
                part: run.part, provenance: .quoteSigned)
        }
        if region.tokens.lowerBound <= 1, let announced, let head = announced.speaker {
            return Draft(
                range: range, form: .direct,
                speaker: speakers.speaker(headedBy: head, in: announced.sentence), cue: announced,
                part: run.part, provenance: .quoteAnnounced)
        }
        if region.tokens.count < 4, !choice.isWhole { return nil }
        return inherited(range, form, previous, run)
    }

    /// The cues of the sentences where a region begins and ends.
    private func near(_ region: QuoteRegion, _ run: TokenRun, _ cues: [Int: [Cue]]) -> [Cue] {
        let first = run.places[region.tokens.lowerBound].sentence
        let last = run.places[region.tokens.upperBound - 1].sentence
        return (cues[first] ?? []) + (first == last ? [] : cues[last] ?? [])
    }

    /// Without a cue of its own a quotation is its paragraph's last speaker's; else nobody's.
    private func inherited(
        _ range: Range<Int>, _ form: QuoteRecord.Form, _ previous: Int?, _ run: TokenRun
    ) -> Draft {
        Draft(
            range: range, form: form, speaker: previous.flatMap { drafts[$0].speaker }, cue: nil,
            part: run.part, provenance: previous != nil ? .quoteSame : .quoteAlone)
    }

    /// `“…” — Ana Doe`: the name behind a dash behind the closing mark.
    private func signature(behind region: QuoteRegion, _ run: TokenRun) -> Int? {
        let dash = region.tokens.upperBound + 1
        guard dash + 1 < run.places.count else { return nil }
        let place = run.places[dash]
        let next = run.places[dash + 1]
        guard ["―", "—", "–", "-", "--"].contains(reading.forms[place.sentence][place.token]),
            reading.word(at: next).upos == .properNoun
        else { return nil }
        return CueFinder(reading: reading, verbs: verbs).firstNoun(from: next.token, next.sentence)
    }

    /// The cue of a paragraph that ends in a colon: the next paragraph is what was said.
    private func announcement(_ run: TokenRun, _ cues: [Cue]) -> Cue? {
        guard let last = run.places.last, reading.forms[last.sentence][last.token] == ":",
            let cue = cues.last, cue.sentence == last.sentence, cue.speaker != nil
        else { return nil }
        return cue
    }

    /// `“A,” he said, “B.”`: the cue between two quotations belongs to both.
    private func isSplit(_ previous: Int, _ cue: Cue) -> Bool {
        guard let other = drafts[previous].cue, drafts[previous].form == .direct else {
            return false
        }
        return other.sentence == cue.sentence && other.tokens == cue.tokens
            && drafts[previous].range.upperBound
                <= reading.bytes(cue.tokens, of: cue.sentence).lowerBound
    }

    private func bytes(of region: QuoteRegion, _ run: TokenRun) -> Range<Int> {
        let first = run.places[region.tokens.lowerBound]
        let last = run.places[region.tokens.upperBound - 1]
        return reading.sentences[first.sentence].sentence.tokens[first.token].range
            .lowerBound..<reading.sentences[last.sentence].sentence.tokens[last.token].range
            .upperBound
    }

    // MARK: - What is told of words

    private mutating func append(_ content: IndirectReader.Content, _ sentence: Int, _ part: Int) {
        guard let head = content.cue.speaker else { return }
        let speaker = speakers.speaker(headedBy: head, in: sentence)
        drafts.append(
            Draft(
                range: reading.bytes(content.tokens, of: sentence), form: .indirect,
                speaker: speaker, cue: content.cue,
                addressee: Addressees(reading: reading, entities: entities).addressee(
                    of: content.cue),
                part: part, provenance: content.provenance))
    }

    // MARK: - Records

    func records(times: [TimeRecord]) -> [QuoteRecord] {
        let order = drafts.indices.sorted {
            (drafts[$0].range.lowerBound, drafts[$0].range.upperBound)
                < (drafts[$1].range.lowerBound, drafts[$1].range.upperBound)
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

extension Provenance {
    static let quoteVerb = Provenance(confidence: 0.9, rule: "quote.verb")
    static let quoteAccording = Provenance(confidence: 0.9, rule: "quote.according")
    static let quoteSame = Provenance(confidence: 0.75, rule: "quote.same-paragraph")
    static let quoteParagraphs = Provenance(confidence: 0.85, rule: "quote.next-paragraph")
    static let quoteSigned = Provenance(confidence: 0.8, rule: "quote.signed")
    static let quoteAnnounced = Provenance(confidence: 0.8, rule: "quote.announced")
    static let quoteAlone = Provenance(confidence: 0.4, rule: "quote.alone")
    static let quoteThat = Provenance(confidence: 0.8, rule: "quote.that")
    static let quoteClause = Provenance(confidence: 0.7, rule: "quote.clause")
    static let quoteBehind = Provenance(confidence: 0.75, rule: "quote.clause-before")
    static let quoteTo = Provenance(confidence: 0.65, rule: "quote.infinitive")
}
