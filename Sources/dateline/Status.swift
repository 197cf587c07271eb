import ArgumentParser
import DatelineClient
import FoundationEssentials

/// `dateline status`: how the daemon is.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask the daemon how it is.",
        discussion: "Exits with 69 where it cannot be reached.")

    @OptionGroup var socket: SocketOption

    @Flag(help: "Print the line of JSON as it comes.")
    var json = false

    func run() throws {
        do {
            let line = try Subscription.status(socket: socket.path)
            if json { return StandardOutput.write(line: line) }
            let answer = try JSONDecoder().decode(Answer.self, from: Data(line.utf8))
            StandardOutput.write(line: answer.status.text)
        } catch let error as ClientError {
            throw SocketOption.failure(error)
        }
    }

    private struct Answer: Decodable { let status: Numbers }

    private struct Listener: Decodable {
        let number: Int
        let uid: Int?
        let pid: Int?
        let since: String
        let cursor: UInt64
        let behind: Int
        let bytes: Int

        var text: String {
            let who = "uid \(uid.map(String.init) ?? "?"), pid \(pid.map(String.init) ?? "?")"
            return "\nsubscriber \(number)     \(who), since \(since): at \(cursor), "
                + "\(behind) records behind, \(bytes >> 10) KiB sent"
        }
    }

    private struct Numbers: Decodable {
        let journal: String
        let next: UInt64
        let startedAt: String
        let articles: Int
        let failed: Int
        let records: Int
        let atWork: Int
        let subscribers: Int
        let mirrorDropped: Int
        let watchOverflows: Int
        let diskFull: Bool
        let halted: String?
        let lastError: String?
        let version: String
        let articlesPerSecond: Double
        let listeners: [Listener]
        let slowSubscribers: Int
        let refusedConnections: Int
        let journalBytes: Int
        let journalDiskFree: Int
        let spoolDiskFree: Int
        let residentBytes: Int
        let cpuSeconds: Double
        let openFiles: Int

        var text: String {
            """
            journal          \(journal)
            next seq         \(next)
            running since    \(startedAt)
            articles         \(articles)
            in quarantine    \(failed)
            records          \(records)
            at work          \(atWork)
            subscribers      \(subscribers)
            not mirrored     \(mirrorDropped)
            watch overflows  \(watchOverflows)
            disk full        \(diskFull ? "yes: nothing is claimed until there is room" : "no")
            halted           \(halted ?? "no")
            last error       \(lastError ?? "none")
            articles/s       \(articlesPerSecond) in the last minute
            journal          \(mebibytes(journalBytes)) MiB; free: \(mebibytes(journalDiskFree)) MiB
            spool            free: \(mebibytes(spoolDiskFree)) MiB
            memory           \(mebibytes(residentBytes)) MiB
            CPU              \(cpuSeconds) s
            open files       \(openFiles)
            let go as slow   \(slowSubscribers)
            turned away      \(refusedConnections)
            version          \(version)
            """ + listeners.map(\.text).joined()
        }

        private func mebibytes(_ bytes: Int) -> Int { bytes >> 20 }
    }
}
