import Records

/// Chooses which of the places of a name is meant: what contains it by the article's words, then
/// the countries and states that the article names, then how many people live there.
struct PlaceResolver {
    let gazetteer: Gazetteer
    let reading: Reading
    let found: [PlaceFinder.Found]
    private var countries: Set<String> = []
    private var regions: Set<String> = []
    /// For a name that the article once places (`Paris, Texas`), the place.
    private var settled: [String: Int] = [:]
    /// The places that stand in one another by the article's words, by the names' numbers.
    private var contained: [Int: Int] = [:]

    init(
        gazetteer: Gazetteer, reading: Reading, entities: EntityTable, found: [PlaceFinder.Found]
    ) {
        self.gazetteer = gazetteer
        self.reading = reading
        self.found = found
        for record in entities.records {
            if record.type == .country || record.type == .group, let country = record.country {
                countries.insert(country)
            }
        }
        for item in found {
            for place in item.candidates.map({ gazetteer.places[$0] }) {
                if place.kind == "country" { countries.insert(place.country) }
                if place.kind == "admin1", item.candidates.count < 3 {
                    regions.insert(place.region)
                }
            }
        }
        for (number, item) in found.enumerated() {
            for container in containers(of: number) {
                guard let place = inside(gazetteer.places[container], item) else { continue }
                contained[number] = place
                if contained[number + 1] == nil { contained[number + 1] = container }
                settled[name(item)] = settled[name(item)] ?? place
                break
            }
        }
    }

    /// The place meant by a name, how sure, and by which rule; nil where it is not known.
    func place(_ number: Int) -> (place: Int, Provenance)? {
        let item = found[number]
        if let place = contained[number] {
            return (place, Provenance(confidence: 0.95, rule: "places/contained"))
        }
        if let place = settled[name(item)] {
            return (place, Provenance(confidence: 0.9, rule: "places/told-before"))
        }
        let scored = item.candidates.map { ($0, score(gazetteer.places[$0])) }
        let best = scored.max { ($0.1, $1.0) < ($1.1, $0.0) }
        guard let best else { return nil }
        let second = scored.filter { $0.0 != best.0 }.map(\.1).max() ?? 0
        let confidence = min(0.95, 0.6 + 0.15 * (best.1 - second))
        return (
            best.0, Provenance(confidence: (confidence * 100).rounded() / 100, rule: "places/known")
        )
    }

    private func name(_ item: PlaceFinder.Found) -> String {
        reading.forms[item.sentence][item.tokens].joined(separator: " ")
    }

    /// What the state's or country's name right behind may mean, countries first: `, Virginia`.
    private func containers(of number: Int) -> [Int] {
        guard number + 1 < found.count, found[number + 1].sentence == found[number].sentence else {
            return []
        }
        let forms = reading.forms[found[number].sentence]
        let end = found[number].tokens.upperBound
        guard end < forms.count, forms[end] == ",", found[number + 1].tokens.lowerBound == end + 1
        else { return [] }
        return found[number + 1].candidates.filter { gazetteer.places[$0].isContainer }
            .sorted { left, right in
                let (left, right) = (gazetteer.places[left], gazetteer.places[right])
                return (left.kind == "country" ? 0 : 1, right.population)
                    < (right.kind == "country" ? 0 : 1, left.population)
            }
    }

    /// The candidate inside a container; a list (`France, Germany`) has none.
    private func inside(_ container: Gazetteer.Place, _ item: PlaceFinder.Found) -> Int? {
        item.candidates.filter {
            let place = gazetteer.places[$0]
            guard place.kind != "country" else { return false }
            return container.kind == "country"
                ? place.country == container.country
                : place.region == container.region && place.kind != "admin1"
        }.max { gazetteer.places[$0].population < gazetteer.places[$1].population }
    }

    private func score(_ place: Gazetteer.Place) -> Double {
        var score = log10(place.population + 10)
        switch place.kind {
        case "country": score += 4
        case "capital": score += 1.5
        case "city" where place.population >= 1_000_000: score += 1
        case "city": break
        case "admin1": score += 0.3
        default: score += 6
        }
        if countries.contains(place.country) { score += 1 }
        if regions.contains(place.region), place.kind == "city" || place.kind == "capital" {
            score += 1.5
        }
        return score
    }

    /// The decimal logarithm as the score needs it: by halving, without a mathematics library.
    private func log10(_ value: Double) -> Double {
        Double(value.exponent) * 0.301_03 + (value.significand - 1) * 0.301_03
    }
}
