import Broadcast
import Glibc
import ServiceLifecycle

/// Serves the subscribers until all that is durable was offered to them.
struct BroadcastService: Service {
    private let server: Server
    private let configuration: Configuration.Socket
    private let listening: @Sendable () -> Void

    init(
        server: Server, configuration: Configuration.Socket,
        listening: @escaping @Sendable () -> Void
    ) {
        self.server = server
        self.configuration = configuration
        self.listening = listening
    }

    func run() async throws {
        let path = configuration.path
        let mode = mode_t(configuration.mode)
        defer { unsafe unlink(path) }
        try await server.run {
            guard unsafe chmod(path, mode) == 0 else {
                throw DaemonError(.configuration, "cannot set the mode of \(path)")
            }
            listening()
        }
        try? await gracefulShutdown()
    }
}
