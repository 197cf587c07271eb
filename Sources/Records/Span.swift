/// A piece of the article's text: UTF-8 byte offsets, half open, with the bytes they stand for.
package struct Span: Sendable, Hashable, Decodable {
    package var start: Int
    package var end: Int
    package var text: String

    package init(start: Int, end: Int, text: String) {
        self.start = start
        self.end = end
        self.text = text
    }

    /// Byte offsets into the article's text.
    package var range: Range<Int> { start..<end }
}

extension Span: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object { $0.fields(of: self) }
    }
}

extension JSONWriter {
    /// The three fields of a span, inside the object that it is the span of.
    package mutating func fields(of span: Span) {
        field("start", span.start)
        field("end", span.end)
        field("text", span.text)
    }
}

/// How sure a record is, and which rule or model made it.
package struct Provenance: Sendable, Hashable, Decodable {
    /// 0…1.
    package var confidence: Double
    /// The id of a rule or lexicon entry in `seeds/`, or of a model.
    package var rule: String

    package init(confidence: Double, rule: String) {
        self.confidence = confidence
        self.rule = rule
    }
}

extension JSONWriter {
    package mutating func fields(of provenance: Provenance) {
        field("confidence", provenance.confidence)
        field("rule", provenance.rule)
    }
}
