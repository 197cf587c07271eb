import Extraction
import FoundationEssentials
import Language
import Prose
import Records

/// Exact spans of sentences in plain text, and the golden rules of sentence splitting.
struct SentenceEvaluation {
    let workbench: Workbench

    func figures() throws -> [Figure] {
        [
            try figure("sentences.ewt-dev", "syntax/ewt/en_ewt-ud-dev.conllu"),
            try figure("sentences.gum-news-dev", "syntax/gum/en_gum-news-dev.conllu"),
            Figure("sentences.golden-rules", Double(try goldenRules())),
        ]
    }

    private func figure(_ name: String, _ path: String) throws -> Figure {
        var score = Score()
        for gold in TreeBank(try workbench.gold(path)).documents() {
            let text = String(decoding: gold.bytes, as: UTF8.self)
            let found = Set(
                try workbench.extract(text).reading.sentences.map(\.sentence.range))
            score += Score(
                right: found.intersection(gold.sentences).count, predicted: found.count,
                gold: Set(gold.sentences).count)
        }
        return Figure(name, score.f1)
    }

    private struct Rule: Decodable {
        let text: String
        let sentences: [String]
    }

    /// How many of the rules' texts are cut as they want it.
    private func goldenRules() throws -> Int {
        try workbench.gold("sentences/golden_rules_en.jsonl").split(separator: "\n").count {
            let rule = try JSONDecoder().decode(Rule.self, from: Data($0.utf8))
            let found = try workbench.extract(rule.text)
            let sentences = found.reading.sentences.map {
                found.reading.text.span($0.sentence.range).text
            }
            return sentences == rule.sentences
        }
    }
}
