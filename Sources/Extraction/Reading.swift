package import Language
package import Prose
package import Records

/// An article as every stage reads it: its parts, its parsed sentences and their words' forms.
///
/// A class, since all stages hold it in many of their values and none changes it.
package final class Reading: Sendable {
    package let article: Article
    /// In the order of the text, of all parts; `told` has those that feed quotes and events.
    package let sentences: [ParsedSentence]
    /// The words of each sentence as written, apostrophes straight: `forms[sentence][token]`.
    package let forms: [[String]]
    /// The same in lower case.
    package let folded: [[String]]
    /// The sentences' trees.
    let trees: [SentenceTree]
    /// The pieces of each sentence, from which times and quantities are read.
    let pieces: [[Piece]]

    package convenience init(article: Article, sentences: [ParsedSentence]) {
        let forms = sentences.map { sentence in
            sentence.sentence.tokens.map { Tokenizer.form(of: $0, in: article.text) }
        }
        self.init(
            article: article, sentences: sentences, forms: forms,
            folded: forms.map { $0.map { $0.lowercased() } })
    }

    /// Trees are grown and pieces cut where none are given.
    private init(
        article: Article, sentences: [ParsedSentence], forms: [[String]], folded: [[String]],
        trees: [SentenceTree]? = nil, pieces: [[Piece]]? = nil
    ) {
        self.article = article
        self.sentences = sentences
        self.forms = forms
        self.folded = folded
        self.trees = trees ?? sentences.map { SentenceTree($0.words) }
        self.pieces = pieces ?? sentences.map { Pieces.of($0.sentence, in: article.text) }
    }

    /// The same at the bytes of the text as it came, its words as they were read.
    func moved(by unescaped: UnescapedText, to original: ArticleText) -> Reading {
        Reading(
            article: article.moved(by: unescaped, to: original),
            sentences: sentences.map { parsed in
                let tokens = parsed.sentence.tokens.map {
                    Token(range: unescaped.original($0.range), shape: $0.shape)
                }
                let sentence = Sentence(
                    part: parsed.sentence.part,
                    range: unescaped.original(parsed.sentence.range), tokens: tokens)
                return ParsedSentence(
                    sentence: sentence, words: parsed.words, names: parsed.names)
            }, forms: forms, folded: folded, trees: trees)
    }

    /// The same with other names; one list a sentence.
    func with(names: [[Name]]) -> Reading {
        Reading(
            article: article,
            sentences: zip(sentences, names).map {
                ParsedSentence(sentence: $0.sentence, words: $0.words, names: $1)
            }, forms: forms, folded: folded, trees: trees, pieces: pieces)
    }

    /// The same with other words; one list a sentence.
    func with(words: [[Word]]) -> Reading {
        Reading(
            article: article,
            sentences: zip(sentences, words).map {
                ParsedSentence(sentence: $0.sentence, words: $1, names: $0.names)
            }, forms: forms, folded: folded, pieces: pieces)
    }

    package var text: ArticleText { article.text }

    package func role(of sentence: Int) -> PartRole {
        article.parts[sentences[sentence].sentence.part].role
    }

    /// Whether a sentence stands in a title or paragraph, which alone feed quotes and events.
    package func isTold(_ sentence: Int) -> Bool { role(of: sentence).isTold }

    /// The bytes of some tokens of a sentence; the range must not be empty.
    package func bytes(_ tokens: Range<Int>, of sentence: Int) -> Range<Int> {
        let all = sentences[sentence].sentence.tokens
        return all[tokens.lowerBound].range.lowerBound..<all[tokens.upperBound - 1].range.upperBound
    }

    package func span(_ tokens: Range<Int>, of sentence: Int) -> Span {
        text.span(bytes(tokens, of: sentence))
    }
}

extension Reading {
    /// The token of a range whose head lies outside it; the last one where none does.
    package func head(of tokens: Range<Int>, in sentence: Int) -> Int {
        let words = sentences[sentence].words
        for index in tokens.reversed() {
            guard let head = words[index].head else { return index }
            if !tokens.contains(head), words[index].relation != .punct,
                words[index].relation != .case
            {
                return index
            }
        }
        return tokens.upperBound - 1
    }
}
