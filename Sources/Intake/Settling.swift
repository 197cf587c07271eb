package import Platform

/// Decides when a file in the drop folder is complete (I3): pure, with the time handed in.
///
/// Moved in: at once. Closed after writing: when it was left alone for `Limits.settleNanoseconds`.
/// Found by a scan: the same where it is known that nobody writes to it, and later where that
/// cannot be told. Being written: not at all.
package struct Settling: ~Copyable {
    private struct Entry {
        /// Nanoseconds of the monotonic clock; nil while somebody writes.
        var deadline: UInt64?
        var signature: Signature?
    }

    private var entries: [FileName: Entry] = [:]

    package init() {}

    package var count: Int { entries.count }

    /// How many files more it can hold.
    package var room: Int { Limits.settlingFilesMax - entries.count }

    /// When `due` has something to say next.
    package var nextDeadline: UInt64? { entries.values.lazy.compactMap(\.deadline).min() }

    /// Takes in an event; true where the file can be claimed at once. `signature` is asked for what
    /// the file is like now.
    package mutating func observe(
        _ event: WatchEvent, now: UInt64, signature: (FileName) -> Signature?
    ) -> Bool {
        let name = event.name ?? ""
        if event.name != nil, !Spool.isCandidate(name) { return false }
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
        case .overflow:
            // Who has closed his file meanwhile is not known any more.
            entries = entries.filter { $0.value.deadline != nil }
        case .ignored:
            entries = [:]
        }
        return false
    }

    /// Takes in what a scan found; `seconds` are those of the clock by which files have their
    /// times.
    package mutating func found(_ name: FileName, _ sighting: Sighting, now: UInt64, seconds: Int) {
        if let entry = entries[name], entry.deadline != nil || sighting.hasWriter != false {
            return
        }
        switch sighting.hasWriter {
        case true?:
            break  // The event of its closing will tell; or the next scan.
        case false?:
            settle(name, sighting.signature, now: now)
        case nil:
            let age = seconds - sighting.signature.modifiedSeconds
            let isQuiet = age >= Limits.quietSeconds
            settle(
                name, sighting.signature, now: now,
                after: isQuiet ? Limits.settleNanoseconds : Limits.unprovenSettleNanoseconds)
        }
    }

    /// Files whose time has come, in the order of their names. Each is claimed if it is still what
    /// it was when its time began, waits again if not, and is forgotten where it is gone.
    package mutating func due(now: UInt64, sight: (FileName) -> Sighting?) -> [FileName] {
        var ready: [FileName] = []
        for (name, entry) in entries {
            guard let deadline = entry.deadline, deadline <= now else { continue }
            guard let sighting = sight(name) else {
                entries[name] = nil
                continue
            }
            if sighting.hasWriter == true {
                entries[name] = Entry()
            } else if sighting.signature != entry.signature {
                settle(name, sighting.signature, now: now)
            } else {
                entries[name] = nil
                ready.append(name)
            }
        }
        return ready.sorted()
    }

    private mutating func settle(
        _ name: FileName, _ signature: Signature?, now: UInt64,
        after delay: UInt64 = Limits.settleNanoseconds
    ) {
        set(name, Entry(deadline: now + delay, signature: signature))
    }

    /// More files than the limit are left to the next scan.
    private mutating func set(_ name: FileName, _ entry: Entry) {
        if entries[name] == nil, entries.count >= Limits.settlingFilesMax { return }
        entries[name] = entry
    }
}

/// What a file in the drop folder is like at a moment.
package struct Sighting: Sendable, Equatable {
    package let signature: Signature
    /// Whether somebody holds it open for writing; nil where that cannot be told.
    package let hasWriter: Bool?

    package init(_ signature: Signature, hasWriter: Bool?) {
        self.signature = signature
        self.hasWriter = hasWriter
    }
}
