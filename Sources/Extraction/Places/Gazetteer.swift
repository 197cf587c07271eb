package import Lexicons
import Prose

/// The places of `seeds/lexicons/places.tsv` and `places-more.tsv`, found by their names' words.
package struct Gazetteer: Sendable {
    let places: [Place]
    private let matcher: PhraseMatcher<Int>
    /// Indices of the places that share a name.
    private let namesakes: [[Int]]
    /// Names of states and provinces by country and code.
    private let admin1Names: [String: String]

    /// A row: one name of one place.
    struct Place: Sendable {
        let name: String
        let kind: String
        let country: String
        let admin1: String
        let lat: Double
        let lon: Double
        let population: Double
        let geonames: Int?
        /// The main name, where this row is an alias.
        let main: String

        /// A state's or province's key.
        var region: String { country + "." + admin1 }
        var isAbbreviation: Bool { kind == "admin1" && name.hasSuffix(".") }
        var isContainer: Bool { kind == "admin1" || kind == "country" }
    }

    package init(seeds: Seeds) throws(SeedsError) {
        let tokenizer = Tokenizer(words: try WordList(seeds: seeds))
        var places: [Place] = []
        var numbers: [String: Int] = [:]
        var namesakes: [[Int]] = []
        var matcher = PhraseMatcher<Int>()
        var admin1Names: [String: String] = [:]
        for name in ["lexicons/places", "lexicons/places-more"] {
            let table = try seeds.table(name)
            try table.require(
                "name", "kind", "country", "admin1", "lat", "lon", "population", "geonames", "main")
            for row in table.rows {
                guard let lat = Double(row["lat"]), let lon = Double(row["lon"]) else {
                    throw table.error(row, "latitude and longitude must be numbers")
                }
                let place = Place(
                    name: row["name"], kind: row["kind"], country: row["country"],
                    admin1: row["admin1"], lat: lat, lon: lon,
                    population: Double(row["population"]) ?? 0, geonames: Int(row["geonames"]),
                    main: row["main"])
                if place.kind == "admin1", place.main.isEmpty {
                    admin1Names[place.region] = place.name
                }
                if let number = numbers[place.name] {
                    namesakes[number].append(places.count)
                } else {
                    numbers[place.name] = namesakes.count
                    matcher.insert(tokenizer.forms(of: place.name), namesakes.count)
                    namesakes.append([places.count])
                }
                places.append(place)
            }
        }
        self.places = places
        self.matcher = matcher
        self.namesakes = namesakes
        self.admin1Names = admin1Names
    }

    /// The longest name that begins at a token, with the places that bear it.
    func longest(at index: Int, in forms: [String]) -> (tokens: Range<Int>, places: [Int])? {
        matcher.longest(at: index, in: forms).map { ($0.range, namesakes[$0.value]) }
    }

    /// The places whose name is exactly some tokens.
    func places(named tokens: Range<Int>, in forms: [String]) -> [Int] {
        guard !tokens.isEmpty, let found = longest(at: 0, in: Array(forms[tokens])),
            found.tokens.count == tokens.count
        else { return [] }
        return found.places
    }

    /// The state's or province's name, else its code; nil where there is none.
    func admin1(of place: Place) -> String? {
        place.admin1.isEmpty ? nil : admin1Names[place.region] ?? place.admin1
    }
}
