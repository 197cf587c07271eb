/// Every limit of requests and filters.
package enum Limits {
    /// Arrays and objects in each other.
    package static let nestingMax = 64
    /// Tests of one filter: each costs time for each record.
    package static let filterTestsMax = 256
    /// Kilometres, about half the way around the earth.
    package static let radiusKilometresMax = 20_040.0
}
