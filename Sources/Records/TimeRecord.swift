/// A time expression with its TIMEX3 value.
package struct TimeRecord: Sendable, Equatable, Decodable {
    package var id: String
    package var start: Int
    package var end: Int
    package var text: String
    package var type: Kind
    /// TIMEX3; what is not known stays X (`XXXX-WXX-6`).
    package var value: String
    /// TIMEX3 `mod`: START, MID, END, APPROX, MORE_THAN, LESS_THAN …
    package var mod: String?
    /// The id of the time that this one is counted from; nil for the publication date.
    package var anchor: String?
    package var from: CalendarDate?
    package var to: CalendarDate?
    package var confidence: Double
    package var rule: String

    package init(
        id: String, span: Span, type: Kind, value: String, mod: String? = nil,
        anchor: String? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil,
        provenance: Provenance
    ) {
        self.id = id
        start = span.start
        end = span.end
        text = span.text
        self.type = type
        self.value = value
        self.mod = mod
        self.anchor = anchor
        self.from = from
        self.to = to
        confidence = provenance.confidence
        rule = provenance.rule
    }

    package enum Kind: String, Sendable, Decodable, JSONWritable {
        case date = "DATE"
        case time = "TIME"
        case duration = "DURATION"
        case set = "SET"
    }
}

extension TimeRecord: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("id", id)
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("type", type)
            $0.field("value", value)
            $0.field("mod", mod)
            $0.field("anchor", anchor)
            $0.field("from", from)
            $0.field("to", to)
            $0.fields(of: Provenance(confidence: confidence, rule: rule))
        }
    }
}
