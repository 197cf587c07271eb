import Foundation
import TestSupport
import Testing

/// The systemd journal and the unit, under the real ones.
@Suite(.timeLimit(.minutes(5))) struct SystemdTests {
    private static let scripts = "\(Checkout.path)/Tests/SystemTests/Scripts"
    private static let journald = "/lib/systemd/systemd-journald"
    private static let canMirror =
        isRoot && findProgram("unshare") != nil && findProgram("journalctl") != nil
        && FileManager.default.isExecutableFile(atPath: journald)
    private static let canBoot = isRoot && findProgram("systemd-nspawn") != nil

    @Test(.enabled(if: canMirror, "needs root, unshare and systemd-journald"))
    func recordsComeOutOfTheSystemdJournal() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.folder.write(EndToEndTests.article, to: "2024-03-14-a.txt")
            let result = try runProgram(
                "/usr/bin/unshare",
                [
                    "--mount", "\(Self.scripts)/mirror.sh", Checkout.program("datelined"),
                    Checkout.program("dateline"), daemon.configuration, daemon.spool,
                    daemon.socket, "\(daemon.folder.path)/2024-03-14-a.txt",
                ])
            #expect(result.exitCode == 0, "\(result.errors)")
            let entries = try result.lines.map { line in
                let entry = try JSONSerialization.jsonObject(with: Data(line.utf8))
                return entry as? [String: Any] ?? [:]
            }
            #expect(entries.first?["DATELINE_KIND"] as? String == "article")
            #expect(entries.first?["MESSAGE"] as? String == "Ministers Refuse Talks, 31 words")
            let seqs = entries.compactMap { ($0["DATELINE_SEQ"] as? String).flatMap(Int.init) }
            #expect(seqs == Array(1...max(1, entries.count)))
            let quote = entries.first { $0["DATELINE_KIND"] as? String == "quote" }
            #expect(quote?["DATELINE_SPEAKER"] as? String == "Paul Arden")
        }
    }

    private static let bin = URL(fileURLWithPath: Checkout.program("datelined"))
        .deletingLastPathComponent().path

    @Test(.enabled(if: canBoot, "needs root and systemd-nspawn"))
    func theUnitRunsUnderARealSystemd() async throws {
        try await onOwnThread {
            let result = try runProgram(
                "/bin/bash",
                ["\(Self.scripts)/container.sh", Checkout.path, Self.bin, "unit.sh"])
            let said = result.output.suffix(4_000)
            #expect(result.exitCode == 0, "\(said)\n\(result.errors.suffix(2_000))")
            #expect(result.output.contains("UNIT-TEST-PASSED"), "\(said)")
        }
    }

    /// Installed, run, upgraded, removed and purged: the package with the programs of this build;
    /// `make test-deb` does the same with those that are linked for it.
    @Test(.enabled(if: canBoot && findProgram("dpkg-deb") != nil, "needs root and systemd-nspawn"))
    func thePackageInstallsUpgradesAndIsPurged() async throws {
        try await onOwnThread {
            let folder = try TemporaryFolder()
            let build = try runProgram(
                "/usr/bin/env",
                [
                    "PROGRAMS=\(Self.bin)", "DEPENDS=libc6", "COMPRESSION=gzip",
                    "\(Checkout.path)/package/build", folder.path,
                ])
            #expect(build.exitCode == 0, "\(build.errors.suffix(2_000))")
            let result = try runProgram(
                "/bin/bash",
                ["\(Self.scripts)/container.sh", Checkout.path, folder.path, "package.sh"])
            let said = result.output.suffix(4_000)
            #expect(result.exitCode == 0, "\(said)\n\(result.errors.suffix(2_000))")
            #expect(result.output.contains("PACKAGE-TEST-PASSED"), "\(said)")
        }
    }
}
