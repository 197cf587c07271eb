import Platform
import Synchronization

/// Which of the daemon's loops have moved lately: the watchdog is fed only while all of them do.
final class Pulse: Sendable {
    enum Loop: Hashable, Sendable {
        case intake, journal
        /// One of the threads that serve subscribers.
        case socket(Int)
    }

    private let loops: Set<Loop>
    private let moved = Mutex<Set<Loop>>([])

    init(loops sockets: Int) {
        loops = Set([.intake, .journal] + (0..<sockets).map { .socket($0) })
    }

    func beat(_ loop: Loop) { moved.withLock { _ = $0.insert(loop) } }

    /// Those that have not moved since the last time that all had.
    func takeMissing() -> Set<Loop> {
        moved.withLock { moved in
            let missing = loops.subtracting(moved)
            if missing.isEmpty { moved = [] }
            return missing
        }
    }
}
