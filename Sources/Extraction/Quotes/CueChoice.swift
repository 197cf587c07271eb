import Language
import Prose

/// Which cue of a paragraph a quotation belongs to.
struct CueChoice {
    let region: QuoteRegion
    let run: TokenRun
    let reading: Reading
    let verbs: ReportingVerbs

    /// Whether the quotation stands for itself: it begins a sentence or follows a comma or colon.
    var isWhole: Bool {
        let before = region.tokens.lowerBound - 2
        guard before >= 0 else { return true }
        let place = run.places[before]
        if place.sentence != run.places[region.tokens.lowerBound].sentence { return true }
        let first = run.places[region.tokens.lowerBound]
        let isCapital = reading.sentences[first.sentence].sentence.tokens[first.token].shape
            .contains(.capitalised)
        let form = reading.forms[place.sentence][place.token]
        if form == ":" { return true }
        guard form == "," || form == "-" || form == "—" || form == "–" else { return false }
        return isCapital || endsSentence
    }

    /// Whether the region's last token is a stop or a comma before a cue.
    private var endsSentence: Bool {
        let last = run.places[region.tokens.upperBound - 1]
        return [".", "?", "!", ",", "…"].contains(reading.forms[last.sentence][last.token])
            && region.tokens.count >= 4
    }

    /// The nearest fitting cue in the sentences where the region begins and ends.
    func best(among cues: [Cue]) -> Cue? {
        let first = run.places[region.tokens.lowerBound]
        let last = run.places[region.tokens.upperBound - 1]
        var best: (cost: Int, cue: Cue)?
        for cue in cues where cue.sentence == first.sentence || cue.sentence == last.sentence {
            guard cue.speaker != nil, fits(cue) else { continue }
            let cost = cost(of: cue, first, last)
            if best.map({ cost < $0.cost }) ?? true { best = (cost, cue) }
        }
        return best.map { outer(of: $0.cue, cues) }
    }

    /// `She said she recalls …`: where the nearer cue's subject is a pronoun, the verb above it.
    private func outer(of cue: Cue, _ cues: [Cue]) -> Cue {
        guard let head = cue.speaker,
            ["he", "she", "they", "it"].contains(reading.folded[cue.sentence][head])
        else { return cue }
        let above = cues.last {
            $0.sentence == cue.sentence && $0.tokens.upperBound <= head
                && head - $0.tokens.upperBound <= 2 && $0.speaker != nil && fits($0)
        }
        return above ?? cue
    }

    private func fits(_ cue: Cue) -> Bool {
        cue.rule == "quote.according" || (verbs.entries[cue.lemma]?.isQuoted ?? false)
    }

    /// Tokens between; a cue right behind the closing mark comes first, one that stands in
    /// another clause behind the quotation last.
    private func cost(of cue: Cue, _ first: TokenRun.Place, _ last: TokenRun.Place) -> Int {
        let isBehind =
            cue.sentence > last.sentence
            || cue.sentence == last.sentence && cue.tokens.lowerBound > last.token
        if isBehind {
            let distance = cue.tokens.lowerBound - last.token
            if isSeparated(last, cue) { return distance + 4 }
            // `“…” and said`: the cue behind goes on to something else.
            return distance + 60
        }
        let distance = first.token - cue.tokens.upperBound
        return cue.sentence == first.sentence ? distance + 5 : distance + 100
    }

    /// Whether the quotation ends in a comma, question or exclamation before its cue.
    private func isSeparated(_ last: TokenRun.Place, _ cue: Cue) -> Bool {
        let inner = reading.forms[last.sentence][last.token]
        let outer =
            last.token + 2 < reading.forms[last.sentence].count
            ? reading.forms[last.sentence][last.token + 2] : ""
        let isComma = [",", "?", "!", "…", "...", "—"].contains(inner) || outer == ","
        let between = last.token + 2..<max(last.token + 2, cue.tokens.lowerBound)
        let words = reading.sentences[last.sentence].words
        return isComma && between.count < 24
            && !words[min(between.lowerBound, words.count)..<min(between.upperBound, words.count)]
                .prefix(2).contains { $0.upos == .coordinator }
    }
}
