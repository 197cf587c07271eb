import Extraction
import Intake
import Journaling
import Platform
import Records
import Stories

/// Turns what came of a claim into the batch that is journaled: one atomic one for each article.
struct Composer: Sendable {
    enum BatchType {
        static let article: UInt16 = 1
        static let failed: UInt16 = 2
    }

    private var stories: StoryFold
    private let checkpoint: StoryCheckpoint
    /// Articles since the stories were last saved.
    private var composed = 0

    init(stories: StoryFold, checkpoint: StoryCheckpoint) {
        self.stories = stories
        self.checkpoint = checkpoint
    }

    /// Saves the stories of what is durable, now and then or at the end.
    mutating func save(nextSeq: UInt64, isLast: Bool = false) {
        guard isLast || composed >= StoryCheckpoint.interval(stories.articleCount) else { return }
        composed = 0
        checkpoint.save(stories, nextSeq: nextSeq)
    }

    /// The batch of an outcome. `firstSeqOfKey` gives the first batch of an article that was
    /// journaled before.
    mutating func compose(
        _ outcome: Outcome, firstSeqOfKey: (Identifier) -> UInt64?
    ) -> Composition {
        switch outcome.result {
        case .success(let extraction):
            var extraction = extraction
            let key = Identifier(extraction.article.id) ?? .zero
            extraction.article.duplicateOf = firstSeqOfKey(key).map(Int.init)
            var composition = Composition(
                outcome.claim.id, key: key, type: BatchType.article,
                envelopes: extraction.envelopes())
            if let oversized = composition.oversizedKind {
                return failed(
                    outcome,
                    FailedRecord.Reason(
                        code: "record_too_large",
                        message:
                            "its \(oversized) record is over \(Platform.Limits.recordBytesMax) bytes"
                    ))
            }
            for story in stories.add(composition.envelopes.map(\.record)) {
                composition.append(Envelope(article: nil, record: .story(story)))
            }
            composed += 1
            return composition
        case .failure(let failure):
            return failed(outcome, failure.reason)
        }
    }

    /// The batch of a claim that cannot be journaled as an article.
    func failed(_ outcome: Outcome, _ reason: FailedRecord.Reason) -> Composition {
        var source = outcome.source
        source.format = nil
        let record = FailedRecord(
            source: source, reason: reason, attempts: outcome.claim.attempt,
            quarantinedAs: outcome.claim.fileName.description)
        return Composition(
            outcome.claim.id, key: .zero, type: BatchType.failed,
            envelopes: [Envelope(article: nil, record: .failed(record))])
    }
}

/// A batch with the records in it.
struct Composition: Sendable {
    private(set) var batch: Batch
    private(set) var envelopes: [Envelope] = []
    /// The kind of a record whose line is longer than a record may be.
    private(set) var oversizedKind: RecordKind?

    init(_ id: Identifier, key: Identifier, type: UInt16, envelopes: [Envelope]) {
        batch = Batch(id: id, key: key, type: type, recordCount: 0, payload: [])
        for envelope in envelopes { append(envelope) }
    }

    mutating func append(_ envelope: Envelope) {
        let json = JSONWriter.bytes(of: envelope)
        if json.count > Platform.Limits.recordBytesMax { oversizedKind = envelope.record.kind }
        batch.payload += json
        batch.payload.append(UInt8(ascii: "\n"))
        batch.recordCount += 1
        envelopes.append(envelope)
    }

    /// Why it failed, as the file beside the quarantined one says it; nil for an article.
    var failure: FailedRecord? {
        if case .failed(let record)? = envelopes.first?.record { return record }
        return nil
    }
}
