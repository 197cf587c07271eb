import Intake
import Platform

/// Finds the files in the drop folder that are complete: by events, and by scans, because events
/// are
/// hints and the folder is the truth (I2).
struct DropFolder: ~Copyable {
    /// What the operator should hear of.
    enum Happening {
        case overflow, renewed
        case polling(SystemError)
        case halted(String)
    }

    private let spool: Spool
    private let report: (Happening) -> Void
    private var watcher: Watcher
    private let wantsEvents: Bool
    private var settling = Settling()
    private var schedule: RescanSchedule
    /// When it is looked whether the folder is still the one that is watched: the kernel does not
    /// tell of one that was deleted while we hold it open.
    private var nextLook: UInt64
    /// A scan under way: it goes on as `settling` has room, so that a backlog of any length is
    /// never in memory.
    private var scan: DirectoryStream?

    init(
        spool: Spool, configuration: Configuration.Spool, now: UInt64,
        report: @escaping (Happening) -> Void
    ) {
        self.spool = spool
        self.report = report
        wantsEvents = configuration.watch == .events
        watcher = .polling(path: spool.incomingPath)
        if wantsEvents {
            do throws(SystemError) { try watcher.renew() } catch { report(.polling(error)) }
        }
        nextLook = now + Self.lookNanoseconds
        schedule = RescanSchedule(
            now: now,
            interval: watcher.hasEvents
                ? Limits.rescanNanoseconds : UInt64(configuration.pollSeconds) * 1_000_000_000)
    }

    /// Scans as soon as it may.
    mutating func requestScan() { schedule.request(now: Clocks.monotonicNanoseconds()) }

    /// Scans where that is due; files whose time has come.
    mutating func found() -> [FileName] {
        let now = Clocks.monotonicNanoseconds()
        if now >= nextLook {
            nextLook = now + Self.lookNanoseconds
            if !spool.isInPlace { schedule.request(now: now) }
        }
        if scan == nil, schedule.isDue(now: now) { beginScan(now: now) }
        goOnScanning(now: now)
        return settling.due(now: now) { spool.sight($0) }
    }

    /// Waits for events, for a wake-up on the descriptor `wake`, or for the time to look again;
    /// files that were moved in.
    mutating func awaitEvents(wake: Int32) throws(SystemError) -> [FileName] {
        let events = try watcher.wait(milliseconds: timeout(), wake: wake)
        let now = Clocks.monotonicNanoseconds()
        var ready: [FileName] = []
        for event in events {
            switch event.kind {
            case .overflow:
                report(.overflow)
                schedule.request(now: now)
            case .ignored:
                schedule.request(now: now)
                watcher = .polling(path: spool.incomingPath)
            default: break
            }
            if settling.observe(event, now: now, signature: { spool.signature(of: $0) }),
                let name = event.name
            {
                ready.append(name)
            }
        }
        return ready
    }

    private static let lookNanoseconds = UInt64(Limits.retrySeconds) * 1_000_000_000

    private mutating func beginScan(now: UInt64) {
        schedule.scanned(now: now)
        do {
            let isNew = try spool.renew()
            if isNew { report(.renewed) }
            if wantsEvents, isNew || !watcher.hasEvents { try? watcher.renew() }
            scan = try DirectoryStream(spool.incoming)
        } catch {
            report(.halted("\(error)"))
            schedule.request(now: now)
        }
    }

    private mutating func goOnScanning(now: UInt64) {
        let room = min(settling.room, Limits.scanNamesMax)
        if room == 0 { return }
        do {
            guard let names = try scan?.next(room) else { return }
            let seconds = Int(Clocks.wallMicroseconds() / 1_000_000)
            for name in names where Spool.isCandidate(name) {
                guard let sighting = spool.sight(name) else { continue }
                settling.found(name, sighting, now: now, seconds: seconds)
            }
            if names.isEmpty { scan = nil }
        } catch {
            scan = nil
            report(.halted("cannot scan the drop folder: \(error)"))
            schedule.request(now: now)
        }
    }

    /// Milliseconds to the next thing to do.
    private func timeout() -> Int32 {
        if scan != nil, settling.room > 0 { return 0 }
        let now = Clocks.monotonicNanoseconds()
        let next = min(settling.nextDeadline ?? .max, schedule.nextScan, nextLook)
        return next <= now ? 0 : Int32(clamping: (next - now) / 1_000_000 + 1)
    }
}
