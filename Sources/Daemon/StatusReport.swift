import Broadcast
import Journaling
import Platform
import Records
import Synchronization

/// What the daemon says of itself: for `dateline status`, and for those who watch many machines.
final class StatusReport: Sendable {
    private let status: DaemonStatus
    private let configuration: Configuration
    private let journal: Identifier
    private let tail: DurableTail
    private let rate: Mutex<ArticleRate>

    init(
        status: DaemonStatus, configuration: Configuration, journal: Identifier, tail: DurableTail
    ) {
        self.status = status
        self.configuration = configuration
        self.journal = journal
        self.tail = tail
        rate = Mutex(ArticleRate(now: Clocks.monotonicNanoseconds()))
    }

    /// Counts, now and then: rates are of the last minute.
    func sample() {
        let articles = status.current.articles
        rate.withLock { $0.add(articles, now: Clocks.monotonicNanoseconds()) }
    }

    /// Articles a second, in the last minute.
    private var articlesPerSecond: Double {
        let articles = status.current.articles
        return rate.withLock { $0.perSecond(articles, now: Clocks.monotonicNanoseconds()) }
    }

    /// One line of JSON, without its end.
    func json(_ audience: AudienceReport) -> [UInt8] {
        let vitals = Vitals()
        let next = tail.nextSeq
        return status.json(subscribers: audience.subscribers.count, journal: journal.uuid) { json in
            json.field("version", Daemon.version)
            json.field("articlesPerSecond", (articlesPerSecond * 100).rounded() / 100)
            json.key("listeners")
            json.array { json in
                for listener in audience.subscribers {
                    json.element(Listener(report: listener, next: next))
                }
            }
            json.field("slowSubscribers", audience.slow)
            json.field("refusedConnections", audience.refused)
            json.field("journalBytes", JournalSize.bytes(path: configuration.journal.path))
            json.field("journalDiskFree", Vitals.freeBytes(path: configuration.journal.path))
            json.field("spoolDiskFree", Vitals.freeBytes(path: configuration.spool.path))
            json.field("residentBytes", vitals.residentBytes)
            json.field("cpuSeconds", vitals.cpuSeconds)
            json.field("openFiles", vitals.openFiles)
        }
    }

    /// One subscriber of `dateline status`.
    private struct Listener: JSONWritable {
        let report: SubscriberReport
        let next: UInt64

        func write(to json: inout JSONWriter) {
            json.object {
                $0.field("number", report.number)
                $0.field("uid", report.peer.map { Int($0.user) })
                $0.field("pid", report.peer.map { Int($0.process) })
                $0.field("since", Timestamp(microseconds: report.since).description)
                $0.field("cursor", Int(report.cursor))
                $0.field("behind", Int(next - min(next, report.cursor)))
                $0.field("bytes", report.bytes)
            }
        }
    }

    /// The text format of Prometheus, version 0.0.4.
    func metrics(_ audience: AudienceReport) -> [UInt8] {
        let now = status.current
        let vitals = Vitals()
        let next = tail.nextSeq
        var page = MetricsPage()
        page.gauge("dateline_build_info", "The program.", [(["version": Daemon.version], 1)])
        page.counter("dateline_articles_total", "Articles journaled.", now.articles)
        page.counter("dateline_failed_total", "Files put into quarantine.", now.failures)
        page.counter("dateline_records_total", "Records journaled.", now.records)
        page.counter(
            "dateline_mirror_dropped_total",
            "Records not mirrored because the systemd journal was slow.", now.mirrorDropped)
        page.counter(
            "dateline_watch_overflows_total", "Times the kernel's event queue ran over.",
            now.overflows)
        page.gauge(
            "dateline_at_work", "Claimed files that are not journaled yet.",
            max(0, now.claimed - now.articles - now.failures))
        page.gauge("dateline_next_seq", "The seq of the next record.", Int(next))
        page.gauge("dateline_disk_full", "1 while the disk is full.", now.isDiskFull ? 1 : 0)
        page.gauge(
            "dateline_journal_bytes", "Bytes of the journal's segments on the disk.",
            JournalSize.bytes(path: configuration.journal.path))
        page.gauge(
            "dateline_disk_free_bytes", "Free bytes where a folder is.",
            [
                (["folder": "journal"], Vitals.freeBytes(path: configuration.journal.path)),
                (["folder": "spool"], Vitals.freeBytes(path: configuration.spool.path)),
            ])
        page.gauge("dateline_subscribers", "Subscribers.", audience.subscribers.count)
        page.gauge(
            "dateline_subscriber_lag_records", "Records that a subscriber has not got yet.",
            audience.subscribers.map { subscriber in
                let labels = [
                    "subscriber": "\(subscriber.number)",
                    "uid": subscriber.peer.map { "\($0.user)" } ?? "",
                ]
                return (labels, Int(next - min(next, subscriber.cursor)))
            })
        page.counter(
            "dateline_subscribers_slow_total", "Subscribers let go because they took nothing.",
            audience.slow)
        page.counter(
            "dateline_connections_refused_total", "Connections turned away.", audience.refused)
        page.gauge(
            "process_start_time_seconds", "Start, in seconds since 1970-01-01 UTC.",
            Int(status.startedAt / 1_000_000))
        page.counter("process_cpu_seconds_total", "CPU time.", vitals.cpuSeconds)
        page.gauge("process_resident_memory_bytes", "Resident memory.", vitals.residentBytes)
        page.gauge("process_open_fds", "Open file descriptors.", vitals.openFiles)
        return page.bytes
    }
}

/// Articles a second over the last minute, by a few samples.
struct ArticleRate: Sendable {
    private var samples: [(time: UInt64, articles: Int)]

    init(now: UInt64) { samples = [(now, 0)] }

    mutating func add(_ articles: Int, now: UInt64) {
        samples.append((now, articles))
        while samples.count > 2, now - samples[1].time > 60_000_000_000 { samples.removeFirst() }
    }

    func perSecond(_ articles: Int, now: UInt64) -> Double {
        guard let first = samples.first, now > first.time else { return 0 }
        return Double(articles - first.articles) * 1e9 / Double(now - first.time)
    }
}
