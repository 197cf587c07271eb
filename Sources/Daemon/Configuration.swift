/// What an operator can set: config/dateline.toml, whose comments say what each key is for.
package struct Configuration: Sendable, Equatable {
    package var spool = Spool()
    package var journal = Journal()
    package var socket = Socket()
    package var seeds = Seeds()
    package var extraction = Extraction()
    package var stories = Stories()
    package var systemdJournal = SystemdJournal()
    package var log = Log()

    package struct Spool: Sendable, Equatable {
        package var path = "/var/spool/dateline"
        package var done = DonePolicy.keep
        package var doneKeepDays = 7
        package var watch = Watch.events
        package var pollSeconds = 2
    }

    /// What becomes of a file whose records are durable.
    package enum DonePolicy: String, Sendable, CaseIterable {
        case keep, archive, delete
    }

    /// How dropped files are noticed.
    package enum Watch: String, Sendable, CaseIterable {
        case events, poll
    }

    package struct Journal: Sendable, Equatable {
        package var path = "/var/lib/dateline/journal"
        package var segmentMebibytes = 64
        package var segmentHours = 24
        /// 0: for ever.
        package var keepDays = 0
        /// 0: without a limit.
        package var keepMebibytes = 0
    }

    package struct Socket: Sendable, Equatable {
        package var path = "/run/dateline/dateline.sock"
        package var mode = 0o660
        /// Empty: as it comes.
        package var group = ""
        /// Who may connect, besides the groups; both empty: whoever the mode lets in.
        package var users: [String] = []
        package var groups: [String] = []
        package var subscribersMax = 256
        package var progressSeconds = 5
        package var slowSeconds = 30
    }

    package struct Seeds: Sendable, Equatable {
        package var path = "/usr/share/dateline/seeds"
    }

    package struct Extraction: Sendable, Equatable {
        /// 0: as many as there are processors.
        package var jobs = 0
    }

    package struct Stories: Sendable, Equatable {
        /// Articles that a new one is compared with.
        package var window = 200_000
    }

    package struct SystemdJournal: Sendable, Equatable {
        package var mirror = true
    }

    package struct Log: Sendable, Equatable {
        package var level = "info"
    }

    package init() {}
}
