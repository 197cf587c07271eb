import Intake

/// A claim on its way to extraction and the journal.
struct Claimed: Sendable {
    var claim: ClaimName
    /// Nanoseconds of the monotonic clock.
    var claimedAt: UInt64
    /// Ends when the claim is on the disk: nothing of it may be journaled before (I4).
    var onDisk: Task<Void, any Error>
}
