/// A place of the gazetteer.
struct Place: Sendable, Equatable {
    /// Its number in the file.
    let index: Int
    let kind: Kind
    /// Of the country with the state or province, as a number of the file.
    let region: Int
    let lat: Double
    let lon: Double
    let population: Double
    /// GeoNames' id; nil where there is none.
    let geonames: Int?

    /// What places are told apart by; the file's other kinds are seas, rivers, regions and such.
    enum Kind: Sendable, Equatable {
        case city, capital, admin1, admin2, country, airport, base
        /// Lakes, islands, parks, districts.
        case feature
        /// Seas, rivers, mountains, regions, continents.
        case other
    }

    /// A state, province, county or country: what stands behind a comma.
    var isContainer: Bool { kind == .admin1 || kind == .admin2 || kind == .country }
    var isTown: Bool { kind == .city || kind == .capital }

    /// Kilometres to another place, on a sphere cut flat between them: good enough to tell near
    /// from far.
    func distance(to other: Place) -> Double {
        let height = (lat - other.lat) * 111.2
        var across = abs(lon - other.lon)
        if across > 180 { across = 360 - across }
        let middle = (lat + other.lat) / 2 * Double.pi / 180
        // The cosine by its series: within a thousandth up to the polar circles.
        let square = middle * middle
        let cosine = 1 - square / 2 + square * square / 24 - square * square * square / 720
        let width = across * 111.2 * cosine
        return (height * height + width * width).squareRoot()
    }
}
