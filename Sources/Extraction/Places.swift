package import Lexicons
package import Records

/// The places that the article names.
package struct Places: Sendable {
    package init(seeds: Seeds) throws(SeedsError) {}

    package func find(in reading: Reading, entities: EntityTable) -> [PlaceRecord] {
        []
    }
}
