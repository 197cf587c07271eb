import Records

/// The story's places as inline SVG: longitude to the right, latitude up, a graticule for scale.
struct StoryMap {
    private let places: [PlaceRecord]
    private let west: Double
    private let north: Double
    private let spread: Double

    private static let width = 720.0
    private static let height = 360.0
    private static let placesMax = 24

    /// Nil without a place that has coordinates.
    init?(_ places: [PlaceRecord]) {
        let shown = places.prefix(Self.placesMax).filter { $0.lat != nil && $0.lon != nil }
        guard !shown.isEmpty else { return nil }
        self.places = Array(shown)
        let lons = shown.compactMap(\.lon)
        let lats = shown.compactMap(\.lat)
        let (left, right) = (lons.min() ?? 0, lons.max() ?? 0)
        let (low, high) = (lats.min() ?? 0, lats.max() ?? 0)
        // Two degrees of longitude for one of latitude, a fifth around, ten degrees at least.
        let spread = max(10, (right - left) * 1.4, (high - low) * 2.8)
        self.spread = spread
        west = (left + right - spread) / 2
        north = (low + high + spread / 2) / 2
    }

    private func x(_ lon: Double) -> Double { (lon - west) / spread * Self.width }
    private func y(_ lat: Double) -> Double { (north - lat) / (spread / 2) * Self.height }

    func write(to html: inout HTMLWriter) {
        let names = places.map(\.name).joined(separator: ", ")
        html.element(
            "svg",
            [
                ("viewBox", "0 0 720 360"), ("role", "img"), ("aria-label", "Map: \(names)"),
                ("class", "map"),
            ]
        ) { svg in
            svg.element("rect", [("width", "720"), ("height", "360"), ("class", "sea")])
            graticule(&svg)
            for (index, place) in places.enumerated() { self.place(place, index, &svg) }
        }
    }

    private func graticule(_ svg: inout HTMLWriter) {
        let step = [1.0, 2, 5, 10, 15, 30, 45].first { spread / $0 <= 12 } ?? 60
        var lon = (west / step).rounded(.up) * step
        while lon < west + spread {
            line(x(lon), 0, x(lon), Self.height, &svg)
            label(x(lon) + 3, Self.height - 4, Self.degrees(lon, "E", "W"), "degree", &svg)
            lon += step
        }
        var lat = ((north - spread / 2) / step).rounded(.up) * step
        while lat < north {
            if abs(lat) <= 90 {
                line(0, y(lat), Self.width, y(lat), &svg)
                label(3, y(lat) - 3, Self.degrees(lat, "N", "S"), "degree", &svg)
            }
            lat += step
        }
    }

    private func place(_ place: PlaceRecord, _ index: Int, _ svg: inout HTMLWriter) {
        let (x, y) = (x(place.lon ?? 0), y(place.lat ?? 0))
        svg.element(
            "circle",
            [("cx", Self.number(x)), ("cy", Self.number(y)), ("r", "5"), ("class", "dot")]
        ) { $0.element("title", text: place.name) }
        // Left of the dot near the right edge; every other one below, so that neighbours don't
        // hide.
        let isRight = x > Self.width * 0.8
        svg.element(
            "text",
            [
                ("x", Self.number(isRight ? x - 8 : x + 8)),
                ("y", Self.number(index % 2 == 0 ? y - 5 : y + 14)), ("class", "name"),
                ("text-anchor", isRight ? "end" : "start"),
            ], text: place.name)
    }

    private func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ svg: inout HTMLWriter
    ) {
        svg.element(
            "line",
            [
                ("x1", Self.number(x1)), ("y1", Self.number(y1)), ("x2", Self.number(x2)),
                ("y2", Self.number(y2)), ("class", "grid"),
            ])
    }

    private func label(
        _ x: Double, _ y: Double, _ text: String, _ kind: String, _ svg: inout HTMLWriter
    ) {
        svg.element(
            "text", [("x", Self.number(x)), ("y", Self.number(y)), ("class", kind)], text: text)
    }

    private static func number(_ value: Double) -> String {
        String((value * 10).rounded() / 10)
    }

    private static func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
        "\(Int(abs(value)))°" + (value > 0 ? positive : value < 0 ? negative : "")
    }
}
