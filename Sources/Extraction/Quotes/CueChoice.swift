import Language
import Prose

/// Which cue of its sentences a quotation belongs to.
struct CueChoice {
    let region: QuoteRegion
    let run: TokenRun
    let reading: Reading

    private var first: TokenRun.Place { run.places[region.tokens.lowerBound] }
    private var last: TokenRun.Place { run.places[region.tokens.upperBound - 1] }

    /// Whether the quotation stands for itself: it begins a sentence or follows a comma or colon.
    var isWhole: Bool {
        let before = region.tokens.lowerBound - 2
        guard before >= 0 else { return true }
        let place = run.places[before]
        if place.sentence != first.sentence { return true }
        let form = reading.forms[place.sentence][place.token]
        if form == ":" { return true }
        guard form == "," || form == "-" || form == "—" || form == "–" else { return false }
        let isCapital = reading.sentences[first.sentence].sentence.tokens[first.token].shape
            .contains(.capitalised)
        return isCapital || endsSentence
    }

    /// Whether the region's last token is a stop or a comma before a cue.
    private var endsSentence: Bool {
        [".", "?", "!", ",", "…"].contains(reading.forms[last.sentence][last.token])
            && region.tokens.count >= 4
    }

    /// The fitting cue with the least cost; `cues` are those of the sentences where the region
    /// begins and ends.
    func best(among cues: some Sequence<Cue>) -> Cue? {
        var best: (cost: Int, cue: Cue)?
        for cue in cues where cue.speaker != nil {
            guard let cost = cost(of: cue) else { continue }
            if best.map({ cost < $0.cost }) ?? true { best = (cost, cue) }
        }
        return best?.cue
    }

    /// Tokens between cue and quotation, with a fee for each step of doubt; nil where it cannot be.
    ///
    /// `“…,” she said` is sure whatever the tree says; then comes the cue of whose content the
    /// quotation is a part, the innermost; then one before the quotation; then one behind it that
    /// no comma parts from it.
    private func cost(of cue: Cue) -> Int? {
        let phrase = min(cue.speaker ?? cue.tokens.lowerBound, cue.tokens.lowerBound)
        if cue.isQuoted, cue.sentence == last.sentence, cue.tokens.lowerBound > last.token,
            isSeparated(phrase)
        {
            return cue.tokens.lowerBound - last.token
        }
        if cue.sentence == first.sentence, let content = covering(cue) {
            return 100 + (first.token - content.lowerBound) + (cue.isQuoted ? 0 : 60)
        }
        guard cue.isQuoted else { return nil }
        if cue.sentence == first.sentence, cue.tokens.upperBound <= first.token {
            return 200 + first.token - cue.tokens.upperBound
        }
        guard cue.tokens.lowerBound > last.token || cue.sentence > last.sentence else { return nil }
        return 400 + max(0, cue.tokens.lowerBound - last.token)
    }

    /// The cue's content in which the quotation begins.
    private func covering(_ cue: Cue) -> Range<Int>? {
        cue.contents.first {
            $0.contains(first.token) || $0.contains(max(0, first.token - 1))
                || first.sentence == last.sentence && first.token < $0.lowerBound
                    && $0.lowerBound <= last.token
        }
    }

    /// Whether the quotation ends in a comma, question or exclamation and a cue's phrase follows.
    private func isSeparated(_ phrase: Int) -> Bool {
        let forms = reading.forms[last.sentence]
        var inner = forms[last.token]
        if ["'", "’", "\"", "”"].contains(inner), last.token > 0 { inner = forms[last.token - 1] }
        let outer = last.token + 2 < forms.count ? forms[last.token + 2] : ""
        guard [",", "?", "!", "…", "...", "—", "-"].contains(inner) || outer == "," else {
            return false
        }
        let start = last.token + (outer == "," ? 3 : 2)
        guard start <= phrase else { return start - phrase <= 1 }
        // Between the mark and the cue's phrase only what belongs to the phrase.
        let words = reading.sentences[last.sentence].words
        guard start < words.count, phrase - start <= 24 else { return false }
        return words[start].upos != .coordinator
            && !words[start..<phrase].contains { $0.features.contains(.finite) && $0.upos == .verb }
    }
}
