import Extraction
import FoundationEssentials
import Prose
import Records

/// The share of the cases of Microsoft's Recognizers and of quantulum3 that come out right.
///
/// What of a case is right for us is said in `DateCase`, `NumberCase` and `MeasureCase`, by rules
/// over the answers; no case is left out by itself.
struct SpecEvaluation {
    let workbench: Workbench

    func figures() throws -> [Figure] {
        var times = Score()
        var quantities = Score()
        var figures: [Figure] = []
        for (name, file) in Self.dates {
            let score = try dates(file)
            times += score
            figures.append(Figure("specs.\(name)", Self.share(score)))
        }
        for (name, file) in Self.numbers {
            let score = try numbers(file)
            quantities += score
            figures.append(Figure("specs.\(name)", Self.share(score)))
        }
        let measures = try measures()
        quantities += measures
        figures.append(Figure("specs.quantulum3", Self.share(measures)))
        return [
            Figure("specs.times", Self.share(times)),
            Figure("specs.quantities", Self.share(quantities)),
        ] + figures
    }

    private static let dates = [
        ("dates", "DateParser"), ("periods", "DatePeriodParser"), ("holidays", "HolidayParser"),
        ("durations", "DurationParser"), ("sets", "SetParser"),
    ]
    private static let numbers = [
        ("numbers", "Number/English/NumberModel"), ("percents", "Number/English/PercentModel"),
        ("currencies", "NumberWithUnit/English/CurrencyModel"),
        ("dimensions", "NumberWithUnit/English/DimensionModel"),
        ("temperatures", "NumberWithUnit/English/TemperatureModel"),
        ("ages", "NumberWithUnit/English/AgeModel"),
    ]

    /// Stands before each case: a line of two words is in no language, and nothing is read of it.
    private static let opening = "This is what the newspaper said on its page. "

    private static func share(_ score: Score) -> Double {
        100 * Double(score.right) / Double(max(1, score.gold))
    }

    private func dates(_ file: String) throws -> Score {
        var score = Score()
        let cases: [DateCase] = try read("time/recognizers-text-specs/DateTime/English/\(file)")
        for spec in cases {
            guard let wanted = spec.wanted else { continue }
            let times = try workbench.extract(
                .init(text: Self.opening + spec.Input, published: spec.day)
            ).times
            let isRight = wanted.allSatisfy { right in
                times.contains { DateCase.fits($0, right) }
            }
            score += Score(right: isRight ? 1 : 0, gold: 1)
        }
        return score
    }

    private func numbers(_ file: String) throws -> Score {
        var score = Score()
        let cases: [NumberCase] = try read("quantities/recognizers-text-specs/\(file)")
        for spec in cases {
            guard let wanted = spec.wanted else { continue }
            let found = try extract(spec.Input).quantities
            let isRight = wanted.allSatisfy { right in
                found.contains { NumberCase.fits($0, right) }
            }
            score += Score(right: isRight ? 1 : 0, gold: 1)
        }
        return score
    }

    private func measures() throws -> Score {
        var score = Score()
        let cases: [MeasureCase] = try read("quantities/quantulum3/tests/quantities")
        for spec in cases {
            let found = try extract(spec.req)
            let isRight = spec.fits(found.quantities, found.times)
            score += Score(right: isRight ? 1 : 0, gold: 1)
        }
        return score
    }

    /// As in an article of any day.
    private func extract(_ text: String) throws -> Extraction {
        try workbench.extract(.init(text: Self.opening + text, published: "2023-02-10"))
    }

    private func read<T: Decodable>(_ path: String) throws -> [T] {
        let text = try workbench.gold(path + ".json")
        let isMarked = text.unicodeScalars.first == "\u{FEFF}"
        let body = isMarked ? String(text.unicodeScalars.dropFirst()) : text
        return try JSONDecoder().decode([T].self, from: Data(body.utf8))
    }
}
