import Broadcast
import Extraction
import Intake
import Journaling
import Language
import Lexicons
package import Logging
import Platform
import Prose
import ServiceLifecycle
import UnixSignals

/// The assembly: every part of the daemon, in the order in which an article goes through them.
package struct Daemon: Sendable {
    package static let version = "0.1.0"

    /// As it was at the start.
    let configuration: Configuration
    private let live: LiveConfiguration
    private let logger: Logger
    private let reread: @Sendable () throws(ConfigurationError) -> Configuration

    /// `reread` gives the configuration as it is now, on SIGHUP.
    package init(
        configuration: Configuration, logger: Logger,
        reread: @escaping @Sendable () throws(ConfigurationError) -> Configuration
    ) {
        self.configuration = configuration
        self.logger = logger
        self.reread = reread
        live = LiveConfiguration(configuration)
    }

    /// Runs until SIGTERM or SIGINT; nothing that was claimed is lost.
    package func run() async throws(DaemonError) {
        let startedAt = Clocks.wallMicroseconds()
        Arenas.limit(to: jobs)
        // The seeds are read while the journal is opened.
        async let seeds = Result { () throws(DaemonError) in try loadSeeds() }
        let spool = try DaemonError.mapping { () throws(IntakeError) in
            try Spool(path: configuration.spool.path)
        }
        let status = DaemonStatus(startedAt: startedAt)
        let done = DoneFolder(spool: spool, configuration: live)
        Descriptors.allowMany()
        // A long journal takes its time: systemd is asked for more as long as it is read.
        Notifier.extendTimeout(seconds: 60)
        let patience = Task {
            while (try? await Task.sleep(for: .seconds(20))) != nil {
                Notifier.extendTimeout(seconds: 60)
            }
        }
        let journal: OpenedJournal
        do {
            defer { patience.cancel() }
            journal = try await openJournal(spool: spool, done: done, status: status)
        }
        let (documents, extractor) = try await seeds.get()
        let processor = ArticleProcessor(
            spool: spool, attempts: journal.attempts, documents: documents, extractor: extractor,
            halted: { error in
                status.update { $0.halted = "\(error)" }
            })
        do {
            try await serve(
                journal: journal, spool: spool, done: done, status: status, processor: processor)
        } catch let error as JournalError {
            throw DaemonError(error)
        } catch let error as IntakeError {
            throw DaemonError(.storage, error.message)
        } catch let error as DaemonError {
            throw error
        } catch {
            throw DaemonError(.software, "\(error)")
        }
    }

    private func loadSeeds() throws(DaemonError) -> (DocumentReader, Extractor) {
        do {
            let folder = configuration.seeds.path
            let seeds = try Seeds(directory: folder)
            let model = try LanguageModel(path: LanguageModel.path(in: folder))
            let extractor = try Extractor(seeds: seeds, model: model, program: Self.version)
            return (DocumentReader(dates: try WrittenDates(seeds: seeds)), extractor)
        } catch {
            throw DaemonError(
                .configuration, "\(error); [seeds] path is \(configuration.seeds.path)")
        }
    }

    private func serve(
        journal: consuming OpenedJournal, spool: Spool, done: DoneFolder, status: DaemonStatus,
        processor: ArticleProcessor
    ) async throws {
        let claims = BoundedChannel<Claimed>(capacity: Limits.claimsQueuedMax)
        let outcomes = BoundedChannel<Outcome?>(capacity: Limits.commitBatchesMax)
        let mirror = BoundedChannel<MirrorEntry>(capacity: Limits.mirrorQueueMax)
        let stories = journal.stories
        let recovered = journal.recovered
        let writer = journal.writer
        let journalID = writer.journal
        let tail = DurableTail(nextSeq: writer.nextSeq)
        let logger = logger
        let notifier = Notifier(awaiting: 2) {
            logger.notice("ready; drop articles into \(spool.incomingPath)")
        }
        let mirroring = try MirrorService(
            entries: mirror, isEnabled: configuration.systemdJournal.mirror)
        let report = StatusReport(
            status: status, configuration: configuration, journal: journalID, tail: tail)
        let pulse = Pulse(loops: Limits.broadcastThreads)
        let broadcasting = try BroadcastService(
            configuration: configuration, journal: journalID, tail: tail, report: report,
            pulse: pulse, logger: logger, listening: { notifier.arrived() })
        let pool = try pool()
        let journaling = JournalService(
            writer: writer, stories: stories, outcomes: outcomes, tail: tail,
            mirror: mirror, spool: spool, done: done, status: status, pool: pool,
            logger: logger)
        let extracting = ExtractionService(
            processor: processor, claims: claims, outcomes: outcomes, jobs: jobs, pool: pool)
        let intake = try IntakeService(
            spool: spool, claims: claims, tail: tail, status: status,
            recovered: recovered, configuration: configuration.spool, pool: pool, logger: logger,
            scanned: { notifier.arrived() })
        let signals = SignalService(
            tail: tail, status: status, logger: logger, reload: reload,
            rescan: { intake.requestRescan() })
        let housekeeping = try HousekeepingService(
            done: done, configuration: live, status: status, logger: logger)
        let watchdog = WatchdogService(
            pulse: pulse, tail: tail, intake: intake, journaling: journaling, logger: logger)
        try await run([
            watchdog, signals, mirroring, broadcasting, journaling, extracting, housekeeping,
            intake,
        ])
    }

    /// Until SIGTERM or SIGINT, or until one of them fails.
    private func run(_ services: [any Service]) async throws {
        try await ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map {
                    // Each ends when the one before it in the article's way has ended.
                    // (By default the name is the service printed with everything in it.)
                    ServiceGroupConfiguration.ServiceConfiguration(
                        service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .cancelGroup,
                        serviceName: "\(type(of: $0))")
                },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        ).run()
    }

    private func reload() throws(ConfigurationError) -> [String] { live.adopt(try reread()) }

    /// For articles on their way: a thread to extract on for each job, one that watches the drop
    /// folder, and one that waits for the journal's disk.
    private func pool() throws(SystemError) -> ThreadPool {
        try ThreadPool(name: "articles", threads: jobs + 2)
    }

    var jobs: Int {
        configuration.extraction.jobs > 0
            ? configuration.extraction.jobs : Processors.available()
    }
}

extension DaemonError {
    init(_ error: JournalError) {
        let code: ExitCode =
            switch error.code {
            case .damaged, .unknownVersion: .damagedJournal
            case .locked: .temporary
            case .storage, .noSpace: .storage
            case .batchTooLarge, .compacted: .software
            }
        self.init(code, error.message)
    }

    static func mapping<Result>(
        _ body: () throws(IntakeError) -> Result
    ) throws(DaemonError) -> Result {
        do { return try body() } catch { throw DaemonError(.configuration, error.message) }
    }

    static func mapping<Result: ~Copyable>(
        _ body: () throws(JournalError) -> Result
    ) throws(DaemonError) -> Result {
        do { return try body() } catch { throw DaemonError(error) }
    }
}
