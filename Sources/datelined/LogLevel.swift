import Logging
import Synchronization

/// From which level on things are logged: one for the whole program, so that it can be changed.
final class LogLevel: Sendable {
    private let level: Mutex<Logger.Level>

    init(_ name: String) { level = Mutex(Logger.Level(rawValue: name) ?? .info) }

    var current: Logger.Level {
        get { level.withLock { $0 } }
        set { level.withLock { $0 = newValue } }
    }

    func set(_ name: String) { current = Logger.Level(rawValue: name) ?? .info }
}
