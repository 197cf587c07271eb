import Language
package import Lexicons
package import Records

/// Whose words the article gives: quotations, parts of them, and what is told of somebody's words.
package struct Quotes: Sendable {
    private let lexicon: CueLexicon
    private let notQuotes: NotQuotes

    package init(seeds: Seeds) throws(SeedsError) {
        lexicon = try CueLexicon(seeds: seeds)
        notQuotes = try NotQuotes(seeds: seeds)
    }

    /// In the order of the text.
    package func find(
        in reading: Reading, entities: EntityTable, times: [TimeRecord]
    ) -> [QuoteRecord] {
        let runs = TokenRun.paragraphs(of: reading)
        let regions = MarkReader(reading: reading, runs: runs).regions()
        var writer = QuoteWriter(
            reading: reading, entities: entities, lexicon: lexicon, notQuotes: notQuotes)
        let transcript = Transcript(runs, in: reading)
        for (index, run) in runs.enumerated() {
            if let label = transcript.labels[index] {
                writer.speak(run, label)
            } else {
                writer.read(run, regions[index])
            }
        }
        return writer.records(times: times)
    }
}
