import Foundation
import TestSupport
import Testing

/// The snippets of README.md, as they stand there, against a real daemon.
@Suite(.timeLimit(.minutes(5))) struct ReadmeTests {
    private struct Snippet {
        let language: String
        let text: String
    }

    private static let standardSocket = "/run/dateline/dateline.sock"

    /// The fenced blocks behind `<!-- tested: language -->`.
    private static func snippets() throws -> [Snippet] {
        let readme = try String(contentsOfFile: "\(Checkout.path)/README.md", encoding: .utf8)
        return readme.components(separatedBy: "<!-- tested: ").dropFirst().map { part in
            let language = String(part.prefix { $0 != " " })
            let fence = part.components(separatedBy: "```")
            let lines = fence[1].split(separator: "\n", omittingEmptySubsequences: false)
            return Snippet(language: language, text: lines.dropFirst().joined(separator: "\n"))
        }
    }

    @Test func everySnippetHearsAQuote() async throws {
        try await onOwnThread {
            let snippets = try Self.snippets()
            #expect(snippets.map(\.language) == ["shell", "shell", "python", "swift"])
            let daemon = try RunningDaemon()
            try daemon.start()
            try daemon.drop(EndToEndTests.article, as: "2024-03-14-a.txt")
            _ = try daemon.records(kinds: ["quote"]) { $0.count == 1 }
            for snippet in snippets {
                let text = snippet.text.replacingOccurrences(
                    of: Self.standardSocket, with: daemon.socket)
                guard let command = try command(snippet.language, text, daemon.folder) else {
                    continue
                }
                // Each would go on until the daemon stops: it is ended, with all that it started.
                let script = """
                    exec 3< <(exec setsid bash "$0" 2>"$1")
                    grep -E -m1 '("kind":"quote".*|said: )We have nothing to discuss' <&3
                    kill -- -$!
                    """
                try daemon.folder.write(command, to: "command.sh")
                let result = try runProgram(
                    "/bin/bash",
                    [
                        "-c", script, "\(daemon.folder.path)/command.sh",
                        "\(daemon.folder.path)/errors",
                    ])
                let errors = try String(
                    contentsOfFile: "\(daemon.folder.path)/errors", encoding: .utf8)
                #expect(!result.output.isEmpty, "\(text)\n\(errors)")
            }
            #expect(daemon.stop() == 0)
        }
    }

    private func command(
        _ language: String, _ text: String, _ folder: TemporaryFolder
    ) throws -> String? {
        switch language {
        case "shell":
            let program = text.contains("nc -U") ? "nc" : "socat"
            return findProgram(program) == nil ? nil : text
        case "python":
            try folder.write(text, to: "snippet.py")
            return findProgram("python3") == nil ? nil : "python3 \(folder.path)/snippet.py"
        default:
            try folder.write(text, to: "main.swift")
            let build = URL(fileURLWithPath: Checkout.program("dateline"))
                .deletingLastPathComponent().path
            let compile = try runProgram(
                "/usr/bin/env",
                [
                    "bash", "-c",
                    "swiftc -swift-version 6 -package-name readme -I \(build)/Modules "
                        + "-o snippet main.swift \(build)/DatelineClient.build/*.o",
                ], folder: folder.path)
            #expect(compile.exitCode == 0, "\(compile.errors)")
            // Into a pipe, `print` would wait for a full buffer.
            return "stdbuf -oL \(folder.path)/snippet"
        }
    }
}
