import DatelineClient
import Foundation
import Glibc
import TestSupport

/// The real daemon in a folder of its own.
final class RunningDaemon {
    let folder: TemporaryFolder
    private var process: pid_t?

    var configuration: String { "\(folder.path)/dateline.toml" }
    var socket: String { "\(folder.path)/socket" }
    var journal: String { "\(folder.path)/journal" }
    var spool: String { "\(folder.path)/spool" }

    init(_ settings: String = "") throws {
        folder = try TemporaryFolder()
        unsafe mkdir("\(folder.path)/spool", 0o755)
        try folder.write(
            """
            [spool]
            path = "\(folder.path)/spool"
            [journal]
            path = "\(folder.path)/journal"
            [socket]
            path = "\(folder.path)/socket"
            [seeds]
            path = "\(Checkout.path)/seeds"
            \(settings)
            """, to: "dateline.toml")
    }

    deinit { if let process { Glibc.kill(process, SIGTERM) } }

    /// Starts it and waits until it says that it is ready.
    func start() throws {
        let (process, errors) = try spawn()
        self.process = process
        var said: [UInt8] = []
        while true {
            let bytes = errors.availableData
            if bytes.isEmpty { break }
            said += bytes
            if String(decoding: said, as: UTF8.self).contains("ready;") {
                // What it says later is nobody's: it must not fill the pipe.
                Thread.detachNewThread { while !errors.availableData.isEmpty {} }
                return
            }
        }
        throw Failure(message: "not ready: \(String(decoding: said, as: UTF8.self))")
    }

    /// By `posix_spawn`: Foundation's `Process` takes a child for alive as long as any program that
    /// was started at the same moment is.
    private func spawn() throws -> (process: pid_t, errors: FileHandle) {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw Failure(message: "no pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
        let program = Checkout.program("datelined")
        let words: [String] = [program, "--config", configuration]
        var argv = unsafe words.map { unsafe strdup($0) } + [nil]
        var process: pid_t = 0
        let code = unsafe posix_spawn(&process, program, &actions, nil, &argv, environ)
        unsafe argv.forEach { unsafe free($0) }
        close(ends[1])
        let errors = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        guard code == 0 else { throw Failure(message: "cannot start \(program): \(code)") }
        return (process, errors)
    }

    /// Starts it where it cannot run, and waits until it has given up.
    func startInVain() throws -> ProgramResult {
        try runProgram(Checkout.program("datelined"), ["--config", configuration])
    }

    /// Asks it to stop; its exit code.
    func stop() -> Int32 { end(with: SIGTERM) }

    /// The power is gone, as far as the process can tell.
    func kill() { _ = end(with: SIGKILL) }

    /// The exit code, or the signal that it died of.
    private func end(with signal: Int32) -> Int32 {
        guard let process else { return -1 }
        Glibc.kill(process, signal)
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) == -1, errno == EINTR {}
        self.process = nil
        return status & 0x7F == 0 ? status >> 8 & 0xFF : status & 0x7F
    }

    /// Writes a file beside the drop folder and moves it in, as producers do.
    func drop(_ bytes: [UInt8], as name: String) throws {
        try folder.write(bytes, to: "outside")
        unsafe rename("\(folder.path)/outside", "\(spool)/incoming/\(name)")
    }

    func drop(_ text: String, as name: String) throws { try drop(Array(text.utf8), as: name) }

    /// Records from the first on, until `isEnough`, or until the daemon stops.
    func records(
        kinds: [String] = [], until isEnough: ([JournaledRecord]) -> Bool
    ) throws -> [JournaledRecord] {
        var subscription = try Subscription(socket: socket, from: .first, kinds: kinds)
        var records: [JournaledRecord] = []
        while !isEnough(records), let message = try subscription.next() {
            if case .record(let line) = message { records.append(try JournaledRecord(line.bytes)) }
        }
        return records
    }

    /// Everything that is durable now.
    func recordsSoFar() throws -> [JournaledRecord] {
        var subscription = try Subscription(socket: socket, from: .first)
        var records: [JournaledRecord] = []
        while let message = try subscription.next() {
            if case .live = message { break }
            if case .record(let line) = message { records.append(try JournaledRecord(line.bytes)) }
        }
        return records
    }

    struct Failure: Error { let message: String }
}

/// A record as a subscriber gets it.
struct JournaledRecord {
    let fields: [String: Any]

    init(_ line: [UInt8]) throws {
        fields = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] ?? [:]
    }

    var seq: Int { fields["seq"] as? Int ?? 0 }
    var kind: String { fields["kind"] as? String ?? "" }
    var payload: [String: Any] { fields[kind] as? [String: Any] ?? [:] }
    /// The dropped file's name, of article and failed records.
    var sourceName: String { (payload["source"] as? [String: Any])?["name"] as? String ?? "" }
    /// Why it failed.
    var reasonCode: String { (payload["reason"] as? [String: Any])?["code"] as? String ?? "" }
}
