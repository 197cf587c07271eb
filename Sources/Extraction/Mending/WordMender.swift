import Language
import Lexicons
import Prose
import Records

/// Mends the words that a sentence alone is parsed wrong in: lemmas of strong verbs, and
/// headlines whose verb in capitals was taken for a noun.
struct WordMender: Sendable {
    private let verbs: [String: String]
    private let nouns: [String: String]
    /// Nouns with a hyphen that the lists have: `cease-fire`.
    private let joined: Set<String>
    private let headlines: HeadlineMender

    init(seeds: Seeds, events: EventLexicon) throws(SeedsError) {
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
        headlines = try HeadlineMender(seeds: seeds, events: events)
        var joined: Set<String> = []
        for (name, column) in [
            ("lexicons/events", "lemma"), ("lexicons/event-things", "lemma"),
            ("lexicons/event-words", "word"),
        ] {
            for row in try seeds.table(name).rows where row[column].contains("-") {
                joined.insert(row[column])
            }
        }
        self.joined = joined
    }

    /// The article with better words.
    func mended(_ reading: Reading) -> Reading {
        reading.with(
            words: reading.sentences.indices.map { sentence in
                var words = reading.sentences[sentence].words
                let folded = reading.folded[sentence]
                for index in words.indices {
                    if let lemma = lemma(folded[index], words[index]) { words[index].lemma = lemma }
                    if let lemma = hyphenated(index, words, folded) { words[index].lemma = lemma }
                }
                if reading.isTold(sentence) {
                    headlines.mend(
                        &words, forms: reading.forms[sentence], folded: folded,
                        names: reading.sentences[sentence].names)
                }
                return words
            })
    }

    /// `cease-fire`, whose parts are tokens of their own: the last part's lemma is the whole's.
    private func hyphenated(_ index: Int, _ words: [Word], _ folded: [String]) -> String? {
        guard index >= 2, folded[index - 1] == "-", words[index].upos == .noun else { return nil }
        let whole = folded[index - 2] + "-" + words[index].lemma.lowercased()
        return joined.contains(whole) ? whole : nil
    }

    private func lemma(_ form: String, _ word: Word) -> String? {
        switch word.upos {
        case .verb: word.features.contains(.infinitive) ? nil : verbs[form]
        case .noun: nouns[form]
        default: nil
        }
    }
}
