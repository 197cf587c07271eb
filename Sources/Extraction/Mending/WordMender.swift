import Language
import Lexicons
import Prose
import Records

/// Mends the words that a sentence alone is parsed wrong in: lemmas of strong verbs, and
/// headlines whose verb in capitals was taken for a noun.
struct WordMender: Sendable {
    private let verbs: [String: String]
    private let nouns: [String: String]
    private let headlines: HeadlineMender

    init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/irregular-forms")
        try table.require("form", "lemma", "part")
        var verbs: [String: String] = [:]
        var nouns: [String: String] = [:]
        for row in table.rows {
            switch row["part"] {
            case "verb": verbs[row["form"]] = row["lemma"]
            case "noun": nouns[row["form"]] = row["lemma"]
            default: throw table.error(row, "part must be verb or noun")
            }
        }
        self.verbs = verbs
        self.nouns = nouns
        headlines = try HeadlineMender(seeds: seeds)
    }

    /// The article with better words.
    func mended(_ reading: Reading) -> Reading {
        reading.with(
            words: reading.sentences.indices.map { sentence in
                var words = reading.sentences[sentence].words
                let folded = reading.folded[sentence]
                for index in words.indices {
                    if let lemma = lemma(folded[index], words[index]) { words[index].lemma = lemma }
                }
                if reading.isTold(sentence) {
                    headlines.mend(
                        &words, forms: reading.forms[sentence], folded: folded,
                        names: reading.sentences[sentence].names)
                }
                return words
            })
    }

    private func lemma(_ form: String, _ word: Word) -> String? {
        switch word.upos {
        case .verb: word.features.contains(.infinitive) ? nil : verbs[form]
        case .noun: nouns[form]
        default: nil
        }
    }
}
