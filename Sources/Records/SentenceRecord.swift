/// A sentence, printed by `dateline extract --with sentences` and `--with tokens`; never journaled.
package struct SentenceRecord: Sendable, Equatable, Decodable {
    package var start: Int
    package var end: Int
    package var text: String
    package var tokens: [Token]?

    package init(span: Span, tokens: [Token]?) {
        start = span.start
        end = span.end
        text = span.text
        self.tokens = tokens
    }

    package struct Token: Sendable, Equatable, Decodable {
        package var start: Int
        package var end: Int
        package var text: String
        package var lemma: String
        package var upos: String
        /// Counted from 1 within the sentence; 0 for the root.
        package var head: Int
        package var deprel: String
        /// BIO with the entity's type.
        package var entity: String

        package init(
            span: Span, lemma: String, upos: String, head: Int, deprel: String, entity: String
        ) {
            start = span.start
            end = span.end
            text = span.text
            self.lemma = lemma
            self.upos = upos
            self.head = head
            self.deprel = deprel
            self.entity = entity
        }
    }
}

extension SentenceRecord: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.fieldIfPresent("tokens", tokens)
        }
    }
}

extension SentenceRecord.Token: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("lemma", lemma)
            $0.field("upos", upos)
            $0.field("head", head)
            $0.field("deprel", deprel)
            $0.field("entity", entity)
        }
    }
}
