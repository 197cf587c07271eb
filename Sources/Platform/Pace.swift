private import Synchronization

/// Lets through what comes at most so often.
package final class Pace: Sendable {
    private let nanoseconds: UInt64
    private let next = Atomic<UInt64>(0)

    package init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// Whether so much time has gone by since this last was true.
    package func isDue() -> Bool {
        let now = Clocks.monotonicNanoseconds()
        let due = next.load(ordering: .relaxed)
        if now < due { return false }
        return next.compareExchange(
            expected: due, desired: now + nanoseconds, ordering: .relaxed
        ).exchanged
    }
}
