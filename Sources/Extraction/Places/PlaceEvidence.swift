/// Where the names of an article lie together: what its states, countries and the squares of a
/// degree around its towns have for them.
///
/// A name counts for all the places that bear it, for the larger ones more, so that the towns of
/// one county tell each other apart. All sums are in the order of the text.
struct PlaceEvidence {
    let file: PlaceFile
    private var regions: [Int: Double] = [:]
    private var countries: [String: Double] = [:]
    private var squares: [Int: Double] = [:]

    init(file: PlaceFile) { self.file = file }

    /// What one name adds.
    struct Share {
        var regions: [Int: Double] = [:]
        var countries: [String: Double] = [:]
        var squares: [Int: Double] = [:]
    }

    /// How much a name counts.
    enum Weight {
        /// It is taken for a place.
        case named
        /// It stands within some other name, such as a school's.
        case mentioned
        /// The article says where it is.
        case settled

        var factor: Double {
            switch self {
            case .named: 1
            case .mentioned: 0.7
            case .settled: 1.5
            }
        }
    }

    mutating func add(_ share: Share) {
        for (key, value) in share.regions { regions[key, default: 0] += value }
        for (key, value) in share.countries { countries[key, default: 0] += value }
        for (key, value) in share.squares { squares[key, default: 0] += value }
    }

    mutating func add(region: Int, _ weight: Double) { regions[region, default: 0] += weight }

    mutating func add(country: String, _ weight: Double) {
        countries[country, default: 0] += weight
    }

    /// What a name that may mean some places says of where the article plays.
    func share(of places: [Place], _ weight: Weight) -> Share {
        var share = Share()
        let priors = places.map(Self.prior)
        let best = priors.max() ?? 0
        let least = Self.twoTo(-0.32 * Self.log2(Double(places.count)))
        for (place, prior) in zip(places, priors) {
            var value = weight.factor
            if weight != .settled {
                value *= max(least, Self.twoTo(0.43 * (prior - best)) / 2)
            }
            let country = file.country(place.region)
            guard place.kind != .country else {
                share.countries[country] = max(share.countries[country] ?? 0, value)
                continue
            }
            guard !country.isEmpty else { continue }
            let own = place.kind == .admin1 ? 2 * value : value
            share.regions[place.region] = max(share.regions[place.region] ?? 0, own)
            guard place.kind != .admin1 else { continue }
            for square in Self.squares(around: place) {
                share.squares[square] = max(share.squares[square] ?? 0, value)
            }
        }
        for (region, value) in share.regions {
            let country = file.country(region)
            share.countries[country] = max(share.countries[country] ?? 0, value / 2)
        }
        return share
    }

    /// How well a place fits the article; `own` is what its own name added.
    func score(_ place: Place, without own: Share) -> Double {
        var score = Self.prior(place)
        let country = file.country(place.region)
        score += 2 * Self.gain((countries[country] ?? 0) - (own.countries[country] ?? 0))
        guard !country.isEmpty, place.kind != .country else { return score }
        score +=
            3 * Self.gain((regions[place.region] ?? 0) - (own.regions[place.region] ?? 0))
        guard place.kind != .admin1 else { return score }
        let square = Self.square(Int(place.lat.rounded(.down)), Int(place.lon.rounded(.down)))
        return score + 3.5 * Self.gain((squares[square] ?? 0) - (own.squares[square] ?? 0))
    }

    /// How likely a place is meant before anything is known of the article.
    static func prior(_ place: Place) -> Double {
        let people = log2(place.population + 100) * 0.301
        switch place.kind {
        case .country: return people + 2.4
        case .capital: return people + 1.5
        case .admin1: return people + 0.2
        case .admin2: return people + 1.5
        // Seas and regions have no people, and there is but one of each.
        case .other: return max(people, 2) + 5
        case .feature: return max(people, 2) + 3
        case .city, .airport, .base: return people
        }
    }

    private static func gain(_ weight: Double) -> Double { 0.693 * log2(1 + max(0, weight)) }

    /// The logarithm to the base of two by the exponent and a straight line: within 0.09, and the
    /// same on every machine.
    private static func log2(_ value: Double) -> Double {
        value > 0 ? Double(value.exponent) + value.significand - 1 : 0
    }

    private static func twoTo(_ exponent: Double) -> Double {
        let whole = exponent.rounded(.down)
        return Double(sign: .plus, exponent: Int(max(-60, min(60, whole))), significand: 1)
            * (1 + exponent - whole)
    }

    private static func square(_ lat: Int, _ lon: Int) -> Int { (lat + 90) * 400 + lon + 190 }

    /// The nine squares of a degree that a place's own lies in the midst of.
    private static func squares(around place: Place) -> [Int] {
        let lat = Int(place.lat.rounded(.down))
        let lon = Int(place.lon.rounded(.down))
        return (-1...1).flatMap { row in (-1...1).map { square(lat + row, lon + $0) } }
    }
}
