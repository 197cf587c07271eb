import ArgumentParser
import Journaling
import Platform

/// `dateline journal`: looks after the journal's files.
struct Journal: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look after the journal's files.", subcommands: [Verify.self])

    /// `dateline journal verify`.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove every segment and every frame of a journal; change nothing.",
            discussion: """
                May run beside the daemon. Says how much is there; names the segment and the byte of \
                the first damage and exits with 65. A tail that a power cut has torn off is no \
                damage: the daemon cuts it off when it starts.

                EXAMPLE:
                  dateline journal verify /var/lib/dateline/journal
                """)

        @Argument(help: "The journal's folder.")
        var path = "/var/lib/dateline/journal"

        func run() throws {
            do {
                StandardOutput.write(line: report(try JournalSurvey(try JournalFolder(path: path))))
            } catch {
                StandardOutput.writeError(line: "dateline: \(error.message)")
                throw error.code == .damaged ? Exit.dataError : Exit.noInput
            }
        }

        private func report(_ survey: JournalSurvey) -> String {
            if survey.segments.isEmpty { return "\(path): no segments" }
            let records = survey.nextSeq - survey.firstSeq
            let tail = survey.tornTail ? "; a torn tail, which the daemon will cut off" : ""
            return "\(path): good: \(records) records (seq \(survey.firstSeq) to "
                + "\(survey.nextSeq - 1)) in \(survey.batches) batches, \(survey.segments.count) "
                + "segments, \(survey.bytes) bytes, journal \(survey.journal.uuid)\(tail)"
        }
    }
}
