private import Glibc

/// The system's clocks, read here and nowhere else.
package enum Clocks {
    /// Nanoseconds that never go back, for intervals.
    package static func monotonicNanoseconds() -> UInt64 { read(CLOCK_MONOTONIC) }

    /// Microseconds since 1970-01-01 UTC, for the time of an append.
    package static func wallMicroseconds() -> UInt64 { read(CLOCK_REALTIME) / 1_000 }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
