import Language
import Records

/// Chooses which of the places of a name is meant: what contains it by the article's words, else
/// the one that fits best where the article's other names lie, and how many people live there.
struct PlaceResolver {
    let gazetteer: Gazetteer
    let reading: Reading
    let keys: [Gazetteer.Keys]
    let found: [PlaceFinder.Found]
    private var evidence: PlaceEvidence
    /// For a name that the article once places (`Paris, Texas`), the place.
    private var settled: [String: Int] = [:]
    /// The places that stand in one another by the article's words, by the names' numbers.
    private var contained: [Int: Int] = [:]
    /// What was chosen for a name, once for the article.
    private var chosen: [String: Choice] = [:]

    private struct Choice {
        let place: Int
        let confidence: Double
    }

    init(
        gazetteer: Gazetteer, words: PlaceWords, reading: Reading, keys: [Gazetteer.Keys],
        entities: EntityTable, found: [PlaceFinder.Found]
    ) {
        self.gazetteer = gazetteer
        self.reading = reading
        self.keys = keys
        self.found = found
        evidence = PlaceEvidence(file: gazetteer.file)
        contain()
        for record in entities.records where record.type == .group || record.type == .country {
            if let country = record.country { evidence.add(country: country, 1) }
        }
        home(words)
        weigh()
    }

    /// Tells by the words of the article whose local news it is: a sheriff is America's.
    private mutating func home(_ words: PlaceWords) {
        var seen: Set<String> = []
        var counts: [String: Double] = [:]
        for sentence in reading.folded {
            for word in sentence {
                guard let country = words.home(of: word), seen.insert(word).inserted else {
                    continue
                }
                counts[country, default: 0] += Self.homeWord
            }
        }
        for (country, count) in counts.sorted(by: { $0.key < $1.key }) {
            evidence.add(country: country, min(count, Self.homeMax))
        }
    }

    /// What a word of local news has for its country, and what all of them have at most.
    private static let homeWord = 1.5
    private static let homeMax = 10.0

    /// The place meant by a name, how sure, and by which rule; nil where it is not known.
    mutating func place(_ number: Int) -> (place: Place, Provenance)? {
        let item = found[number]
        if let place = contained[number] {
            return (
                gazetteer.place(place), Provenance(confidence: 0.95, rule: "places/contained")
            )
        }
        let name = name(item)
        if let place = settled[name] {
            return (
                gazetteer.place(place), Provenance(confidence: 0.9, rule: "places/told-before")
            )
        }
        guard !item.candidates.isEmpty else { return nil }
        let choice = chosen[name] ?? choose(item)
        chosen[name] = choice
        let rule = item.isWithin ? "places/within" : "places/known"
        return (
            gazetteer.place(choice.place), Provenance(confidence: choice.confidence, rule: rule)
        )
    }

    private func choose(_ item: PlaceFinder.Found) -> Choice {
        let places = item.candidates.map { gazetteer.place($0) }
        let own = evidence.share(of: places, item.isWithin ? .mentioned : .named)
        var best = (score: -Double.infinity, place: places[0])
        var second = -Double.infinity
        for place in places {
            let score = evidence.score(place, without: own)
            if score > best.score {
                (second, best) = (best.score, (score, place))
            } else if score > second {
                second = score
            }
        }
        let margin = second.isFinite ? best.score - second : 3
        let confidence = min(0.95, 0.5 + 0.15 * margin) - (item.isWithin ? 0.2 : 0)
        return Choice(place: best.place.index, confidence: (confidence * 100).rounded() / 100)
    }

    private func name(_ item: PlaceFinder.Found) -> String {
        reading.forms[item.sentence][item.tokens].joined(separator: " ")
    }

    /// Finds what the article itself places: `Paris, Texas`, `Gilroy (California)`.
    private mutating func contain() {
        for (number, item) in found.enumerated() {
            for container in containers(of: number) {
                guard let place = inside(container, item) else { continue }
                contained[number] = place
                if contained[number + 1] == nil { contained[number + 1] = container.index }
                if settled[name(item)] == nil {
                    settled[name(item)] = place
                    evidence.add(region: gazetteer.place(place).region, 1.2)
                }
                let above = name(found[number + 1])
                if container.kind != .admin2, settled[above] == nil {
                    settled[above] = container.index
                }
                break
            }
        }
    }

    /// What the state's or country's name right behind may mean, countries first: `, Virginia`.
    private func containers(of number: Int) -> [Place] {
        guard number + 1 < found.count, found[number + 1].sentence == found[number].sentence else {
            return []
        }
        let forms = reading.forms[found[number].sentence]
        let end = found[number].tokens.upperBound
        guard end < forms.count, forms[end] == "," || forms[end] == "(",
            found[number + 1].tokens.lowerBound == end + 1
        else { return [] }
        return found[number + 1].candidates.map { gazetteer.place($0) }.filter(\.isContainer)
            .sorted {
                ($0.kind == .country ? 0 : 1, $1.population)
                    < ($1.kind == .country ? 0 : 1, $0.population)
            }
    }

    /// The candidate inside a container; a list (`France, Germany`) has none.
    private func inside(_ container: Place, _ item: PlaceFinder.Found) -> Int? {
        item.candidates.map { gazetteer.place($0) }.filter { place in
            guard place.index != container.index, place.kind != .country else { return false }
            switch container.kind {
            case .country:
                return gazetteer.file.country(place.region)
                    == gazetteer.file.country(container.region)
            case .admin1: return place.region == container.region && place.kind != .admin1
            default:
                return place.region == container.region && place.isTown
                    && place.distance(to: container) < Self.countyKilometres
            }
        }.max {
            ($0.kind == .admin2 ? 0 : 1, $0.population) < (
                $1.kind == .admin2 ? 0 : 1, $1.population
            )
        }?.index
    }

    /// A county's town lies this close to its middle.
    private static let countyKilometres = 120.0

    /// Weighs every name once: those found, and those that stand within other names.
    private mutating func weigh() {
        var seen: Set<String> = []
        for item in found where !item.candidates.isEmpty {
            let name = name(item)
            guard seen.insert(name).inserted else { continue }
            if let place = settled[name] {
                evidence.add(evidence.share(of: [gazetteer.place(place)], .settled))
            } else {
                let places = item.candidates.map { gazetteer.place($0) }
                evidence.add(evidence.share(of: places, item.isWithin ? .mentioned : .named))
            }
        }
        for sentence in reading.sentences.indices where seen.count < Limits.placesMax {
            weighMentioned(in: sentence, &seen)
        }
    }

    /// `Kentucky` of `Kentucky State Police`, `Henry County` of its hospital.
    private mutating func weighMentioned(in sentence: Int, _ seen: inout Set<String>) {
        let keys = keys[sentence]
        var index = 0
        while index < keys.forms.count {
            guard let match = gazetteer.longest(at: index, in: keys) else {
                index += 1
                continue
            }
            index = match.tokens.upperBound
            let name = keys.forms[match.tokens].joined(separator: " ")
            guard name.utf8.count > 3, seen.insert(name).inserted else { continue }
            var places = match.places.map { gazetteer.place($0) }
            // One word may be anybody's name, but a state's or country's is telling.
            if match.tokens.count == 1 { places = places.filter(\.isContainer) }
            places = places.filter { $0.isContainer || $0.isTown }
            if !places.isEmpty { evidence.add(evidence.share(of: places, .mentioned)) }
        }
    }
}
