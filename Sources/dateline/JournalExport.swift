import ArgumentParser
import Journaling
import Platform
import Records

/// `dateline journal export`.
struct JournalExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print a journal's records as lines of JSON, as subscribers get them.",
        discussion: """
            EXAMPLE:
              dateline journal export --from 1000 --to 2000 > records.ndjson
            """)

    @Option(help: "The first seq wanted; the first that there is, where that is later.")
    var from: UInt64 = 1

    @Option(help: "The last seq wanted; the last that there is, by default.")
    var to: UInt64?

    @OptionGroup var folder: Journal.Folder

    func run() throws {
        do {
            var reader = try JournalReader(path: folder.path)
            guard let first = try reader.firstSeq() else { return }
            try reader.seek(to: max(from, first))
            let end = to.map { $0 == .max ? $0 : $0 + 1 } ?? .max
            var bytes: [UInt8] = []
            while let batch = try reader.next(before: end) {
                let lines = RecordLine.lines(
                    in: batch.batch.payload, firstSeq: batch.firstSeq,
                    at: Timestamp(microseconds: batch.time))
                for line in lines where line.seq >= from && line.seq < end {
                    line.append(to: &bytes)
                }
                if bytes.count >= Self.chunkBytes {
                    StandardOutput.write(bytes)
                    bytes.removeAll(keepingCapacity: true)
                }
            }
            StandardOutput.write(bytes)
        } catch {
            throw Journal.failure(error)
        }
    }

    private static let chunkBytes = 256 << 10
}
