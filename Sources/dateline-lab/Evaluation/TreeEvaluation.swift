import Language
import Prose

/// Parts of speech and trees from gold tokens; subtypes of relations are not looked at.
struct TreeEvaluation {
    let workbench: Workbench

    func figures() throws -> [Figure] {
        try figures("ewt-dev", "syntax/ewt/en_ewt-ud-dev.conllu")
            + figures("gum-dev", "syntax/gum/en_gum-free-dev.conllu")
            + figures("gum-news-dev", "syntax/gum/en_gum-news-dev.conllu")
    }

    private func figures(_ name: String, _ path: String) throws -> [Figure] {
        let text = try workbench.gold(path)
        let gold = TreeBank(text).sentences
        let input = CoNLLU(text)
        let parsed = workbench.model.parse(input.sentences, of: input.text)
        var (words, upos, heads, labelled) = (0, 0, 0, 0)
        for (sentence, found) in zip(gold, parsed) {
            for (wanted, word) in zip(sentence.words, found.words) {
                words += 1
                if word.upos.rawValue == wanted.upos { upos += 1 }
                guard (word.head ?? -1) + 1 == wanted.head else { continue }
                heads += 1
                if word.relation.universal == wanted.relation { labelled += 1 }
            }
        }
        let share = { (count: Int) in 100 * Double(count) / Double(max(1, words)) }
        return [
            Figure("\(name).upos", share(upos)), Figure("\(name).uas", share(heads)),
            Figure("\(name).las", share(labelled)),
        ]
    }
}

extension Relation {
    /// Without its subtype.
    var universal: String { String(rawValue.prefix { $0 != ":" }) }
}
