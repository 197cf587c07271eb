import Broadcast
import CSystemd
import Glibc
import Logging
import Platform
import ServiceLifecycle

/// Serves the subscribers until all that is durable was offered to them.
struct BroadcastService: Service {
    private let server: Server
    private let configuration: Configuration.Socket
    /// A socket that systemd holds: nothing of it is ours to change or to remove.
    private let isInherited: Bool
    private let listening: @Sendable () -> Void

    init(
        configuration: Configuration, journal: Identifier, tail: DurableTail,
        report: StatusReport, pulse: Pulse, logger: Logger,
        listening: @escaping @Sendable () -> Void
    ) throws(DaemonError) {
        let socket = configuration.socket
        let access: AccessList
        do { access = try AccessList(users: socket.users, groups: socket.groups) } catch {
            throw DaemonError(
                .configuration, "[socket] users or groups: nobody is called “\(error.name)”")
        }
        let descriptor = try Self.inheritedSocket(path: socket.path)
        isInherited = descriptor != nil
        self.configuration = socket
        self.listening = listening
        server = Server(
            options: Server.Options(
                socketPath: socket.path, descriptor: descriptor,
                journalPath: configuration.journal.path, journal: journal, access: access,
                subscribersMax: socket.subscribersMax, progressSeconds: socket.progressSeconds,
                slowSeconds: socket.slowSeconds,
                report: { Self.log($0, to: logger) },
                pulse: { number in
                    pulse.beat(.socket(number))
                    report.sample()
                }),
            tail: tail,
            answers: Server.Answers(status: report.json, metrics: report.metrics))
    }

    func run() async throws {
        let isOurs = !isInherited
        let configuration = configuration
        defer { if isOurs { unsafe unlink(configuration.path) } }
        try await server.run {
            if isOurs { try Self.protect(configuration) }
            listening()
        }
        try? await gracefulShutdown()
    }

    /// The group first: nobody gets in by the mode who is not of it.
    private static func protect(_ socket: Configuration.Socket) throws(DaemonError) {
        if !socket.group.isEmpty {
            guard let group = AccessList.group(socket.group) else {
                throw DaemonError(
                    .configuration, "[socket] group: no group is called “\(socket.group)”")
            }
            guard unsafe chown(socket.path, uid_t.max, group) == 0 else {
                throw DaemonError(
                    .configuration, "cannot give \(socket.path) to the group \(socket.group)")
            }
        }
        guard unsafe chmod(socket.path, mode_t(socket.mode)) == 0 else {
            throw DaemonError(.configuration, "cannot set the mode of \(socket.path)")
        }
    }

    /// What systemd has opened for the service (dateline.socket); nil without it.
    private static func inheritedSocket(path: String) throws(DaemonError) -> Int32? {
        let count = sd_listen_fds(1)
        if count <= 0 { return nil }
        let first: Int32 = 3
        guard count == 1,
            unsafe sd_is_socket_unix(first, Int32(SOCK_STREAM.rawValue), 1, path, 0) > 0
        else {
            throw DaemonError(
                .configuration,
                "systemd passes something else than the one stream socket \(path): "
                    + "does ListenStream= say the same as [socket] path?")
        }
        return first
    }

    private static func log(_ happening: Server.Happening, to logger: Logger) {
        switch happening {
        case .subscribed(let number, let peer):
            logger.info("subscriber \(number): \(peer.map(\.description) ?? "unknown")")
        case .unsubscribed(let number, let wasSlow):
            if wasSlow {
                logger.warning("subscriber \(number) took nothing and was let go")
            } else {
                logger.debug("subscriber \(number) has gone")
            }
        case .refused(let peer):
            logger.warning("refused: \(peer.map(\.description) ?? "unknown")")
        }
    }
}
