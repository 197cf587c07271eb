import Synchronization

/// The configuration as it is now: SIGHUP changes what can be changed while the daemon runs.
package final class LiveConfiguration: Sendable {
    private let configuration: Mutex<Configuration>

    package init(_ configuration: Configuration) { self.configuration = Mutex(configuration) }

    package var current: Configuration { configuration.withLock { $0 } }

    /// Takes over from `wanted` what can be changed; the keys that differ and need a restart.
    package func adopt(_ wanted: Configuration) -> [String] {
        configuration.withLock { current in
            current.spool.done = wanted.spool.done
            current.spool.doneKeepDays = wanted.spool.doneKeepDays
            current.journal.keepDays = wanted.journal.keepDays
            current.journal.keepMebibytes = wanted.journal.keepMebibytes
            current.log = wanted.log
            return current.differences(from: wanted)
        }
    }
}

extension Configuration {
    /// The sections that are not as `other` has them, each with its keys that differ.
    fileprivate func differences(from other: Configuration) -> [String] {
        func key<Value: Equatable>(_ name: String, _ path: KeyPath<Configuration, Value>) -> String?
        {
            self[keyPath: path] == other[keyPath: path] ? nil : name
        }
        return [
            key("[spool] path", \.spool.path), key("[spool] watch", \.spool.watch),
            key("[spool] poll_seconds", \.spool.pollSeconds),
            key("[journal] path", \.journal.path),
            key("[journal] segment_mebibytes", \.journal.segmentMebibytes),
            key("[journal] segment_hours", \.journal.segmentHours),
            key("[socket] path", \.socket.path), key("[socket] mode", \.socket.mode),
            key("[socket] subscribers_max", \.socket.subscribersMax),
            key("[socket] progress_seconds", \.socket.progressSeconds),
            key("[socket] slow_seconds", \.socket.slowSeconds),
            key("[socket] group", \.socket.group), key("[socket] users", \.socket.users),
            key("[socket] groups", \.socket.groups),
            key("[seeds] path", \.seeds.path), key("[extraction] jobs", \.extraction.jobs),
            key("[systemd_journal] mirror", \.systemdJournal.mirror),
        ].compactMap { $0 }
    }
}
