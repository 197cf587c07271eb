import ArgumentParser
import DatelineClient
import Journaling
import Records

/// Where a command reads records from: the daemon's socket, or a journal's folder.
struct RecordSource: ParsableArguments {
    @OptionGroup var socket: SocketOption

    @Option(help: "Read this journal's folder instead of asking the daemon.")
    var journal: String?

    /// Calls with all records of some kinds, as lines without their end, from the first on.
    func read(_ kinds: [RecordKind], _ body: ([UInt8]) -> Void) throws {
        let names = kinds.map(\.rawValue)
        do {
            if let journal {
                try read(journal, Set(names), body)
            } else {
                var subscription = try Subscription(
                    socket: socket.path, from: .first, kinds: names)
                while let message = try subscription.next() {
                    if case .record(let line) = message { body(line.bytes) }
                    if case .live = message { return }
                    if case .bye = message { return }
                }
            }
        } catch let error as ClientError {
            throw SocketOption.failure(error)
        } catch let error as JournalError {
            StandardOutput.writeError(line: "dateline: \(error.message)")
            throw error.code == .damaged ? Exit.dataError : Exit.noInput
        }
    }

    private func read(
        _ path: String, _ kinds: Set<String>, _ body: ([UInt8]) -> Void
    ) throws(JournalError) {
        var reader = try JournalReader(path: path)
        guard let first = try reader.firstSeq() else { return }
        try reader.seek(to: first)
        while let batch = try reader.next(before: .max) {
            let lines = RecordLine.lines(
                in: batch.batch.payload, firstSeq: batch.firstSeq,
                at: Timestamp(microseconds: batch.time))
            for line in lines where kinds.contains(line.kind) { body(Array(line.json)) }
        }
    }
}
