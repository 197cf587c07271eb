import Filtering
private import Journaling
import NIOCore
import Platform

/// One subscriber's way through the journal: pure but for reading it.
///
/// It keeps a cursor and at most one batch, and reads from the disk's cache, so that a slow
/// subscriber costs next to nothing, and intake never waits for one.
struct Subscription: ~Copyable {
    /// What comes next.
    enum Piece {
        /// Whole records.
        case bytes(ByteBuffer)
        /// Nothing passed the filter so far; there is more to look at.
        case filteredOut
        case caughtUp
    }

    private let dialect: Dialect
    private let window: LiveWindow
    private var filter: FilterRun
    private var reader: JournalReader
    private var isPositioned = false
    private var current: Current?
    /// The next seq that was neither sent nor filtered out.
    private(set) var cursor: UInt64

    private enum Current {
        case shared(SharedBatch)
        case own(RecordBatch)

        var batch: RecordBatch {
            switch self {
            case .shared(let shared): shared.batch
            case .own(let batch): batch
            }
        }
    }

    private init(
        reader: consuming JournalReader, cursor: UInt64, filter: Filter, dialect: Dialect,
        window: LiveWindow
    ) {
        self.reader = reader
        self.cursor = cursor
        self.filter = FilterRun(filter)
        self.dialect = dialect
        self.window = window
    }

    /// Throws what to answer where the subscription cannot begin.
    static func begin(
        from position: Request.Position, filter: Filter, dialect: Dialect, journal: Identifier,
        path: String, window: LiveWindow, nextSeq: UInt64
    ) throws(Refusal) -> Subscription {
        do {
            var reader = try JournalReader(path: path)
            let cursor = try Self.cursor(
                at: position, reader: &reader, journal: journal, nextSeq: nextSeq)
            return Subscription(
                reader: reader, cursor: cursor, filter: filter, dialect: dialect, window: window)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(message: .damaged("\(error)"))
        }
    }

    private static func cursor(
        at position: Request.Position, reader: inout JournalReader, journal: Identifier,
        nextSeq: UInt64
    ) throws -> UInt64 {
        let first = try reader.firstSeq() ?? 1
        switch position {
        case .now: return nextSeq
        case .first: return first
        case .time(let time):
            try reader.seek(toTime: time)
            return min(nextSeq, max(first, reader.nextSeq))
        case .seq(let seq, let wanted):
            if let wanted, wanted != journal { throw Refusal(message: .journalChanged) }
            if seq < first { throw Refusal(message: .compacted(first: first)) }
            if seq > nextSeq {
                throw Refusal(
                    message: .badRequest(
                        "seq \(seq) is not written yet; next is \(nextSeq)", column: nil))
            }
            return seq
        }
    }

    /// The next records up to `end`, as many as go into one piece.
    mutating func next(upTo end: UInt64) throws(Refusal) -> Piece {
        var bytes: [UInt8] = []
        var looked = 0
        while cursor < end, looked < Limits.subscriberTurnBytesMax,
            bytes.count < Limits.subscriberPieceBytesMax
        {
            guard let found = try batch(before: end) else { break }
            if case .shared(let shared) = found, filter.passesEverything, case .lines = dialect {
                if !bytes.isEmpty { break }
                return .bytes(slice(of: shared))
            }
            looked += take(from: found.batch, into: &bytes)
        }
        if !bytes.isEmpty { return .bytes(ByteBuffer(bytes: bytes)) }
        return cursor < end && looked > 0 ? .filteredOut : .caughtUp
    }

    /// Lines that were written out for everybody: nothing is copied.
    private mutating func slice(of shared: SharedBatch) -> ByteBuffer {
        let first = Int(cursor - shared.batch.firstSeq)
        let start = first == 0 ? 0 : shared.ends[first - 1]
        var last = first
        while last + 1 < shared.ends.count,
            shared.ends[last + 1] - start <= Limits.subscriberPieceBytesMax
        {
            last += 1
        }
        cursor += UInt64(last + 1 - first)
        return shared.text.getSlice(at: start, length: shared.ends[last] - start) ?? ByteBuffer()
    }

    /// Appends what passes, and gives the number of bytes that were looked at.
    private mutating func take(from batch: RecordBatch, into bytes: inout [UInt8]) -> Int {
        var looked = 0
        var line = Int(cursor - batch.firstSeq)
        while line < batch.lines.count, bytes.count < Limits.subscriberPieceBytesMax {
            looked += batch.lines[line].count
            if filter.passes(line, of: batch) { dialect.append(line, of: batch, to: &bytes) }
            line += 1
        }
        cursor = batch.firstSeq + UInt64(line)
        if line < batch.lines.count, batch.payload.count > Limits.subscriberBatchBytesMax {
            // Too much to keep while the client is slow.
            current = nil
            isPositioned = false
        }
        return looked
    }

    /// The batch that holds the cursor.
    private mutating func batch(before end: UInt64) throws(Refusal) -> Current? {
        if let current, current.batch.firstSeq <= cursor, cursor < current.batch.nextSeq {
            return current
        }
        current = nil
        do {
            if let shared = try window.batch(at: cursor, before: end) {
                isPositioned = false
                current = .shared(shared)
            } else {
                if !isPositioned { try reader.seek(to: cursor) }
                isPositioned = true
                while let next = try reader.next(before: end) {
                    guard next.nextSeq > cursor else { continue }
                    // A gap in the journal is passed over.
                    cursor = max(cursor, next.firstSeq)
                    let batch = RecordBatch(
                        payload: next.batch.payload, firstSeq: next.firstSeq, time: next.time)
                    current = .own(batch)
                    break
                }
            }
        } catch  where error.code == .compacted {
            throw Refusal(message: .compacted(first: (try? reader.firstSeq()) ?? cursor))
        } catch {
            throw Refusal(message: .damaged(error.description))
        }
        return current
    }

    /// Why a subscription ends before the client wants it to.
    struct Refusal: Error { let message: Message }
}
