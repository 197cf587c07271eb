import ArgumentParser
import Journaling
import Platform

/// `dateline journal repair`.
struct JournalRepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Make a damaged journal whole again; keep what is taken away.",
        discussion: """
            Without --apply it says what it would do, changes nothing and exits with 1 if there is \
            anything. Bytes that are no records are replaced by a gap with the seqs of the records \
            that are lost; all good records behind them stay as they are. Where nothing good \
            follows, the journal is cut off there, and its seqs are given again. What is taken away \
            is kept beside the segment, as ….cut-<time>-<byte>. The daemon must be stopped.

            EXAMPLE:
              dateline journal repair --apply /var/lib/dateline/journal
            """)

    @Flag(help: "Do it.")
    var apply = false

    @OptionGroup var folder: Journal.Folder

    func run() throws {
        let findings: [JournalRepair.Finding]
        do {
            findings = try JournalRepair.run(
                path: folder.path, applies: apply, now: Clocks.wallMicroseconds())
        } catch {
            throw Journal.failure(error)
        }
        for finding in findings { StandardOutput.write(line: "\(finding)") }
        if findings.isEmpty {
            StandardOutput.write(line: "\(folder.path): nothing to repair")
        } else if !apply {
            StandardOutput.writeError(line: "dateline: nothing was changed; --apply does it")
            throw ExitCode(1)
        }
    }
}
