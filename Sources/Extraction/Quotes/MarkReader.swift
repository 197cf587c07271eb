import Language
import Prose
import Records

/// Pairs quotation marks: double ones first, single ones where the article quotes with them.
struct MarkReader {
    let reading: Reading
    let runs: [TokenRun]
    /// Whether single marks enclose the article's quotations, as British papers print them.
    let isSingle: Bool

    init(reading: Reading, runs: [TokenRun]) {
        self.reading = reading
        self.runs = runs
        var doubles = 0
        var singles = 0
        for run in runs {
            for place in run.places {
                let token = reading.sentences[place.sentence].sentence.tokens[place.token]
                guard token.shape.contains(.openingQuote) else { continue }
                if Self.isDouble(reading.forms[place.sentence][place.token]) {
                    doubles += 1
                } else {
                    singles += 1
                }
            }
        }
        isSingle = singles > doubles
    }

    /// The regions of each run, in order and without overlap.
    func regions() -> [[QuoteRegion]] {
        var all: [[QuoteRegion]] = []
        for index in runs.indices {
            let nextOpens = index + 1 < runs.count && beginsWithMark(runs[index + 1])
            all.append(regions(of: runs[index], nextOpens: nextOpens))
        }
        return all
    }

    private enum Mark { case opening, closing }

    private func mark(_ place: TokenRun.Place) -> Mark? {
        let token = reading.sentences[place.sentence].sentence.tokens[place.token]
        guard token.shape.contains(.punctuation) else { return nil }
        let form = reading.forms[place.sentence][place.token]
        guard isSingle ? form == "'" || form == "‹" || form == "›" : Self.isDouble(form) else {
            return nil
        }
        if token.shape.contains(.openingQuote) { return .opening }
        // `”Fear.`: a closing mark that begins its paragraph was meant to open.
        if place.token == 0, token.range.lowerBound == start(of: place) { return .opening }
        // A single mark that pairs with nothing is an apostrophe until a region is open.
        return token.shape.contains(.closingQuote) || isSingle ? .closing : nil
    }

    private func start(of place: TokenRun.Place) -> Int {
        let part = reading.sentences[place.sentence].sentence.part
        return reading.article.parts[part].range.lowerBound
    }

    private static func isDouble(_ form: String) -> Bool {
        ["\"", "“", "”", "„", "«", "»", "``", "''", "‟"].contains(form)
    }

    private func beginsWithMark(_ run: TokenRun) -> Bool {
        run.places.first.map { mark($0) == .opening } ?? false
    }

    private func regions(of run: TokenRun, nextOpens: Bool) -> [QuoteRegion] {
        var regions: [QuoteRegion] = []
        var open: Int?
        let laterClosers = laterClosers(of: run)
        for (index, place) in run.places.enumerated() {
            switch mark(place) {
            case .opening:
                // An opening mark inside an open quotation: the first was never closed.
                if let start = open, !isSingle, isStraight(place) == false {
                    regions.append(unclosed(start, run, before: index))
                }
                if open == nil || isStraight(place) == false { open = index + 1 }
            case .closing:
                guard let start = open else { continue }
                if isSingle, isApostrophe(index, run), laterClosers[index] { continue }
                regions.append(QuoteRegion(tokens: start..<index, isClosed: true, goesOn: false))
                open = nil
            case nil: break
            }
        }
        if let start = open {
            if nextOpens {
                regions.append(
                    QuoteRegion(tokens: start..<run.places.count, isClosed: false, goesOn: true))
            } else {
                regions.append(unclosed(start, run, before: run.places.count))
            }
        }
        return regions.filter { !$0.tokens.isEmpty }
    }

    private func isStraight(_ place: TokenRun.Place) -> Bool {
        let form = reading.forms[place.sentence][place.token]
        return form == "\"" || form == "'"
    }

    /// A quotation that nothing closes ends with its sentence, or with its paragraph where it
    /// began it.
    private func unclosed(_ start: Int, _ run: TokenRun, before end: Int) -> QuoteRegion {
        var stop = end
        if start > 1 {
            let sentence = run.places[min(start, run.places.count - 1)].sentence
            while stop > start, run.places[stop - 1].sentence != sentence { stop -= 1 }
        }
        return QuoteRegion(tokens: start..<max(start, stop), isClosed: false, goesOn: false)
    }

    /// For each token whether another single closing mark follows before the next opening one.
    private func laterClosers(of run: TokenRun) -> [Bool] {
        var later = [Bool](repeating: false, count: run.places.count)
        guard isSingle else { return later }
        var hasCloser = false
        for index in run.places.indices.reversed() {
            later[index] = hasCloser
            switch mark(run.places[index]) {
            case .opening: hasCloser = false
            case .closing: hasCloser = hasCloser || !isApostrophe(index, run)
            case nil: break
            }
        }
        return later
    }

    /// `the villagers’ fields`: behind an s, with no mark before it.
    private func isApostrophe(_ index: Int, _ run: TokenRun) -> Bool {
        guard index > 0 else { return false }
        let place = run.places[index]
        let before = run.places[index - 1]
        let token = reading.sentences[place.sentence].sentence.tokens[place.token]
        return !token.shape.contains(.spaceBefore)
            && reading.forms[before.sentence][before.token].hasSuffix("s")
    }
}
