import CSystemd
import Glibc
import Platform
package import Records
import ServiceLifecycle

/// A record on its way to the systemd journal.
package struct MirrorEntry: Sendable {
    package let seq: UInt64
    package let envelope: Envelope

    package init(seq: UInt64, envelope: Envelope) {
        self.seq = seq
        self.envelope = envelope
    }
}

/// Mirrors records to the systemd journal, on a thread of its own: journald may block (J7).
///
/// Best effort: what does not fit the queue was dropped and counted; the journal file is the truth.
final class MirrorService: Service {
    private let entries: BoundedChannel<MirrorEntry>
    private let isEnabled: Bool
    private let pool: ThreadPool

    init(entries: BoundedChannel<MirrorEntry>, isEnabled: Bool) throws(SystemError) {
        self.entries = entries
        let hasJournal = unsafe access("/run/systemd/journal/socket", W_OK) == 0
        self.isEnabled = isEnabled && hasJournal
        if !self.isEnabled { entries.finish() }
        pool = try ThreadPool(name: "mirror")
    }

    /// Runs until the entries end.
    func run() async {
        await withTaskExecutorPreference(pool) {
            while let entry = await entries.next() {
                send(MirrorFields(entry).fields)
            }
        }
        try? await gracefulShutdown()
    }

    /// Each field is `NAME=value`.
    private func send(_ fields: [String]) {
        let bytes = fields.map { Array($0.utf8) }
        let flat = bytes.flatMap { $0 }
        unsafe flat.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            var vectors = unsafe [iovec]()
            var offset = 0
            for field in bytes {
                let start = unsafe UnsafeMutableRawPointer(mutating: base + offset)
                unsafe vectors.append(iovec(iov_base: start, iov_len: field.count))
                offset += field.count
            }
            _ = unsafe sd_journal_sendv(&vectors, Int32(vectors.count))
        }
    }
}
