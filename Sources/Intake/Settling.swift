package import Platform

/// Decides when a file in the drop folder is complete (I3): pure, with the time handed in.
///
/// Moved in: at once. Closed after writing, or found by a scan: when it was left alone for
/// `Limits.settleNanoseconds`. Being written: not at all.
package struct Settling: ~Copyable {
    private struct Entry {
        /// Nanoseconds of the monotonic clock; nil while somebody writes.
        var deadline: UInt64?
        var signature: Signature?
    }

    private var entries: [FileName: Entry] = [:]

    package init() {}

    package var count: Int { entries.count }

    /// When `due` has something to say next.
    package var nextDeadline: UInt64? { entries.values.compactMap(\.deadline).min() }

    /// Takes in an event; true where the file can be claimed at once. `signature` is asked for what
    /// the file is like now.
    package mutating func observe(
        _ event: WatchEvent, now: UInt64, signature: (FileName) -> Signature?
    ) -> Bool {
        guard let name = event.name, Spool.isCandidate(name) else { return false }
        switch event.kind {
        case .movedIn:
            entries[name] = nil
            return true
        case .created:
            set(name, Entry())
        case .modified:
            if entries[name]?.deadline != nil { settle(name, signature(name), now: now) }
        case .closed:
            settle(name, signature(name), now: now)
        case .gone:
            entries[name] = nil
        case .overflow, .ignored:
            break
        }
        return false
    }

    /// Takes in what a scan found. A file that was created and not yet closed is left to its
    /// writer, unless it can have none: a hard link, a folder, a pipe.
    package mutating func found(
        _ name: FileName, canHaveWriter: Bool, signature: Signature, now: UInt64
    ) {
        if let entry = entries[name], entry.deadline != nil || canHaveWriter { return }
        settle(name, signature, now: now)
    }

    /// Files whose time has come, in the order of their names. Each is claimed if `signature` is
    /// still what it was when its time began, waits again if not, and is forgotten where it is
    /// gone.
    package mutating func due(
        now: UInt64, signature: (FileName) -> Signature?
    ) -> [FileName] {
        var ready: [FileName] = []
        for (name, entry) in entries {
            guard let deadline = entry.deadline, deadline <= now else { continue }
            let current = signature(name)
            if let current, current != entry.signature {
                settle(name, current, now: now)
            } else {
                entries[name] = nil
                if current != nil { ready.append(name) }
            }
        }
        return ready.sorted()
    }

    private mutating func settle(_ name: FileName, _ signature: Signature?, now: UInt64) {
        set(name, Entry(deadline: now + Limits.settleNanoseconds, signature: signature))
    }

    /// More files than the limit are left to the next scan.
    private mutating func set(_ name: FileName, _ entry: Entry) {
        if entries[name] == nil, entries.count >= Limits.settlingFilesMax { return }
        entries[name] = entry
    }
}
