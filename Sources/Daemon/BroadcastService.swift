package import Broadcast
private import Glibc
package import ServiceLifecycle

/// Serves the subscribers until all that is durable was offered to them.
package struct BroadcastService: Service {
    private let server: Server
    private let configuration: Configuration.Socket
    private let listening: @Sendable () -> Void

    package init(
        server: Server, configuration: Configuration.Socket,
        listening: @escaping @Sendable () -> Void
    ) {
        self.server = server
        self.configuration = configuration
        self.listening = listening
    }

    package func run() async throws {
        let path = configuration.path
        let mode = mode_t(configuration.mode)
        defer { unlink(path) }
        try await server.run {
            guard chmod(path, mode) == 0 else {
                throw DaemonError(.configuration, "cannot set the mode of \(path)")
            }
            listening()
        }
        try? await gracefulShutdown()
    }
}
