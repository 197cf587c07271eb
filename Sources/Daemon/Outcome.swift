package import Extraction
package import Intake
package import Records

/// What came of a claimed file.
package struct Outcome: Sendable {
    package var claim: ClaimName
    package var source: SourceFile
    package var result: Result<Extraction, Failure>
    /// CPU time is not told apart from waiting: nanoseconds from start to end of the extraction.
    package var extractNanoseconds: UInt64
    /// Of the monotonic clock.
    package var claimedAt: UInt64

    package struct Failure: Error {
        package var reason: FailedRecord.Reason

        package init(code: String, message: String) {
            reason = FailedRecord.Reason(code: code, message: message)
        }
    }
}

/// A claim on its way to extraction.
package struct Claimed: Sendable {
    package var claim: ClaimName
    /// Nanoseconds of the monotonic clock.
    package var claimedAt: UInt64
}
