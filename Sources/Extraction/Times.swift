package import Lexicons
package import Records

/// The time expressions, resolved against the publication date.
package struct Times: Sendable {
    package init(seeds: Seeds) throws(SeedsError) {}

    package func find(in reading: Reading) -> [TimeRecord] {
        []
    }
}
