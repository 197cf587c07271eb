/// What somebody holds to be so, by a quote or by what is reported of them.
package struct ClaimRecord: Sendable, Equatable, Decodable {
    package var id: String
    package var claimant: Claimant
    package var stance: Stance
    package var start: Int
    package var end: Int
    package var text: String
    /// Ids of entities and events.
    package var about: [String]
    package var quote: String?
    package var event: String?
    package var confidence: Double
    package var rule: String

    package init(
        id: String, claimant: Claimant, stance: Stance, span: Span, about: [String] = [],
        quote: String? = nil, event: String? = nil, provenance: Provenance
    ) {
        self.id = id
        self.claimant = claimant
        self.stance = stance
        start = span.start
        end = span.end
        text = span.text
        self.about = about
        self.quote = quote
        self.event = event
        confidence = provenance.confidence
        rule = provenance.rule
    }

    package struct Claimant: Sendable, Hashable, Decodable {
        package var entity: String?
        package var text: String

        package init(entity: String?, text: String) {
            self.entity = entity
            self.text = text
        }
    }

    package enum Stance: String, Sendable, CaseIterable, Decodable, JSONWritable {
        case asserts, denies, accuses, promises, demands, predicts, assesses
    }
}

extension ClaimRecord: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("id", id)
            $0.field("claimant", claimant)
            $0.field("stance", stance)
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("about", about)
            $0.field("quote", quote)
            $0.field("event", event)
            $0.fields(of: Provenance(confidence: confidence, rule: rule))
        }
    }
}

extension ClaimRecord.Claimant: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("entity", entity)
            $0.field("text", text)
        }
    }
}
