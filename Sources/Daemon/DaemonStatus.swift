import Platform
import Records
import Synchronization

/// What the daemon has done since it started, for STATUS and for `dateline status`.
final class DaemonStatus: Sendable {
    /// A moment's numbers.
    struct Numbers: Sendable, Equatable {
        var articles = 0
        var failures = 0
        var records = 0
        var nextSeq: UInt64 = 1
        /// Records that were not mirrored because the systemd journal was slow.
        var mirrorDropped = 0
        var overflows = 0
        var claimed = 0
        var lastError: String?
        var isDiskFull = false
        /// Why nothing is claimed for now.
        var halted: String?

        init() {}
    }

    private let numbers = Mutex(Numbers())
    let startedAt: UInt64

    init(startedAt: UInt64) { self.startedAt = startedAt }

    var current: Numbers { numbers.withLock { $0 } }

    func update(_ body: (inout Numbers) -> Void) {
        numbers.withLock { body(&$0) }
    }

    /// One line for systemd and for people.
    func line(subscribers: Int) -> String {
        let now = current
        if let halted = now.halted { return "Halted, trying again: \(halted)" }
        if now.isDiskFull { return "The disk is full: nothing is claimed; trying every 5 s" }
        let waiting = max(0, now.claimed - now.articles - now.failures)
        return "\(now.articles) articles, \(now.failures) in quarantine, \(waiting) at work, "
            + "next seq \(now.nextSeq), \(subscribers) subscribers"
    }

    /// One line of JSON, without its end; `more` writes what others know.
    func json(
        subscribers: Int, journal: String, more: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        let now = current
        var json = JSONWriter()
        json.object { json in
            json.key("status")
            json.object {
                $0.field("journal", journal)
                $0.field("next", Int(now.nextSeq))
                $0.field("startedAt", Timestamp(microseconds: startedAt).description)
                $0.field("articles", now.articles)
                $0.field("failed", now.failures)
                $0.field("records", now.records)
                $0.field("atWork", max(0, now.claimed - now.articles - now.failures))
                $0.field("subscribers", subscribers)
                $0.field("mirrorDropped", now.mirrorDropped)
                $0.field("watchOverflows", now.overflows)
                $0.field("diskFull", now.isDiskFull)
                $0.field("halted", now.halted)
                $0.field("lastError", now.lastError)
                more(&$0)
            }
        }
        return json.bytes
    }
}
