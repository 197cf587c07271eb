import Extraction
import Intake
import Journaling
import Platform
import Records

/// Turns what came of a claim into the batch that is journaled: one atomic one for each article.
struct Composer: Sendable {
    enum BatchType {
        static let article: UInt16 = 1
        static let failed: UInt16 = 2
    }

    /// Article id → the seq of its first article record.
    private var firstSeqs: [Identifier: UInt64] = [:]

    init() {}

    /// Learns of a batch that is in the journal already.
    mutating func know(_ header: Frame.Header) {
        if header.type == BatchType.article, firstSeqs[header.key] == nil {
            firstSeqs[header.key] = header.firstSeq
        }
    }

    /// The batch of an outcome, whose first record will get `firstSeq`.
    mutating func compose(_ outcome: Outcome, firstSeq: UInt64) -> Composition {
        switch outcome.result {
        case .success(let extraction):
            var extraction = extraction
            let key = Identifier(extraction.article.id) ?? .zero
            extraction.article.duplicateOf = firstSeqs[key].map(Int.init)
            let composition = Composition(
                outcome.claim.id, key: key, type: BatchType.article,
                envelopes: extraction.envelopes())
            if let oversized = composition.oversizedKind {
                return failed(
                    outcome,
                    FailedRecord.Reason(
                        code: "record_too_large",
                        message: "its \(oversized) record is over \(Limits.recordBytesMax) bytes"))
            }
            if firstSeqs[key] == nil { firstSeqs[key] = firstSeq }
            return composition
        case .failure(let failure):
            return failed(outcome, failure.reason)
        }
    }

    /// The batch of a claim that cannot be journaled as an article.
    func failed(_ outcome: Outcome, _ reason: FailedRecord.Reason) -> Composition {
        let record = FailedRecord(
            source: outcome.source, reason: reason, attempts: outcome.claim.attempt,
            quarantinedAs: outcome.claim.fileName.description)
        return Composition(
            outcome.claim.id, key: .zero, type: BatchType.failed,
            envelopes: [Envelope(article: nil, record: .failed(record))])
    }
}

/// A batch with the records in it.
struct Composition: Sendable {
    let batch: Batch
    let envelopes: [Envelope]
    /// The kind of a record whose line is longer than a record may be.
    let oversizedKind: RecordKind?

    init(_ id: Identifier, key: Identifier, type: UInt16, envelopes: [Envelope]) {
        var payload: [UInt8] = []
        var json = JSONWriter()
        var oversized: RecordKind?
        for envelope in envelopes {
            json.removeAll()
            envelope.write(to: &json)
            if json.bytes.count > Limits.recordBytesMax { oversized = envelope.record.kind }
            payload += json.bytes
            payload.append(UInt8(ascii: "\n"))
        }
        batch = Batch(
            id: id, key: key, type: type, recordCount: envelopes.count, payload: payload)
        self.envelopes = envelopes
        oversizedKind = oversized
    }

    /// Why it failed, as the file beside the quarantined one says it; nil for an article.
    var failure: FailedRecord? {
        if case .failed(let record)? = envelopes.first?.record { return record }
        return nil
    }
}
