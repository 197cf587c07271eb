package import Platform

/// What is appended at once: all or nothing of it is ever read.
package struct Batch: Sendable, Equatable {
    /// Whose batch it is: the intake's claim.
    package var id: Identifier
    /// What it is about, for the index: an article's id; zero for none.
    package var key: Identifier
    /// The writer's own; unknown ones are passed on.
    package var type: UInt16
    /// Version of the payload's form.
    package var schema: UInt16
    package var recordCount: Int
    /// Opaque to the journal.
    package var payload: [UInt8]

    package init(
        id: Identifier, key: Identifier = .zero, type: UInt16, schema: UInt16 = 1,
        recordCount: Int, payload: [UInt8]
    ) {
        self.id = id
        self.key = key
        self.type = type
        self.schema = schema
        self.recordCount = recordCount
        self.payload = payload
    }
}

/// A batch at its place in a journal.
package struct JournaledBatch: Sendable, Equatable {
    package var firstSeq: UInt64
    /// When it was appended, in microseconds since 1970-01-01 UTC; never less than the one before.
    package var time: UInt64
    package var batch: Batch

    /// The seq of the batch after it.
    package var nextSeq: UInt64 { firstSeq + UInt64(batch.recordCount) }
}
