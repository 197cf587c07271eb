private import Journaling
import Platform
private import Records

/// One subscriber's way through the journal: pure but for reading it.
///
/// It reads from the disk's cache, not from a queue of its own, so that a slow subscriber costs a
/// cursor and one chunk, and intake never waits for one.
struct Subscription: ~Copyable {
    private let filter: Filter
    private let journal: Identifier
    private var reader: JournalReader
    /// The next seq that was neither sent nor filtered out.
    private(set) var cursor: UInt64
    private var isLive = false
    private var isQuiet = true

    private init(
        filter: Filter, journal: Identifier, reader: consuming JournalReader, cursor: UInt64
    ) {
        self.filter = filter
        self.journal = journal
        self.reader = reader
        self.cursor = cursor
    }

    /// Throws what to answer where the subscription cannot begin.
    static func begin(
        from position: Request.Position, filter: Filter, journal: Identifier, path: String,
        nextSeq: UInt64
    ) throws(Refusal) -> Subscription {
        do {
            var reader = try JournalReader(path: path)
            let first = try reader.firstSeq() ?? 1
            let cursor: UInt64
            switch position {
            case .now: cursor = nextSeq
            case .first: cursor = first
            case .time(let time):
                try reader.seek(toTime: time)
                cursor = max(first, reader.nextSeq)
            case .seq(let seq, let wanted):
                if let wanted, wanted != journal { throw Refusal(message: .journalChanged) }
                if seq < first { throw Refusal(message: .compacted(first: first)) }
                if seq > nextSeq {
                    throw Refusal(
                        message: .badRequest("seq \(seq) is not written yet; next is \(nextSeq)"))
                }
                cursor = seq
            }
            try reader.seek(to: cursor)
            return Subscription(filter: filter, journal: journal, reader: reader, cursor: cursor)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(message: .damaged("\(error)"))
        }
    }

    /// The next lines to send, up to `nextSeq`; empty where all was sent.
    mutating func read(upTo nextSeq: UInt64) throws(Refusal) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            while cursor < nextSeq, bytes.count < Limits.subscriberChunkBytesMax {
                guard let batch = try reader.next(before: nextSeq) else { break }
                let lines = RecordLine.lines(
                    in: batch.batch.payload, firstSeq: batch.firstSeq,
                    at: Timestamp(microseconds: batch.time))
                for line in lines where line.seq >= cursor && filter.passes(line) {
                    line.append(to: &bytes)
                }
                cursor = batch.nextSeq
            }
        } catch  where error.code == .compacted {
            throw Refusal(message: .compacted(first: (try? reader.firstSeq()) ?? cursor))
        } catch {
            throw Refusal(message: .damaged(error.description))
        }
        if !bytes.isEmpty { isQuiet = false }
        return bytes
    }

    /// What to say when everything was sent: that what follows is new, once.
    mutating func caughtUp() -> Message? {
        if isLive { return nil }
        isLive = true
        return .live(next: cursor)
    }

    /// What to say after a while: where to resume, if nothing was sent since the last time.
    mutating func tick() -> Message? {
        defer { isQuiet = true }
        return isQuiet ? .progress(next: cursor) : nil
    }

    func farewell(_ reason: Message.Farewell) -> Message {
        .bye(reason, journal: journal, next: cursor)
    }

    /// Why a subscription ends before the client wants it to.
    struct Refusal: Error { let message: Message }
}
