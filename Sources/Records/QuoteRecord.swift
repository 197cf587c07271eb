/// Words that the article gives as somebody's.
package struct QuoteRecord: Sendable, Equatable, Decodable {
    package var id: String
    /// Of the words without their quotation marks.
    package var start: Int
    package var end: Int
    package var text: String
    package var form: Form
    package var speaker: Speaker?
    package var cue: Cue?
    package var addressee: Addressee?
    /// The id of the time at which it was said.
    package var time: String?
    /// The id of the quote whose second half this is.
    package var continues: String?
    package var confidence: Double
    package var rule: String

    package init(
        id: String, span: Span, form: Form, speaker: Speaker?, cue: Cue?,
        addressee: Addressee? = nil, time: String? = nil, continues: String? = nil,
        provenance: Provenance
    ) {
        self.id = id
        start = span.start
        end = span.end
        text = span.text
        self.form = form
        self.speaker = speaker
        self.cue = cue
        self.addressee = addressee
        self.time = time
        self.continues = continues
        confidence = provenance.confidence
        rule = provenance.rule
    }

    package enum Form: String, Sendable, Decodable, JSONWritable {
        case direct, indirect, mixed
    }

    package struct Speaker: Sendable, Hashable, Decodable {
        /// As the sentence names the speaker: `the spokesman`, `he`.
        package var start: Int
        package var end: Int
        package var text: String
        /// The entity's id, where the speaker was resolved.
        package var entity: String?
        package var name: String?
        package var role: String?
        /// No name is given anywhere.
        package var anonymous: Bool
        /// What the article does say of an anonymous speaker.
        package var description: String?

        package init(
            _ span: Span, entity: String? = nil, name: String? = nil, role: String? = nil,
            anonymous: Bool = false, description: String? = nil
        ) {
            start = span.start
            end = span.end
            text = span.text
            self.entity = entity
            self.name = name
            self.role = role
            self.anonymous = anonymous
            self.description = description
        }
    }

    package struct Cue: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int
        package var text: String
        package var lemma: String

        package init(_ span: Span, lemma: String) {
            start = span.start
            end = span.end
            text = span.text
            self.lemma = lemma
        }
    }

    package struct Addressee: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int
        package var text: String
        package var entity: String?

        package init(_ span: Span, entity: String? = nil) {
            start = span.start
            end = span.end
            text = span.text
            self.entity = entity
        }
    }
}

extension QuoteRecord: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("id", id)
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("form", form)
            $0.field("speaker", speaker)
            $0.field("cue", cue)
            $0.field("addressee", addressee)
            $0.field("time", time)
            $0.field("continues", continues)
            $0.fields(of: Provenance(confidence: confidence, rule: rule))
        }
    }
}

extension QuoteRecord.Speaker: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("entity", entity)
            $0.field("name", name)
            $0.field("role", role)
            $0.field("anonymous", anonymous)
            $0.field("description", description)
        }
    }
}

extension QuoteRecord.Cue: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("lemma", lemma)
        }
    }
}

extension QuoteRecord.Addressee: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("entity", entity)
        }
    }
}
