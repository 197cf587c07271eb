package import Lexicons
package import Prose
import Records

/// A small engine of lists and rules: tags, lemmas, a shallow tree and names for each sentence.
///
/// It stands in for the trained models behind the same types.
package struct Parser: Sendable {
    private let words: WordLexicon
    private let names: NameFinder

    package init(seeds: Seeds) throws(SeedsError) {
        words = try WordLexicon(seeds: seeds)
        names = try NameFinder(seeds: seeds, words: words)
    }

    /// The sentences must be those of `article`, in their order.
    package func parse(_ sentences: [Sentence], of article: Article) -> [ParsedSentence] {
        let lines = sentences.map { line(of: $0, in: article) }
        let found = names.find(in: lines)
        return sentences.indices.map { index in
            let words = tagged(lines[index], names: found[index])
            return ParsedSentence(
                sentence: sentences[index], words: words, names: found[index])
        }
    }

    private func tagged(_ line: NameFinder.Line, names: [Name]) -> [Word] {
        var tagger = Tagger(line: line, names: names, words: words)
        let tags = tagger.run()
        var attacher = Attacher(line: line, tags: tags, names: names, sayings: words.sayings)
        return attacher.run()
    }

    private func line(of sentence: Sentence, in article: Article) -> NameFinder.Line {
        let forms = sentence.tokens.map { Tokenizer.form(of: $0, in: article.text) }
        let role = article.parts[sentence.part].role
        var capitals = 0
        var long = 0
        for (token, form) in zip(sentence.tokens, forms)
        where token.shape.contains(.hasLower) && form.utf8.count > 3 || token.shape.contains(.upper)
        {
            long += 1
            capitals += token.shape.contains(.capitalised) ? 1 : 0
        }
        return NameFinder.Line(
            tokens: sentence.tokens, forms: forms, folded: forms.map { $0.lowercased() },
            isHeadline: role != .paragraph && long > 2 && capitals * 10 > long * 7,
            isBody: role.isTold)
    }
}
