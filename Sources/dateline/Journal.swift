import ArgumentParser
import Journaling
import Platform

/// `dateline journal`: looks after the journal's files; one subcommand a file.
struct Journal: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look after the journal's files.",
        discussion: """
            All but repair may run beside the daemon. They read what is in the files: of a batch \
            that the daemon is writing, its subscribers may not know yet.
            """,
        subcommands: [
            JournalVerify.self, JournalStats.self, JournalDump.self, JournalExport.self,
            JournalRepairCommand.self,
        ])

    /// The journal's folder, of every subcommand.
    struct Folder: ParsableArguments {
        @Argument(help: "The journal's folder.")
        var path = "/var/lib/dateline/journal"
    }

    /// Tells of an error; the exit code.
    static func failure(_ error: JournalError) -> ExitCode {
        StandardOutput.writeError(line: "dateline: \(error.message)")
        return switch error.code {
        case .damaged, .unknownVersion: Exit.dataError
        case .locked: Exit.temporary
        default: Exit.noInput
        }
    }
}
