import ArgumentParser
import Daemon
import Glibc
import Logging

/// The daemon's command line.
@main
struct Datelined: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datelined",
        abstract: "Reads news articles dropped into a folder and reports who said and did what.",
        discussion: """
            Watches <spool>/incoming. Each article that is moved there is read, its records are \
            appended to the journal as one batch, and when they are durable they go to the \
            subscribers of the socket and to the systemd journal.

            SIGTERM and SIGINT stop it: articles under way are finished, the others stay for the \
            next start. SIGHUP makes it read its configuration and scan the folder again.

            EXIT CODES: 65 the journal is damaged; 74 the disk failed; 75 another daemon holds the \
            journal; 78 the configuration, the spool or the seeds cannot be used.
            """,
        version: Daemon.version)

    @Option(name: .shortAndLong, help: "The configuration file.")
    var config = "/etc/dateline/dateline.toml"

    @Flag(help: "Read the configuration, say what is wrong with it, and stop.")
    var check = false

    func run() async throws {
        do {
            let configuration: Configuration
            do { configuration = try ConfigurationFile.read(path: config) } catch {
                throw DaemonError(.configuration, error.description)
            }
            if check { return }
            let level = LogLevel(configuration.log.level)
            let logger = Logger(label: "datelined") { _ in StandardErrorLog(level: level) }
            try await Daemon(configuration: configuration, logger: logger) {
                [config] () throws(ConfigurationError) in
                let configuration = try ConfigurationFile.read(path: config)
                level.set(configuration.log.level)
                return configuration
            }.run()
        } catch let error as DaemonError {
            StandardErrorLog(level: LogLevel("info")).write(
                "datelined: \(error.message)", level: .critical)
            throw ExitCode(error.exitCode.rawValue)
        }
    }
}
