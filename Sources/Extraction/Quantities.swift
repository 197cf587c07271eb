package import Lexicons
package import Records

/// The numbers with what they count or measure.
package struct Quantities: Sendable {
    package init(seeds: Seeds) throws(SeedsError) {}

    package func find(in reading: Reading, times: [TimeRecord]) -> [QuantityRecord] {
        []
    }
}
