import Extraction
import Intake
import Platform
import Prose
import Records

/// From a claimed file to what came of it: reads, decodes, extracts.
struct ArticleProcessor: Sendable {
    private let spool: Spool
    private let attempts: AttemptSlots
    private let documents: DocumentReader
    private let extractor: Extractor
    /// Told why nothing can be done for now.
    private let halted: @Sendable (SystemError) -> Void

    init(
        spool: Spool, attempts: AttemptSlots, documents: DocumentReader, extractor: Extractor,
        halted: @escaping @Sendable (SystemError) -> Void
    ) {
        self.spool = spool
        self.attempts = attempts
        self.documents = documents
        self.extractor = extractor
        self.halted = halted
    }

    /// Never throws: what cannot be read becomes a failure with its reason. A file that is still
    /// being written to is tried again; a spool that cannot be written to is waited for, because
    /// that is no fault of the article's. Nil where it was waited for until `isStopping`: the claim
    /// stays in `work` for the next start.
    func process(_ claimed: Claimed, isStopping: () -> Bool) async -> Outcome? {
        var claimed = claimed
        while claimed.claim.attempt < Limits.attemptsMax {
            var outcome: Outcome
            do {
                let slot = try attempts.begin(claimed.claim)
                outcome = attempt(claimed)
                try attempts.end(slot)
                if outcome.failureCode != nil {
                    claimed.claim = try spool.raiseAttempt(of: claimed.claim)
                    outcome.claimed = claimed
                }
            } catch {
                if spool.hasLost(claimed.claim) {
                    return failed(
                        claimed, code: IntakeError.Code.unreadable.rawValue, error.description)
                }
                halted(error)
                if isStopping() { return nil }
                try? await Task.sleep(for: .seconds(Limits.retrySeconds))
                continue
            }
            guard outcome.failureCode == IntakeError.Code.changed.rawValue,
                claimed.claim.attempt < Limits.attemptsMax
            else { return outcome }
            try? await Task.sleep(for: .nanoseconds(Limits.settleNanoseconds))
        }
        return failed(
            claimed, code: IntakeError.Code.crashed.rawValue,
            "the daemon stopped \(claimed.claim.attempt) times while it read this")
    }

    private func failed(_ claimed: Claimed, code: String, _ message: String) -> Outcome {
        Outcome(
            claimed: claimed, source: source(of: claimed.claim),
            result: .failure(Outcome.Failure(code: code, message: message)),
            extractNanoseconds: 0)
    }

    private func source(of claim: ClaimName) -> SourceFile {
        SourceFile(
            name: claim.original.description, sha256: nil, bytes: spool.byteCount(of: claim),
            format: nil)
    }

    private func attempt(_ claimed: Claimed) -> Outcome {
        let start = Clocks.monotonicNanoseconds()
        let file: ClaimedFile
        do throws(IntakeError) { file = try spool.read(claimed.claim) } catch {
            return failed(claimed, code: error.code.rawValue, error.message)
        }
        do throws(DocumentError) {
            let document = try documents.read(
                name: claimed.claim.original.description, bytes: file.bytes,
                sidecar: file.sidecar)
            let extraction = extractor.extract(document)
            return Outcome(
                claimed: claimed, source: document.source, result: .success(extraction),
                extractNanoseconds: Clocks.monotonicNanoseconds() - start)
        } catch {
            var outcome = failed(claimed, code: error.code.rawValue, error.message)
            outcome.source.sha256 = SHA256.hex(of: file.bytes)
            return outcome
        }
    }
}
