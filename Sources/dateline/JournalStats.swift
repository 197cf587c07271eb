import ArgumentParser
import Journaling
import Platform
import Records

/// `dateline journal stats`.
struct JournalStats: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Count what is in a journal: records of each kind, articles, bytes, times.",
        discussion: """
            EXAMPLE:
              dateline journal stats --json /var/lib/dateline/journal
            """)

    @Flag(help: "Print one line of JSON.")
    var json = false

    @OptionGroup var folder: Journal.Folder

    func run() throws {
        do {
            var counts = Counts()
            let survey = try JournalSurvey(
                try JournalFolder(path: folder.path)
            ) { header, bytes, _ in counts.add(header, Frame.payload(header, in: bytes)) }
            let fields =
                counts.fields + [
                    ("records", Int(survey.nextSeq - survey.firstSeq)), ("batches", survey.batches),
                    ("segments", survey.segments.count), ("bytes", survey.bytes),
                    ("firstSeq", Int(survey.firstSeq)), ("nextSeq", Int(survey.nextSeq)),
                ]
            write(fields, counts)
        } catch {
            throw Journal.failure(error)
        }
    }

    private func write(_ fields: [(String, Int)], _ counts: Counts) {
        let times = [("firstAt", counts.firstTime), ("lastAt", counts.lastTime)]
            .map { ($0, $1.map { Timestamp(microseconds: $0).description }) }
        guard json else {
            for (name, count) in fields { StandardOutput.write(line: "\(name)\t\(count)") }
            for (name, time) in times { StandardOutput.write(line: "\(name)\t\(time ?? "-")") }
            return
        }
        let pairs =
            fields.map { "\"\($0)\":\($1)" }
            + times.map { name, time in "\"\(name)\":\(time.map { "\"\($0)\"" } ?? "null")" }
        StandardOutput.write(line: "{\(pairs.joined(separator: ","))}")
    }

    private struct Counts {
        private var kinds: [String: Int] = [:]
        private var articles: Set<Identifier> = []
        private var articleBatches = 0
        private(set) var firstTime: UInt64?
        private(set) var lastTime: UInt64?

        mutating func add(_ header: Frame.Header, _ payload: ArraySlice<UInt8>) {
            firstTime = firstTime ?? header.time
            lastTime = header.time
            if header.key != .zero {
                articleBatches += 1
                articles.insert(header.key)
            }
            let lines = RecordLine.lines(
                in: Array(payload), firstSeq: header.firstSeq,
                at: Timestamp(microseconds: header.time))
            for line in lines { kinds[line.kind, default: 0] += 1 }
        }

        var fields: [(String, Int)] {
            kinds.sorted { $0.key < $1.key } + [
                ("articles", articles.count), ("duplicates", articleBatches - articles.count),
            ]
        }
    }
}
