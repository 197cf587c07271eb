package import Lexicons
package import Records

/// Who did what to whom.
package struct Events: Sendable {
    package init(seeds: Seeds) throws(SeedsError) {}

    package func find(
        in reading: Reading, entities: EntityTable, times: [TimeRecord], places: [PlaceRecord],
        quotes: [QuoteRecord]
    ) -> [EventRecord] {
        []
    }
}
