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
            """
        }
    }
}
