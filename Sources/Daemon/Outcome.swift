import Extraction
import Intake
import Records

/// What came of a claimed file.
struct Outcome: Sendable {
    var claimed: Claimed
    var source: SourceFile
    var result: Result<Extraction, Failure>
    /// CPU time is not told apart from waiting: nanoseconds from start to end of the extraction.
    var extractNanoseconds: UInt64

    var claim: ClaimName { claimed.claim }

    /// Why it failed; nil for an article.
    var failureCode: String? {
        if case .failure(let failure) = result { return failure.reason.code }
        return nil
    }

    struct Failure: Error {
        var reason: FailedRecord.Reason

        init(code: String, message: String) {
            reason = FailedRecord.Reason(code: code, message: message)
        }
    }
}
