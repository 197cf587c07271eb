package import Lexicons
package import Records

/// The places that the article names, with coordinates where it is known which are meant.
package struct Places: Sendable {
    private let gazetteer: Gazetteer
    private let words: PlaceWords

    package init(seeds: Seeds) throws(SeedsError) {
        gazetteer = try Gazetteer(seeds: seeds)
        words = try PlaceWords(seeds.table("lexicons/place-words"))
    }

    /// `p1`, `p2` … in the order of the text; capitals that stand for governments are left out.
    package func find(in reading: Reading, entities: EntityTable) -> [PlaceRecord] {
        let found = PlaceFinder(
            gazetteer: gazetteer, words: words, reading: reading, entities: entities
        ).find()
        let resolver = PlaceResolver(
            gazetteer: gazetteer, reading: reading, entities: entities, found: found)
        return found.indices.map { number in
            let item = found[number]
            let span = reading.span(item.tokens, of: item.sentence)
            let id = "p\(number + 1)"
            guard let (index, provenance) = resolver.place(number) else {
                return PlaceRecord(
                    id: id, span: span, name: span.text,
                    kind: item.entity?.type == .facility ? "facility" : "place",
                    country: item.entity?.country, entity: item.entity?.id,
                    provenance: Provenance(confidence: 0.4, rule: "places/unknown"))
            }
            let place = gazetteer.places[index]
            return PlaceRecord(
                id: id, span: span, name: place.main.isEmpty ? place.name : place.main,
                kind: place.kind, country: place.country.isEmpty ? nil : place.country,
                admin1: gazetteer.admin1(of: place), lat: place.lat, lon: place.lon,
                geonames: place.geonames, entity: item.entity?.id, provenance: provenance)
        }
    }
}
