import Language
import Prose
import Records

/// Turns regions and cues into drafts, paragraph by paragraph; it remembers who spoke last.
struct QuoteWriter {
    let reading: Reading
    let lexicon: CueLexicon
    let notQuotes: NotQuotes
    let entities: EntityTable
    let speakers: SpeakerReader
    var drafts: [QuoteDraft] = []
    /// The quote that the next paragraph goes on with.
    var unfinished: Int?
    /// Who speaks in the next paragraph, where the one before ended in a colon.
    var announced: (head: Int, sentence: Int, cue: Cue?)?

    init(
        reading: Reading, entities: EntityTable, lexicon: CueLexicon, notQuotes: NotQuotes
    ) {
        self.reading = reading
        self.entities = entities
        self.lexicon = lexicon
        self.notQuotes = notQuotes
        speakers = SpeakerReader(reading: reading, entities: entities)
    }

    /// A paragraph's sentences with their cues, and which tokens are quoted.
    private struct Page {
        let run: TokenRun
        let base: Int
        var cues: [[Cue]] = []
        /// The quoted tokens, the marks left out.
        var isQuoted: [[Bool]] = []
    }

    mutating func read(_ run: TokenRun, _ regions: [QuoteRegion]) {
        guard let page = page(run, regions) else { return }
        let first = drafts.count
        var kept: [QuoteRegion] = []
        for (place, region) in regions.enumerated() {
            let draft = draft(region, page, first)
            if let draft {
                drafts.append(draft)
                kept.append(region)
            }
            if place == regions.count - 1 {
                unfinished = region.goesOn && draft != nil ? drafts.count - 1 : nil
            }
        }
        if regions.isEmpty { unfinished = nil }
        announced = announcement(page)
        appendIndirect(page, kept)
    }

    private func page(_ run: TokenRun, _ regions: [QuoteRegion]) -> Page? {
        guard let base = run.places.first?.sentence, let end = run.places.last?.sentence else {
            return nil
        }
        var page = Page(run: run, base: base)
        for sentence in base...end {
            let words = reading.sentences[sentence].words
            page.isQuoted.append([Bool](repeating: false, count: words.count))
        }
        for region in regions {
            for place in run.places[region.tokens] {
                page.isQuoted[place.sentence - base][place.token] = true
            }
        }
        let reader = CueReader(reading: reading, lexicon: lexicon)
        for sentence in base...end {
            page.cues.append(
                reader.cues(
                    of: sentence, reading.trees[sentence], isQuoted: page.isQuoted[sentence - base])
            )
        }
        return page
    }

    // MARK: - Quotations

    private mutating func draft(
        _ region: QuoteRegion, _ page: Page, _ first: Int
    ) -> QuoteDraft? {
        guard !notQuotes.names(region, page.run, reading) else { return nil }
        let choice = CueChoice(region: region, run: page.run, reading: reading)
        var draft = QuoteDraft(
            range: bytes(of: region, page.run), form: choice.isWhole ? .direct : .mixed,
            part: page.run.part, provenance: .quoteVerb)
        let previous = drafts.count > first ? drafts.count - 1 : nil
        let goesOn = region.tokens.lowerBound <= 1 ? unfinished : nil
        if let cue = choice.best(among: near(region, page)), let head = cue.speaker {
            draft.speaker = speaker(head, cue.sentence, page)
            if let goesOn, drafts[goesOn].speaker == nil { drafts[goesOn].speaker = draft.speaker }
            let splits = previous.map { isSplit($0, cue) } ?? false
            draft.cue = cue
            draft.addressee = addressee(of: cue, page)
            draft.continues = goesOn ?? (splits ? previous : nil)
            draft.provenance = cue.provenance
            return draft
        }
        if let goesOn {
            draft.form = .direct
            draft.speaker = drafts[goesOn].speaker
            draft.cue = drafts[goesOn].cue
            draft.continues = goesOn
            draft.provenance = .quoteParagraphs
            return draft
        }
        if let (head, sentence) = signature(behind: region, page) {
            draft.speaker = speaker(head, sentence, page)
            draft.provenance = .quoteSigned
            return draft
        }
        if region.tokens.lowerBound <= 1, let announced {
            draft.form = .direct
            draft.speaker = speakers.speaker(
                headedBy: announced.head, in: announced.sentence,
                reading.trees[announced.sentence])
            draft.cue = announced.cue
            draft.provenance = .quoteAnnounced
            return draft
        }
        if let head = doer(of: region, page), previous == nil || !choice.isWhole {
            let sentence = page.run.places[region.tokens.lowerBound].sentence
            draft.speaker = speaker(head, sentence, page)
            draft.provenance = .quoteDoer
            return draft
        }
        if region.tokens.count < 4, !choice.isWhole { return nil }
        draft.speaker = previous.flatMap { drafts[$0].speaker }
        draft.provenance = previous != nil ? .quoteSame : .quoteAlone
        return draft
    }

    private func speaker(
        _ head: Int, _ sentence: Int, _ page: Page
    ) -> QuoteRecord.Speaker {
        speakers.speaker(headedBy: head, in: sentence, reading.trees[sentence])
    }

    private func addressee(of cue: Cue, _ page: Page) -> QuoteRecord.Addressee? {
        Addressees(reading: reading, entities: entities, tree: reading.trees[cue.sentence])
            .addressee(of: cue)
    }

    /// The cues near a region in the sentences where it begins and ends.
    private func near(_ region: QuoteRegion, _ page: Page) -> ArraySlice<Cue> {
        let first = page.run.places[region.tokens.lowerBound]
        let last = page.run.places[region.tokens.upperBound - 1]
        let width = Limits.cueTokensMax
        if first.sentence == last.sentence {
            return cues(
                of: first.sentence, in: first.token - width..<last.token + width, page)
        }
        return cues(of: first.sentence, in: first.token - width..<first.token, page)
            + cues(of: last.sentence, in: last.token..<last.token + width, page)
    }

