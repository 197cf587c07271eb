package import Lexicons
package import Records

/// What somebody holds to be so.
package struct Claims: Sendable {
    package init(seeds: Seeds) throws(SeedsError) {}

    package func find(
        in reading: Reading, entities: EntityTable, quotes: [QuoteRecord], events: [EventRecord]
    ) -> [ClaimRecord] {
        []
    }
}
