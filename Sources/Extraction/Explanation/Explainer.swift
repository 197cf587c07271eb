import Language
package import Lexicons
import Prose
import Records

/// Shows the way from an article's text to one of its records.
package struct Explainer: Sendable {
    private let seeds: Seeds
    /// What each rule does, by its id or the first part of it.
    private let rules: [String: String]

    package init(seeds: Seeds) throws(SeedsError) {
        self.seeds = seeds
        let table = try seeds.table("rules/names")
        try table.require("rule", "does")
        rules = Dictionary(table.rows.map { ($0["rule"], $0["does"]) }) { first, _ in first }
    }

    /// What a record is told by: its words, its rule, its sentences with their trees, and the rows
    /// of the seeds that know its words; nil where the article has no such record.
    package func explanation(of id: String, in extraction: Extraction) -> Explanation? {
        let record = extraction.envelopes().lazy.compactMap { Self.facts(of: $0.record) }
            .first { $0.id == id }
        guard let record else { return nil }
        let reading = extraction.reading
        return Explanation(
            id: id, kind: record.kind, text: record.spans.first?.text ?? "", rule: record.rule,
            does: does(record.rule), confidence: record.confidence,
            sentences: reading.sentences.indices.filter { index in
                let range = reading.sentences[index].sentence.range
                return record.spans.contains {
                    $0.start < range.upperBound && $0.end > range.lowerBound
                }
            }.map { sentence($0, reading) },
            entries: entries(for: record.words), related: record.related)
    }

    /// `quote.verb` by itself, or `times/weekday` by `times`.
    private func does(_ rule: String) -> String {
        if let known = rules[rule] { return known }
        let first = rule.prefix { $0 != "/" && $0 != "." && $0 != ":" }
        return rules[String(first)] ?? ""
    }

    private func sentence(_ index: Int, _ reading: Reading) -> Explanation.Sentence {
        let parsed = reading.sentences[index]
        var labels = [String](repeating: "", count: parsed.words.count)
        for name in parsed.names {
            for token in name.tokens { labels[token] = name.type.rawValue }
        }
        return Explanation.Sentence(
            text: reading.text.span(parsed.sentence.range).text,
            words: parsed.words.indices.map { token in
                let word = parsed.words[token]
                return Explanation.Word(
                    form: reading.forms[index][token], lemma: word.lemma,
                    tag: word.upos.rawValue, relation: word.relation.rawValue,
                    head: word.head.map { reading.forms[index][$0] } ?? "",
                    name: labels[token])
            })
    }

    /// The rows in which a cell is one of the words, table by table.
    private func entries(for words: [String]) -> [Explanation.Entry] {
        let wanted = Set(words.flatMap { [$0, $0.lowercased()] }.filter { !$0.isEmpty })
        guard !wanted.isEmpty else { return [] }
        return seeds.names.flatMap { name -> [Explanation.Entry] in
            guard let table = try? seeds.table(name), let key = table.columns.first else {
                return []
            }
            let rows = table.rows.filter { row in
                row.list(key).contains { wanted.contains($0) }
            }
            return rows.prefix(Self.rowsMax).map { row in
                Explanation.Entry(
                    table: name,
                    cells: table.columns.compactMap { column in
                        row[column].isEmpty ? nil : "\(column): \(row[column])"
                    })
            }
        }
    }

    /// Rows shown of one table.
    private static let rowsMax = 8
}
