import ArgumentParser
import Filtering
import Journaling
import Platform
import Records

/// `dateline query`: what the journal holds, without the daemon.
struct Query: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look through the journal.",
        discussion: """
            Reads the journal's files, also while the daemon writes them. As text for people, or \
            with --json as lines. Both ends of a range are given with it; either may be left out.

            EXAMPLES:
              dateline query --speaker "Wang Yi" --since 2026-11-01
              dateline query --event REJECT --source CHN --target USA --json
              dateline query --seq 1000..2000 --filter '{"not":{"kind":["time","quantity"]}}'
            """)

    @OptionGroup var filters: FilterOptions

    @Option(help: "The journal's folder.")
    var journal = "/var/lib/dateline/journal"

    @Option(help: "Only seqs from one to another: 1000..2000, 1000.. or ..2000.")
    var seq: String?

    @Option(help: "Only what became durable at this time or later: 2026-11-21, or with T18:30:00Z.")
    var since: String?

    @Option(help: "Only what became durable before this time.")
    var until: String?

    @Option(help: "At most so many records.")
    var limit: Int?

    @Flag(help: "Print lines of JSON.")
    var json = false

    @Flag(help: "Only say how many there are.")
    var count = false

    @Option(help: "Colours: auto, always or never.")
    var color: ColorOption = .auto

    func validate() throws {
        _ = try seqs()
        _ = try time(since, "--since")
        _ = try time(until, "--until")
    }

    func run() throws {
        var output = RecordOutput(json: json, color: color)
        var filter = FilterRun(try filters.parsed())
        let seqs = try seqs()
        let since = try time(since, "--since")
        let until = try time(until, "--until") ?? .max
        var found = 0
        do {
            var reader = try JournalReader(path: journal)
            let first = try reader.firstSeq() ?? 1
            if let since { try reader.seek(toTime: since) }
            if seqs.lowerBound > reader.nextSeq {
                try reader.seek(to: max(first, seqs.lowerBound))
            }
            let end = seqs.upperBound == .max ? .max : seqs.upperBound + 1
            scan: while reader.nextSeq < end, let next = try reader.next(before: end) {
                if next.time >= until { break }
                let batch = RecordBatch(
                    payload: next.batch.payload, firstSeq: next.firstSeq, time: next.time)
                for line in batch.lines.indices
                where seqs.contains(batch.seq(line)) && filter.passes(line, of: batch) {
                    if let limit, found >= limit { break scan }
                    found += 1
                    if !count { output.write(line, of: batch) }
                }
            }
        } catch {
            output.finish()
            StandardOutput.writeError(line: "dateline: \(error.message)")
            throw error.code == .damaged ? Exit.dataError : Exit.noInput
        }
        output.finish()
        if count { StandardOutput.write(line: "\(found)") }
    }

    private func seqs() throws -> ClosedRange<UInt64> {
        guard let seq else { return 1 ... .max }
        let wrong = ValidationError("--seq must be like 1000..2000, 1000.. or ..2000")
        guard let dots = seq.utf8.firstIndex(of: UInt8(ascii: ".")) else {
            guard let one = UInt64(seq), one > 0 else { throw wrong }
            return one...one
        }
        let (head, rest) = (seq[..<dots], seq[dots...])
        guard rest.hasPrefix("..") else { throw wrong }
        let tail = rest.dropFirst(2)
        guard let first = head.isEmpty ? 1 : UInt64(head), first > 0,
            let last = tail.isEmpty ? UInt64.max : UInt64(tail), first <= last
        else { throw wrong }
        return first...last
    }

    private func time(_ text: String?, _ name: String) throws -> UInt64? {
        guard let text else { return nil }
        guard let time = Timestamp(rfc3339: text) else {
            throw ValidationError("\(name) must be like 2026-11-21 or 2026-11-21T18:30:00Z")
        }
        return time.microseconds
    }
}

/// Records on standard output, as text or as lines, in large pieces.
struct RecordOutput {
    private let json: Bool
    private var renderer: RecordRenderer
    private var bytes: [UInt8] = []

    init(json: Bool, color: ColorOption) {
        self.json = json
        renderer = RecordRenderer(
            style: Style(isColored: color.isColored(onTerminal: StandardOutput.isTerminal)))
    }

    mutating func write(_ line: Int, of batch: RecordBatch) {
        if json {
            batch.append(line, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        } else {
            var record: [UInt8] = []
            batch.append(line, to: &record)
            bytes += renderer.render(record)
        }
        if bytes.count > 256 << 10 { flush() }
    }

    mutating func finish() {
        if !json { bytes += renderer.flush() }
        flush()
    }

    private mutating func flush() {
        StandardOutput.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
