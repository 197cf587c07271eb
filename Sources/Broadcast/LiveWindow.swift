import Filtering
import Journaling
import NIOCore
import Platform
private import Synchronization

/// The newest batches: read and written out once for all the subscribers that follow live.
///
/// Without it each of 256 subscribers would read each batch from the disk's cache again.
final class LiveWindow: Sendable {
    private struct State: ~Copyable {
        var reader: JournalReader?
        var batches: [SharedBatch] = []
        var payloadBytes = 0
        /// Where the window begins when it is empty, and ends in any case.
        var nextSeq: UInt64
    }

    private let path: String
    private let state: Mutex<State>

    init(path: String, nextSeq: UInt64) {
        self.path = path
        state = Mutex(State(nextSeq: nextSeq))
    }

    /// The batch that holds `seq`, all of it before `end`; nil where it is older than the window.
    func batch(at seq: UInt64, before end: UInt64) throws(JournalError) -> SharedBatch? {
        let result = state.withLock { state -> Result<SharedBatch?, JournalError> in
            Result { () throws(JournalError) in
                if seq >= state.nextSeq { try read(&state, past: seq, before: end) }
                return state.batches.last { $0.batch.firstSeq <= seq && seq < $0.batch.nextSeq }
            }
        }
        return try result.get()
    }

    private func read(
        _ state: inout State, past seq: UInt64, before end: UInt64
    ) throws(JournalError) {
        var reader: JournalReader
        if let open = state.reader.take() {
            reader = open
        } else {
            reader = try JournalReader(path: path)
            try reader.seek(to: state.nextSeq)
        }
        while state.nextSeq <= seq, let next = try reader.next(before: end) {
            guard next.nextSeq > state.nextSeq else { continue }
            let batch = RecordBatch(
                payload: next.batch.payload, firstSeq: next.firstSeq, time: next.time)
            state.batches.append(SharedBatch(batch))
            state.payloadBytes += batch.payload.count
            state.nextSeq = next.nextSeq
        }
        state.reader = consume reader
        while state.payloadBytes > Limits.liveWindowBytesMax, state.batches.count > 1 {
            state.payloadBytes -= state.batches.removeFirst().batch.payload.count
        }
    }
}

/// A batch with its lines as most subscribers get them.
final class SharedBatch: Sendable {
    let batch: RecordBatch
    /// All lines, each with its end.
    let text: ByteBuffer
    /// Where each line ends in `text`.
    let ends: [Int]

    init(_ batch: RecordBatch) {
        self.batch = batch
        var bytes: [UInt8] = []
        bytes.reserveCapacity(batch.payload.count + 64 * batch.lines.count)
        var ends: [Int] = []
        for line in batch.lines.indices {
            Dialect.lines.append(line, of: batch, to: &bytes)
            ends.append(bytes.count)
        }
        text = ByteBuffer(bytes: bytes)
        self.ends = ends
    }
}
