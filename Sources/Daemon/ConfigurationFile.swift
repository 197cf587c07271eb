private import FoundationEssentials
private import Stories
private import TOMLKit

/// Reads a configuration file: every key is known, of its type and possible, or the file is refused
/// with the line and what would be right.
package enum ConfigurationFile {
    package static func read(path: String) throws(ConfigurationError) -> Configuration {
        let text: String
        do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw ConfigurationError(
                file: path, line: nil,
                message: "cannot be read as UTF-8 text: name another file with --config")
        }
        return try parse(text, file: path)
    }

    /// Relative paths in `text` count from the folder of `file`.
    package static func parse(
        _ text: String, file: String
    ) throws(ConfigurationError) -> Configuration {
        let table: TOMLTable
        do { table = try TOMLTable(string: text) } catch let error as TOMLParseError {
            throw ConfigurationError(
                file: file, line: error.source.begin.line, message: error.description)
        } catch {
            throw ConfigurationError(file: file, line: nil, message: "\(error)")
        }
        var document = ConfigurationDocument(table: table, text: text, file: file)
        let defaults = Configuration()
        var configuration = defaults
        try document.section("spool") { section throws(ConfigurationError) in
            configuration.spool.path = try section.path("path", defaults.spool.path)
            configuration.spool.done = try section.choice("done", defaults.spool.done)
            configuration.spool.doneKeepDays = try section.integer(
                "done_keep_days", defaults.spool.doneKeepDays, in: 0...36_500)
            configuration.spool.watch = try section.choice("watch", defaults.spool.watch)
            configuration.spool.pollSeconds = try section.integer(
                "poll_seconds", defaults.spool.pollSeconds, in: 1...3_600)
        }
        try document.section("journal") { section throws(ConfigurationError) in
            configuration.journal.path = try section.path("path", defaults.journal.path)
            configuration.journal.segmentMebibytes = try section.integer(
                "segment_mebibytes", defaults.journal.segmentMebibytes, in: 1...1_024)
            configuration.journal.segmentHours = try section.integer(
                "segment_hours", defaults.journal.segmentHours, in: 1...8_760)
            configuration.journal.keepDays = try section.integer(
                "keep_days", defaults.journal.keepDays, in: 0...36_500)
            configuration.journal.keepMebibytes = try section.integer(
                "keep_mebibytes", defaults.journal.keepMebibytes, in: 0...1_000_000_000)
        }
        try document.section("socket") { section throws(ConfigurationError) in
            configuration.socket = try Configuration.Socket(reading: &section)
        }
        try document.section("seeds") { section throws(ConfigurationError) in
            configuration.seeds.path = try section.path("path", defaults.seeds.path)
        }
        try document.section("extraction") { section throws(ConfigurationError) in
            configuration.extraction.jobs = try section.integer(
                "jobs", defaults.extraction.jobs, in: 0...256)
        }
        try document.section("stories") { section throws(ConfigurationError) in
            configuration.stories.window = try section.integer(
                "window", defaults.stories.window, in: 100...Stories.Limits.windowArticlesMax)
        }
        try document.section("systemd_journal") { section throws(ConfigurationError) in
            configuration.systemdJournal.mirror = try section.flag(
                "mirror", defaults.systemdJournal.mirror)
        }
        try document.section("log") { section throws(ConfigurationError) in
            configuration.log.level = try section.choice(
                "level", defaults.log.level, of: ["debug", "info", "notice", "warning", "error"])
        }
        try document.finish()
        return configuration
    }
}

/// What is wrong in a configuration file, where, and what would be right.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    package let file: String
    package let line: Int?
    package let message: String

    package var description: String {
        "\(file):\(line.map { "\($0): " } ?? " ")\(message)"
    }
}
