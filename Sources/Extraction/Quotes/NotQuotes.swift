import Language
import Lexicons
import Prose
import Records

/// Tells quoted words that nobody said: titles of works, nicknames, names, scare quotes.
struct NotQuotes: Sendable {
    /// Words before a mark behind which stands a title or a name.
    private let naming: Set<String>

    init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("rules/naming-words")
        try table.require("word")
        naming = Set(table.rows.map { $0["word"] })
    }

    /// Whether the marks around a region only name something.
    func names(_ region: QuoteRegion, _ run: TokenRun, _ reading: Reading) -> Bool {
        let before = region.tokens.lowerBound - 2
        let previous = before >= 0 ? reading.word(at: run.places[before]) : nil
        if let previous, naming.contains(previous.folded) || isSoCalled(before, run, reading) {
            return region.tokens.count <= 20
        }
        if isTitleCase(region, run, reading) { return true }
        return isNickname(region, run, reading)
    }

    /// `so-called`, which is three tokens.
    private func isSoCalled(_ index: Int, _ run: TokenRun, _ reading: Reading) -> Bool {
        guard index >= 2, reading.word(at: run.places[index - 1]).folded == "-" else {
            return false
        }
        let joined =
            reading.word(at: run.places[index - 2]).folded + "-"
            + reading.word(at: run.places[index]).folded
        return naming.contains(joined)
    }

    /// `Evaluating U.S.-China Policy`: two words at least, all long ones with capitals.
    private func isTitleCase(_ region: QuoteRegion, _ run: TokenRun, _ reading: Reading) -> Bool {
        var long = 0
        for index in region.tokens {
            let place = run.places[index]
            let token = reading.sentences[place.sentence].sentence.tokens[place.token]
            let form = reading.forms[place.sentence][place.token]
            if form.last == "." || form == "!" || form == "?" { return false }
            guard token.shape.contains(.hasLower), form.utf8.count > 3 else { continue }
            guard token.shape.contains(.capitalised) else { return false }
            long += 1
        }
        return long >= 2
    }

    /// `Ana "the Fox" Doe`: between two words of a name.
    private func isNickname(_ region: QuoteRegion, _ run: TokenRun, _ reading: Reading) -> Bool {
        let before = region.tokens.lowerBound - 2
        let behind = region.tokens.upperBound + 1
        guard region.tokens.count <= 3, before >= 0, behind < run.places.count else { return false }
        let first = reading.word(at: run.places[before])
        let last = reading.word(at: run.places[behind])
        return first.upos == .properNoun && last.upos == .properNoun
    }
}

extension Reading {
    /// A word's class and lower-case form at a place.
    func word(at place: TokenRun.Place) -> (upos: UPOS, folded: String) {
        (sentences[place.sentence].words[place.token].upos, folded[place.sentence][place.token])
    }
}
