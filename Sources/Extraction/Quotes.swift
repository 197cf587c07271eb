package import Lexicons
package import Records

/// Whose words the article gives.
package struct Quotes: Sendable {
    package init(seeds: Seeds) throws(SeedsError) {}

    package func find(in reading: Reading, entities: EntityTable, times: [TimeRecord])
        -> [QuoteRecord]
    {
        []
    }
}
