import ArgumentParser
import Journaling
import Platform
import Records

/// `dateline journal dump`.
struct JournalDump: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump",
        abstract: "List the frames of a journal, one a line, as they stand in its segments.",
        discussion: """
            Columns: segment, byte, bytes, first seq, records, time, type (1 article, 2 failed), \
            claim, article, checksum. Each frame is proved; at damage the list ends, with 65.

            EXAMPLE:
              dateline journal dump --from 1000 /var/lib/dateline/journal | head
            """)

    @Option(help: "The first seq wanted.")
    var from: UInt64 = 1

    @OptionGroup var folder: Journal.Folder

    func run() throws {
        do throws(JournalError) {
            let journal = try JournalFolder(path: folder.path)
            let segments = try journal.segments()
            for (number, first) in segments.enumerated() {
                if number + 1 < segments.count, segments[number + 1] <= from { continue }
                let segment = try journal.segment(firstSeq: first)
                let scan = try SegmentScan(segment, isWritten: true) { header, _, offset in
                    if header.nextSeq > from { write(header, first, offset) }
                }
                if let defect = scan.defect {
                    throw JournalError(
                        .damaged,
                        "\(segment.descriptor.subject): \(defect.rawValue), at byte \(scan.offset)")
                }
            }
        } catch {
            throw Journal.failure(error)
        }
    }

    private func write(_ header: Frame.Header, _ segment: UInt64, _ offset: Int) {
        let columns = [
            "\(segment)", "\(offset)", "\(header.frameBytes)", "\(header.firstSeq)",
            "\(header.recordCount)", "\(Timestamp(microseconds: header.time))", "\(header.type)",
            "\(header.id)", "\(header.key)", String(header.checksum, radix: 16),
        ]
        StandardOutput.write(line: columns.joined(separator: "\t"))
    }
}
