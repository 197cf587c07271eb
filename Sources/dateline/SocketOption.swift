import ArgumentParser
import DatelineClient
import Glibc

/// `--socket`, and where the socket is without it.
struct SocketOption: ParsableArguments {
    @Option(
        name: .customLong("socket"),
        help: ArgumentHelp(
            "The daemon's socket.",
            discussion: "Default: $DATELINE_SOCKET, or /run/dateline/dateline.sock."))
    var given: String?

    var path: String {
        if let given { return given }
        if let path = unsafe getenv("DATELINE_SOCKET") { return unsafe String(cString: path) }
        return "/run/dateline/dateline.sock"
    }

    /// Says on standard error what went wrong, and gives the exit code.
    static func failure(_ error: ClientError) -> ExitCode {
        StandardOutput.writeError(line: "dateline: \(error.message)")
        return error.code == .refused ? Exit.dataError : Exit.unavailable
    }
}
