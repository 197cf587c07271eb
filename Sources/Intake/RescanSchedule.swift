private import Platform

/// When the drop folder is scanned (I2): when asked, and every minute; scans that follow each other
/// closely wait longer and longer.
package struct RescanSchedule: Sendable {
    /// Nanoseconds of the monotonic clock.
    package private(set) var nextScan: UInt64
    private let interval: UInt64
    private var lastScan: UInt64?
    private var backoff = Limits.rescanBackoffNanoseconds.0

    /// `interval`: nanoseconds between scans that nobody asked for.
    package init(now: UInt64, interval: UInt64 = Limits.rescanNanoseconds) {
        nextScan = now
        self.interval = interval
    }

    package func isDue(now: UInt64) -> Bool { now >= nextScan }

    /// A scan was made; the next one is due in a minute unless somebody asks.
    package mutating func scanned(now: UInt64) {
        if let lastScan, now - lastScan > Limits.rescanBackoffNanoseconds.1 {
            backoff = Limits.rescanBackoffNanoseconds.0
        }
        lastScan = now
        nextScan = now + interval
    }

    /// Somebody has reason to think that events were missed, or that there is more to be found.
    package mutating func request(now: UInt64) {
        guard let lastScan else { return }
        if now - lastScan > Limits.rescanBackoffNanoseconds.1 {
            backoff = Limits.rescanBackoffNanoseconds.0
        }
        let wanted = lastScan + backoff
        if wanted >= nextScan { return }
        nextScan = max(now, wanted)
        backoff = min(backoff * 2, Limits.rescanBackoffNanoseconds.1)
    }
}
