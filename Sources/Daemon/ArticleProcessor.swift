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
        var claimed = claimed
        while claimed.claim.attempt < Limits.attemptsMax {
            let outcome: Outcome
            do {
                claimed.claim = try spool.raiseAttempt(of: claimed.claim)
                var tried = attempt(claimed)
                if tried.failureCode == nil {
                    tried.claimed.claim = try spool.lowerAttempt(of: claimed.claim)
                }
                outcome = tried
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
        var source = source(of: claimed.claim)
        let start = Clocks.monotonicNanoseconds()
        let result: Result<Extraction, Outcome.Failure>
        do {
            let file = try spool.read(claimed.claim)
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
            claimed: claimed, source: source, result: result,
            extractNanoseconds: Clocks.monotonicNanoseconds() - start)
    }
}
