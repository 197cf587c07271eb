/// A number with what it counts or measures.
package struct QuantityRecord: Sendable, Equatable, Decodable {
    package var id: String
    package var start: Int
    package var end: Int
    package var text: String
    package var value: Double
    /// The upper end of a range.
    package var high: Double?
    /// The unit's name in English (`kilometre`, `percentage`), ISO 4217 for money.
    package var unit: String?
    /// The unit as the article writes it.
    package var unitText: String?
    package var approximate: Bool
    package var change: Change?
    /// The thing counted.
    package var of: String?
    package var confidence: Double
    package var rule: String

    package init(
        id: String, span: Span, value: Double, high: Double? = nil, unit: String? = nil,
        unitText: String? = nil, approximate: Bool = false, change: Change? = nil,
        of: String? = nil, provenance: Provenance
    ) {
        self.id = id
        start = span.start
        end = span.end
        text = span.text
        self.value = value
        self.high = high
        self.unit = unit
        self.unitText = unitText
        self.approximate = approximate
        self.change = change
        self.of = of
        confidence = provenance.confidence
        rule = provenance.rule
    }

    package enum Change: String, Sendable, Decodable, JSONWritable {
        case up, down
    }
}

extension QuantityRecord: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("id", id)
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("value", value)
            $0.field("high", high)
            $0.field("unit", unit)
            $0.field("unitText", unitText)
            $0.field("approximate", approximate)
            $0.field("change", change)
            $0.field("of", of)
            $0.fields(of: Provenance(confidence: confidence, rule: rule))
        }
    }
}
