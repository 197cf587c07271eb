import ArgumentParser
import Journaling
import Platform

/// `dateline journal verify`.
struct JournalVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove every segment and every frame of a journal; change nothing.",
        discussion: """
            Says how much is there; names the segment and the byte of the first damage and exits \
            with 65. A tail that a power cut has torn off is no damage: the daemon cuts it off when \
            it starts.

            EXAMPLE:
              dateline journal verify /var/lib/dateline/journal
            """)

    @OptionGroup var folder: Journal.Folder

    func run() throws {
        do {
            let survey = try JournalSurvey(try JournalFolder(path: folder.path))
            StandardOutput.write(line: report(survey))
        } catch {
            throw Journal.failure(error)
        }
    }

    private func report(_ survey: JournalSurvey) -> String {
        if survey.segments.isEmpty { return "\(folder.path): no segments" }
        let records = survey.nextSeq - survey.firstSeq
        let tail = survey.tornTail ? "; a torn tail, which the daemon will cut off" : ""
        return "\(folder.path): good: \(records) records (seq \(survey.firstSeq) to "
            + "\(survey.nextSeq - 1)) in \(survey.batches) batches, \(survey.segments.count) "
            + "segments, \(survey.bytes) bytes, journal \(survey.journal.uuid)\(tail)"
    }
}
