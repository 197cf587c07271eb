import Extraction
import Intake
import Platform
import Prose
import Records

/// From a claimed file to what came of it: reads, decodes, extracts.
struct ArticleProcessor: Sendable {
    private let spool: Spool
    private let documents: DocumentReader
    private let extractor: Extractor
    /// Told why nothing can be done for now.
    private let halted: @Sendable (SystemError) -> Void

    init(
        spool: Spool, documents: DocumentReader, extractor: Extractor,
        halted: @escaping @Sendable (SystemError) -> Void
    ) {
        self.spool = spool
        self.documents = documents
        self.extractor = extractor
        self.halted = halted
    }

    /// Never throws: what cannot be read becomes a failure with its reason. A file that is still
    /// being written to is tried again; a spool that cannot be written to is waited for, because
    /// that is no fault of the article's. Nil where it was waited for until `isStopping`: the claim
    /// stays in `work` for the next start.
    func process(_ claimed: Claimed, isStopping: () -> Bool) async -> Outcome? {
        var claim = claimed.claim
        while claim.attempt < Limits.attemptsMax {
            let outcome: Outcome
            do {
                claim = try spool.raiseAttempt(of: claim)
                var tried = attempt(claim, claimedAt: claimed.claimedAt)
                if tried.failureCode == nil { tried.claim = try spool.lowerAttempt(of: claim) }
                outcome = tried
            } catch {
                if spool.hasLost(claim) {
                    let failure = Outcome.Failure(
                        code: IntakeError.Code.unreadable.rawValue, message: error.description)
                    return self.outcome(claim, .failure(failure), claimedAt: claimed.claimedAt)
                }
                halted(error)
                if isStopping() { return nil }
                try? await Task.sleep(for: .seconds(Limits.retrySeconds))
                continue
            }
            guard outcome.failureCode == IntakeError.Code.changed.rawValue,
                claim.attempt < Limits.attemptsMax
            else { return outcome }
            try? await Task.sleep(for: .nanoseconds(Limits.settleNanoseconds))
        }
        let failure = Outcome.Failure(
            code: IntakeError.Code.crashed.rawValue,
            message: "the daemon stopped \(claim.attempt) times while it read this")
        return outcome(claim, .failure(failure), claimedAt: claimed.claimedAt)
    }

    private func outcome(
        _ claim: ClaimName, _ result: Result<Extraction, Outcome.Failure>, claimedAt: UInt64
    ) -> Outcome {
        let source = SourceFile(
            name: claim.original.description, sha256: nil, bytes: spool.byteCount(of: claim),
            format: nil)
        return Outcome(
            claim: claim, source: source, result: result, extractNanoseconds: 0,
            claimedAt: claimedAt)
    }

    private func attempt(_ claim: ClaimName, claimedAt: UInt64) -> Outcome {
        var source = SourceFile(
            name: claim.original.description, sha256: nil, bytes: spool.byteCount(of: claim),
            format: nil)
        let start = Clocks.monotonicNanoseconds()
        let result: Result<Extraction, Outcome.Failure>
        do {
            let file = try spool.read(claim)
            do {
                let document = try documents.read(
                    name: source.name, bytes: file.bytes, sidecar: file.sidecar)
                result = .success(extractor.extract(document))
            } catch {
                // The document has its own digest; only a failure needs one made.
                source.sha256 = SHA256.hex(of: file.bytes)
                throw error
            }
        } catch let error as IntakeError {
            result = .failure(Outcome.Failure(code: error.code.rawValue, message: error.message))
        } catch let error as DocumentError {
            result = .failure(Outcome.Failure(code: error.code.rawValue, message: error.message))
        } catch {
            result = .failure(Outcome.Failure(code: "unknown", message: "\(error)"))
        }
        return Outcome(
            claim: claim, source: source, result: result,
            extractNanoseconds: Clocks.monotonicNanoseconds() - start, claimedAt: claimedAt)
    }
}
