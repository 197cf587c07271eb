import Language
package import Lexicons
import Prose
package import Records

/// Finds the time expressions of an article and resolves them against its publication date.
package struct Times: Sendable {
    private let rules: TimeRules

    package init(seeds: Seeds) throws(SeedsError) {
        rules = try TimeRules(
            rules: seeds.table("rules/times"), words: seeds.table("lexicons/time-words"),
            numbers: seeds.table("lexicons/numbers"))
    }

    /// `t1`, `t2` … in the order of the text, without overlap.
    package func find(in reading: Reading) -> [TimeRecord] {
        var records: [TimeRecord] = []
        var told = Told()
        for (number, sentence) in reading.sentences.enumerated() {
            guard records.count < Limits.timesMax else { break }
            told.forgetPeriod(at: number)
            let reader = TimeReader(
                matcher: TimeMatcher(rules: rules, pieces: reading.pieces[number]),
                sentence: sentence,
                text: reading.text,
                anchor: reading.article.published.value, number: number,
                isTitle: reading.role(of: number) == .title)
            reader.read(into: &records, &told)
        }
        return records
    }

    /// The last resolved time, which `two days later` counts from.
    struct Told {
        var date: CalendarDate?
        var id: String?
        /// The last quarter or half, which `a year earlier` and `the period` are told from.
        var period: String?
        var periodSentence = 0

        /// What was told long before is not what the words mean.
        mutating func forgetPeriod(at sentence: Int) {
            if sentence - periodSentence > Limits.periodSentencesMax { period = nil }
        }
    }
}
