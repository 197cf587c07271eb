private import Platform
private import Records
private import Synchronization

/// What the daemon has done since it started, for STATUS and for `dateline status`.
package final class DaemonStatus: Sendable {
    /// A moment's numbers.
    package struct Numbers: Sendable, Equatable {
        package var articles = 0
        package var failures = 0
        package var records = 0
        package var nextSeq: UInt64 = 1
        /// Records that were not mirrored because the systemd journal was slow.
        package var mirrorDropped = 0
        package var overflows = 0
        package var claimed = 0
        package var lastError: String?
        package var isDiskFull = false

        package init() {}
    }

    private let numbers = Mutex(Numbers())
    private let startedAt: UInt64

    package init(startedAt: UInt64) { self.startedAt = startedAt }

    package var current: Numbers { numbers.withLock { $0 } }

    package func update(_ body: (inout Numbers) -> Void) {
        numbers.withLock { body(&$0) }
    }

    /// One line for systemd and for people.
    package func line(subscribers: Int) -> String {
        let now = current
        if now.isDiskFull { return "The disk is full: nothing is claimed; trying every 5 s" }
        let waiting = max(0, now.claimed - now.articles - now.failures)
        return "\(now.articles) articles, \(now.failures) in quarantine, \(waiting) at work, "
            + "next seq \(now.nextSeq), \(subscribers) subscribers"
    }

    /// One line of JSON, without its end.
    package func json(subscribers: Int, journal: String) -> [UInt8] {
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
                $0.field("lastError", now.lastError)
            }
        }
        return json.bytes
    }
}
