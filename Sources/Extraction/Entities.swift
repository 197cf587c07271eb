package import Lexicons
package import Records

/// Who and what the article names.
package struct Entities: Sendable {
    package init(seeds: Seeds) throws(SeedsError) {}

    package func find(in reading: Reading) -> EntityTable {
        EntityTable(records: [], mentions: [], sentenceCount: reading.sentences.count)
    }
}
