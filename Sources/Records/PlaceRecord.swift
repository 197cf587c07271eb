/// A place that the article names; without coordinates where it could not be resolved.
package struct PlaceRecord: Sendable, Equatable, Decodable {
    package var id: String
    package var start: Int
    package var end: Int
    package var text: String
    /// The gazetteer's name for it, else the surface.
    package var name: String
    /// `country`, `admin1`, `city`, `capital`, `sea`, `region` …
    package var kind: String
    /// ISO 3166-1 alpha-2.
    package var country: String?
    package var admin1: String?
    /// Degrees, WGS 84.
    package var lat: Double?
    package var lon: Double?
    package var geonames: Int?
    package var entity: String?
    package var confidence: Double
    package var rule: String

    package init(
        id: String, span: Span, name: String, kind: String, country: String? = nil,
        admin1: String? = nil, lat: Double? = nil, lon: Double? = nil, geonames: Int? = nil,
        entity: String? = nil, provenance: Provenance
    ) {
        self.id = id
        start = span.start
        end = span.end
        text = span.text
        self.name = name
        self.kind = kind
        self.country = country
        self.admin1 = admin1
        self.lat = lat
        self.lon = lon
        self.geonames = geonames
        self.entity = entity
        confidence = provenance.confidence
        rule = provenance.rule
    }
}

extension PlaceRecord: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("id", id)
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("name", name)
            $0.field("kind", kind)
            $0.field("country", country)
            $0.field("admin1", admin1)
            $0.field("lat", lat)
            $0.field("lon", lon)
            $0.field("geonames", geonames)
            $0.field("entity", entity)
            $0.fields(of: Provenance(confidence: confidence, rule: rule))
        }
    }
}
