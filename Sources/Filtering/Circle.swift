private import Glibc

/// A part of the earth's surface.
package struct Circle: Sendable, Hashable {
    /// Degrees, WGS 84.
    package let latitude: Double
    package let longitude: Double
    package let radiusKilometres: Double

    /// Nil where there is no such place.
    package init?(latitude: Double, longitude: Double, radiusKilometres: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude),
            (0...Limits.radiusKilometresMax).contains(radiusKilometres)
        else { return nil }
        self.latitude = latitude
        self.longitude = longitude
        self.radiusKilometres = radiusKilometres
    }

    /// By the haversine formula on a sphere: wrong by 0.5 % at most.
    package func contains(latitude other: Double, longitude otherLongitude: Double) -> Bool {
        let radians = Double.pi / 180
        let halfLatitude = sin((other - latitude) * radians / 2)
        let halfLongitude = sin((otherLongitude - longitude) * radians / 2)
        let chord =
            halfLatitude * halfLatitude
            + cos(latitude * radians) * cos(other * radians) * halfLongitude * halfLongitude
        return 2 * 6_371.0 * asin(min(1, chord.squareRoot())) <= radiusKilometres
    }
}
