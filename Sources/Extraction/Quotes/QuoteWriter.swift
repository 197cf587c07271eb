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
        var cues: [Cue] = []
        for (sentence, isQuoted) in quoted { cues += finder.cues(of: sentence, isQuoted: isQuoted) }
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
        let indirect = IndirectReader(reading: reading, verbs: verbs)
        for (sentence, isQuoted) in quoted where !kept.contains(sentence) {
            for content in indirect.contents(of: sentence, cues, isQuoted) {
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
        _ region: QuoteRegion, _ run: TokenRun, _ cues: [Cue], _ first: Int
    ) -> Draft? {
        guard !notQuotes.names(region, run, reading) else { return nil }
        let range = bytes(of: region, run)
        let choice = CueChoice(region: region, run: run, reading: reading, verbs: verbs)
        let continued = unfinished
        if region.tokens.lowerBound <= 1, let continued {
            let before = drafts[continued]
            return Draft(
                range: range, form: .direct, speaker: before.speaker, cue: before.cue,
                continues: continued, part: run.part, provenance: .quoteParagraphs)
        }
        let form: QuoteRecord.Form = choice.isWhole ? .direct : .mixed
        let previous = drafts.count > first ? drafts.count - 1 : nil
        if let cue = choice.best(among: cues), let head = cue.speaker {
            let speaker = speakers.speaker(headedBy: head, in: cue.sentence)
            let splits = previous.map { isSplit($0, cue, region, run) } ?? false
            return Draft(
                range: range, form: form, speaker: speaker, cue: cue,
                addressee: Addressees(reading: reading, entities: entities).addressee(of: cue),
                continues: splits ? previous : nil, part: run.part,
                provenance: cue.rule == "quote.according" ? .quoteAccording : .quoteVerb)
        }
        if region.tokens.count < 4, !choice.isWhole { return nil }
        return inherited(range, form, previous, run, region)
    }

    /// Without a cue of its own a quotation is the last speaker's.
    private func inherited(
        _ range: Range<Int>, _ form: QuoteRecord.Form, _ previous: Int?, _ run: TokenRun,
        _ region: QuoteRegion
    ) -> Draft? {
        let last =
            previous ?? drafts.indices.last.flatMap { drafts[$0].part + 3 > run.part ? $0 : nil }
        guard let last, form == .direct || previous != nil else {
            return Draft(
                range: range, form: form, speaker: nil, cue: nil, part: run.part,
                provenance: .quoteAlone)
        }
        return Draft(
            range: range, form: form, speaker: drafts[last].speaker, cue: nil,
            continues: nil, part: run.part,
            provenance: previous != nil ? .quoteSame : .quoteAlone)
    }

    /// `“A,” he said, “B.”`: the cue between two quotations belongs to both.
    private func isSplit(_ previous: Int, _ cue: Cue, _ region: QuoteRegion, _ run: TokenRun)
        -> Bool
    {
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
    static let quoteAlone = Provenance(confidence: 0.4, rule: "quote.alone")
    static let quoteThat = Provenance(confidence: 0.8, rule: "quote.that")
    static let quoteClause = Provenance(confidence: 0.7, rule: "quote.clause")
    static let quoteBehind = Provenance(confidence: 0.75, rule: "quote.clause-before")
    static let quoteTo = Provenance(confidence: 0.65, rule: "quote.infinitive")
}
