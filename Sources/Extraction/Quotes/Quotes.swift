import Language
package import Lexicons
package import Records

/// Whose words the article gives: quotations, parts of them, and what is told of somebody's words.
package struct Quotes: Sendable {
    private let verbs: ReportingVerbs
    private let notQuotes: NotQuotes

    package init(seeds: Seeds) throws(SeedsError) {
        verbs = try ReportingVerbs(seeds: seeds)
        notQuotes = try NotQuotes(seeds: seeds)
    }

    /// In the order of the text.
    package func find(
        in reading: Reading, entities: EntityTable, times: [TimeRecord]
    ) -> [QuoteRecord] {
        let runs = TokenRun.paragraphs(of: reading)
        let regions = MarkReader(reading: reading, runs: runs).regions()
        var writer = QuoteWriter(
            reading: reading, entities: entities, verbs: verbs, notQuotes: notQuotes)
        for (run, regions) in zip(runs, regions) { writer.read(run, regions) }
        return writer.records(times: times)
    }
}

extension ReportingVerbs {
    init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/reporting-verbs")
        try table.require("lemma", "stance", "quoted")
        var entries: [String: Entry] = [:]
        for row in table.rows {
            guard ClaimRecord.Stance(rawValue: row["stance"]) != nil else {
                throw table.error(row, "stance “\(row["stance"])” is no stance of a claim")
            }
            entries[row["lemma"]] = Entry(stance: row["stance"], isQuoted: row["quoted"] == "yes")
        }
        self.init(entries: entries)
    }
}
