import DatelineClient
import Foundation
import Glibc
import TestSupport

/// The real daemon in a folder of its own.
final class RunningDaemon {
    let folder: TemporaryFolder
    private var process: Process?

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

    deinit { process?.terminate() }

    /// Starts it and waits until it says that it is ready.
    func start() throws {
        let process = Process()
        let errors = Pipe()
        process.executableURL = URL(fileURLWithPath: Checkout.program("datelined"))
        process.arguments = ["--config", configuration]
        process.standardError = errors
        try process.run()
        self.process = process
        var said: [UInt8] = []
        while true {
            let bytes = errors.fileHandleForReading.availableData
            if bytes.isEmpty { break }
            said += bytes
            if String(decoding: said, as: UTF8.self).contains("ready;") {
                // What it says later is nobody's: it must not fill the pipe.
                let rest = errors.fileHandleForReading
                Thread.detachNewThread { while !rest.availableData.isEmpty {} }
                return
            }
        }
        throw Failure(message: "not ready: \(String(decoding: said, as: UTF8.self))")
    }

    /// Starts it where it cannot run, and waits until it has given up.
    func startInVain() throws -> ProgramResult {
        try runProgram(Checkout.program("datelined"), ["--config", configuration])
    }

    /// Asks it to stop; its exit code.
    func stop() -> Int32 { end(with: SIGTERM) }

    /// The power is gone, as far as the process can tell.
    func kill() { _ = end(with: SIGKILL) }

    private func end(with signal: Int32) -> Int32 {
        guard let process else { return -1 }
        Glibc.kill(process.processIdentifier, signal)
        process.waitUntilExit()
        self.process = nil
        return process.terminationStatus
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
