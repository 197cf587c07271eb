import Glibc
import Logging

/// Writes log lines to standard error; under systemd with the priority that journald understands.
struct StandardErrorLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    private let level: LogLevel
    private let isUnderSystemd = unsafe getenv("JOURNAL_STREAM") != nil

    init(level: LogLevel) { self.level = level }

    var logLevel: Logger.Level {
        get { level.current }
        set { level.current = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }
            .sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        write("\(event.message)\(fields)", level: event.level)
    }

    /// One `write` for a whole line, so that lines of several threads stay whole.
    func write(_ text: String, level: Logger.Level) {
        let prefix = isUnderSystemd ? "<\(Self.priority(level))>" : "\(level) "
        let bytes = Array("\(prefix)\(text)\n".utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(2, $0.baseAddress, $0.count) }
    }

    /// As syslog numbers them.
    private static func priority(_ level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
