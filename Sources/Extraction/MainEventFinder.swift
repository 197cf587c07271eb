package import Lexicons
package import Records

/// The article's first event as answers to the journalist's questions.
package struct MainEventFinder: Sendable {
    package init(seeds: Seeds) throws(SeedsError) {}

    package func find(
        in reading: Reading, entities: EntityTable, times: [TimeRecord], places: [PlaceRecord],
        events: [EventRecord]
    ) -> MainEvent? {
        nil
    }
}
