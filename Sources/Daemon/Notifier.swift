import CSystemd
import Glibc
import Synchronization

/// Tells systemd how the daemon is (sd_notify); does nothing where systemd did not start it.
final class Notifier: Sendable {
    /// What must be there before READY: the socket listens, the drop folder was scanned.
    private let awaited: Mutex<Int>
    private let becameReady: @Sendable () -> Void

    init(awaiting count: Int, becameReady: @escaping @Sendable () -> Void) {
        awaited = Mutex(count)
        self.becameReady = becameReady
    }

    /// One of the things that READY waits for is there.
    func arrived() {
        let left = awaited.withLock { count in
            count -= 1
            return count
        }
        guard left == 0 else { return }
        Self.ready()
        becameReady()
    }

    static func status(_ text: String) { send("STATUS=\(text)") }

    static func ready() { send("READY=1") }

    /// `microseconds` of the monotonic clock: since when.
    static func reloading(at microseconds: UInt64) {
        send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
    }

    /// How long systemd waits for a sign of life; nil where it has no watchdog for this process.
    static var watchdogMicroseconds: UInt64? {
        var microseconds: UInt64 = 0
        return unsafe sd_watchdog_enabled(0, &microseconds) > 0 ? microseconds : nil
    }

    static func feedWatchdog() { send("WATCHDOG=1") }

    /// The start, or the stop, takes longer: systemd waits so much more from now on.
    static func extendTimeout(seconds: Int) { send("EXTEND_TIMEOUT_USEC=\(seconds * 1_000_000)") }

    static func stopping() { send("STOPPING=1") }

    private static func send(_ state: String) { _ = unsafe sd_notify(0, state) }
}
