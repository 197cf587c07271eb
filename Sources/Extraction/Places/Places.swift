package import Lexicons
package import Records

/// The places that the article names, with coordinates where it is known which are meant.
package struct Places: Sendable {
    private let gazetteer: Gazetteer
    private let words: PlaceWords

    /// It names the gazetteer, for `version.seeds`.
    package var checksum: String { gazetteer.file.checksum }

    package init(seeds: Seeds) throws(SeedsError) {
        gazetteer = try Gazetteer(seeds: seeds)
        words = try PlaceWords(seeds.table("lexicons/place-words"))
    }

    /// `p1`, `p2` … in the order of the text; capitals that stand for governments are left out.
    package func find(in reading: Reading, entities: EntityTable) -> [PlaceRecord] {
        let keys = reading.forms.map(Gazetteer.Keys.init)
        let found = PlaceFinder(
            gazetteer: gazetteer, words: words, reading: reading, keys: keys, entities: entities
        ).find()
        var resolver = PlaceResolver(
            gazetteer: gazetteer, words: words, reading: reading, keys: keys, entities: entities,
            found: found)
        var records: [PlaceRecord] = []
        for (number, item) in found.enumerated() {
            let span = reading.span(item.tokens, of: item.sentence)
            let id = "p\(number + 1)"
            guard let (place, provenance) = resolver.place(number) else {
                records.append(unknown(item, id, span))
                continue
            }
            records.append(known(place, provenance, item, id, span))
        }
        return records
    }

    private func unknown(_ item: PlaceFinder.Found, _ id: String, _ span: Span) -> PlaceRecord {
        PlaceRecord(
            id: id, span: span, name: span.text,
            kind: item.entity?.type == .facility ? "facility" : "place",
            country: item.entity?.country, entity: item.entity?.id,
            provenance: Provenance(confidence: 0.4, rule: "places/unknown"))
    }

    private func known(
        _ place: Place, _ provenance: Provenance, _ item: PlaceFinder.Found, _ id: String,
        _ span: Span
    ) -> PlaceRecord {
        let file = gazetteer.file
        let country = file.country(place.region)
        let within = item.entity?.type == .facility ? "facility" : "place"
        return PlaceRecord(
            id: id, span: span, name: item.isWithin ? span.text : file.name(of: place),
            kind: item.isWithin ? within : file.kindName(of: place),
            country: country.isEmpty ? nil : country,
            admin1: file.admin1(place.region), lat: place.lat, lon: place.lon,
            geonames: item.isWithin ? nil : place.geonames, entity: item.entity?.id,
            provenance: provenance)
    }
}
