import Foundation
import Glibc
import TestSupport
import Testing

/// Bad input goes to quarantine with its reason, and the next article goes through (I5).
@Suite(.timeLimit(.minutes(5))) struct BadInputTests {
    @Test func everyKindOfBadInputIsToldAndHurtsNothing() async throws {
        try await onOwnThread {
            let daemon = try RunningDaemon()
            try daemon.start()
            let incoming = "\(daemon.spool)/incoming"
            let long = String(repeating: "n", count: 250)
            try daemon.drop([], as: "empty.txt")
            try daemon.drop([UInt8](repeating: 65, count: 20 << 20), as: "large.txt")
            try daemon.drop((0..<4_096).map { UInt8(truncatingIfNeeded: $0 * 7) }, as: "binary.txt")
            try daemon.drop(Array("caf".utf8) + [0x81, 0xE9], as: "latin.txt")
            try daemon.drop("A perfectly fine article.", as: long)
            try daemon.drop("{\"title\": 3", as: "broken.json")
            unsafe mkdir("\(daemon.folder.path)/folder", 0o755)
            unsafe rename("\(daemon.folder.path)/folder", "\(incoming)/folder")
            unsafe symlink("/etc/passwd", "\(daemon.folder.path)/link")
            unsafe rename("\(daemon.folder.path)/link", "\(incoming)/link.txt")
            unsafe mkfifo("\(daemon.folder.path)/pipe", 0o644)
            unsafe rename("\(daemon.folder.path)/pipe", "\(incoming)/pipe")
            try daemon.drop(EndToEndTests.article, as: "good.txt")

            let records = try daemon.records(kinds: ["failed", "article"]) { $0.count == 10 }
            var reasons: [String: String] = [:]
            for record in records where record.kind == "failed" {
                reasons[record.sourceName] = record.reasonCode
            }
            #expect(
                reasons == [
                    "empty.txt": "empty", "large.txt": "too_large", "binary.txt": "not_text",
                    "latin.txt": "not_text", String(long.prefix(100)): "name_too_long",
                    "broken.json": "bad_json", "folder": "not_a_regular_file",
                    "link.txt": "not_a_regular_file", "pipe": "not_a_regular_file",
                ])
            #expect(records.filter { $0.kind == "article" }.map(\.sourceName) == ["good.txt"])
            #expect(daemon.stop() == 0)
            let quarantined = daemon.folder.names(in: "spool/quarantine")
            #expect(quarantined.count == 18)
            for record in records where record.kind == "failed" {
                let name = record.payload["quarantinedAs"] as? String ?? "?"
                #expect(quarantined.contains(name), "\(name)")
            }
            #expect(daemon.folder.names(in: "spool/work").isEmpty)
        }
    }

    /// Root reads everything: the daemon runs as somebody else.
    @Test(.enabled(if: isRoot && findProgram("setpriv") != nil, "needs root and setpriv"))
    func anUnreadableFileIsToldAndHurtsNothing() async throws {
        try await onOwnThread {
            let folder = try TemporaryFolder()
            unsafe chmod(folder.path, 0o777)
            let script = """
                set -e
                cd \(folder.path)
                mkdir -m 777 spool
                printf '[spool]\\npath="%s"\\n[journal]\\npath="%s"\\n[socket]\\npath="%s"\\n[seeds]\\npath="%s"\\n' \
                  $PWD/spool $PWD/journal $PWD/socket \(Checkout.path)/seeds > dateline.toml
                setpriv --reuid=65534 --regid=65534 --clear-groups -- \
                  \(Checkout.program("datelined")) --config dateline.toml 2> log &
                until \(Checkout.program("dateline")) status --socket socket >/dev/null 2>&1; do
                  kill -0 %1
                done
                echo text > secret; chmod 000 secret; mv secret spool/incoming/secret.txt
                echo 'The council met in Oslo.' > fine; mv fine spool/incoming/fine.txt
                head -n 2 < <(\(Checkout.program("dateline")) tail --socket socket --from first \
                  --json --kind failed --kind article)
                kill %1; wait %1
                """
            let result = try runProgram("/bin/bash", ["-c", script])
            #expect(result.output.contains(#""code":"unreadable""#), "\(result.errors)")
            #expect(result.output.contains("fine.txt"))
        }
    }
}