    /// The cues whose first token lies in a range; by halving.
    private func cues(of sentence: Int, in tokens: Range<Int>, _ page: Page) -> ArraySlice<Cue> {
        let cues = page.cues[sentence - page.base]
        var (low, high) = (0, cues.count)
        while low < high {
            let middle = (low + high) / 2
            if cues[middle].head < tokens.lowerBound { low = middle + 1 } else { high = middle }
        }
        return cues[low...].prefix { $0.head < tokens.upperBound }
    }

    /// Whoever does what the verb above the quoted words tells: `the box said`, `she had typed`.
    private func doer(of region: QuoteRegion, _ page: Page) -> Int? {
        let place = page.run.places[region.tokens.lowerBound]
        let tree = reading.trees[place.sentence]
        let isQuoted = page.isQuoted[place.sentence - page.base]
        guard region.tokens.lowerBound > 1,
            page.run.places[region.tokens.lowerBound - 2].sentence == place.sentence
        else { return nil }
        let mark = page.run.places[region.tokens.lowerBound - 2]
        guard reading.forms[mark.sentence][mark.token] == ":" else { return nil }
        let subjects = SubjectReader(tree: tree, folded: reading.folded[place.sentence])
        for index in (max(0, place.token - Limits.cueTokensMax)..<place.token).reversed()
        where !isQuoted[index] && tree.words[index].upos == .verb {
            if let subject = subjects.subject(of: index) { return subject }
        }
        return nil
    }

    /// `“…” — Ana Doe`: the name behind a dash behind the closing mark.
    private func signature(behind region: QuoteRegion, _ page: Page) -> (Int, Int)? {
        let run = page.run
        let dash = region.tokens.upperBound + (region.isClosed ? 1 : 0)
        guard dash + 1 < run.places.count else { return nil }
        let place = run.places[dash]
        let next = run.places[dash + 1]
        guard ["―", "—", "–", "-", "--"].contains(reading.forms[place.sentence][place.token]),
            reading.word(at: next).upos == .properNoun
        else { return nil }
        let name = reading.sentences[next.sentence].names.first { $0.tokens.contains(next.token) }
        let head = name.map { reading.head(of: $0.tokens, in: next.sentence) } ?? next.token
        return (head, next.sentence)
    }

    /// Who speaks in the next paragraph where this one ends in a colon.
    private func announcement(_ page: Page) -> (head: Int, sentence: Int, cue: Cue?)? {
        guard let last = page.run.places.last, reading.forms[last.sentence][last.token] == ":"
        else { return nil }
        let cues = page.cues[last.sentence - page.base]
        if let cue = cues.last(where: { $0.isQuoted && $0.speaker != nil }), let head = cue.speaker
        {
            return (head, last.sentence, cue)
        }
        let tree = reading.trees[last.sentence]
        let subjects = SubjectReader(tree: tree, folded: reading.folded[last.sentence])
        for index in tree.words.indices.reversed() where tree.words[index].upos == .verb {
            if let subject = subjects.subject(of: index) { return (subject, last.sentence, nil) }
        }
        return nil
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

    /// Whether a content is told in the article's words: no quotation stands in it, or only a few
    /// words of it are quoted, which then are a record of their own.
    private func isTold(_ tokens: Range<Int>, _ isTaken: [Bool], _ isQuoted: [Bool]) -> Bool {
        let taken = isTaken[tokens].count { $0 }
        let last = tokens.upperBound - 1
        if taken == 0 { return isQuoted[tokens.lowerBound] == isQuoted[last] }
        let endsInside =
            isTaken[last] && tokens.upperBound < isTaken.count && isTaken[tokens.upperBound]
        return taken * 3 < tokens.count && !isQuoted[tokens.lowerBound] && !endsInside
    }

    /// The contents of the paragraph's cues that are told, not quoted, the outer ones only.
    private mutating func appendIndirect(_ page: Page, _ kept: [QuoteRegion]) {
        var isTaken = page.isQuoted.map { [Bool](repeating: false, count: $0.count) }
        for region in kept {
            for place in page.run.places[region.tokens] {
                isTaken[place.sentence - page.base][place.token] = true
            }
        }
        for (offset, cues) in page.cues.enumerated() {
            // A content begins where no earlier, and so no outer, one is under way.
            let found = cues.flatMap { cue in
                cue.contents.enumerated().map { (cue: cue, part: $0.offset, tokens: $0.element) }
            }.sorted {
                ($0.tokens.lowerBound, -$0.tokens.upperBound, $0.cue.head)
                    < ($1.tokens.lowerBound, -$1.tokens.upperBound, $1.cue.head)
            }
            var end = 0
            var told: Set<Int> = []
            for (cue, part, tokens) in found where tokens.lowerBound >= end {
                // `Kenya rejected the call, the ministry said`: no content holds another's cue.
                if told.contains(where: { tokens.contains($0) }) { continue }
                told.insert(cue.head)
                guard let head = cue.speaker,
                    isTold(tokens, isTaken[offset], page.isQuoted[offset])
                else { continue }
                end = tokens.upperBound
                drafts.append(
                    QuoteDraft(
                        range: reading.bytes(tokens, of: cue.sentence), form: .indirect,
                        speaker: speaker(head, cue.sentence, page), cue: cue,
                        addressee: addressee(of: cue, page),
                        continues: part > 0 ? drafts.count - 1 : nil,
                        part: page.run.part, provenance: cue.provenance))
            }
        }
    }
}
