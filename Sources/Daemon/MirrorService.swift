private import CSystemd
private import Glibc
package import Platform
package import Records
package import ServiceLifecycle

/// A record on its way to the systemd journal.
package struct MirrorEntry: Sendable {
    package let seq: UInt64
    package let envelope: Envelope
}

/// Mirrors records to the systemd journal, on a thread of its own: journald may block (J7).
///
/// Best effort: what does not fit the queue was dropped and counted; the journal file is the truth.
package final class MirrorService: Service {
    private let entries: BoundedChannel<MirrorEntry>
    private let isEnabled: Bool
    private let thread: DedicatedThread

    package init(entries: BoundedChannel<MirrorEntry>, isEnabled: Bool) throws(SystemError) {
        self.entries = entries
        self.isEnabled = isEnabled && access("/run/systemd/journal/socket", W_OK) == 0
        thread = try DedicatedThread(name: "mirror")
    }

    /// Runs until the entries end.
    package func run() async {
        await withTaskExecutorPreference(thread) {
            while let entry = await entries.next() {
                if isEnabled { send(MirrorFields(entry).fields) }
            }
        }
        try? await gracefulShutdown()
    }

    /// Each field is `NAME=value`.
    private func send(_ fields: [String]) {
        let bytes = fields.map { Array($0.utf8) }
        let flat = bytes.flatMap { $0 }
        unsafe flat.withUnsafeBytes { buffer in
            guard let base = unsafe buffer.baseAddress else { return }
            var offset = 0
            var vectors = unsafe bytes.map { field in
                defer { offset += field.count }
                return unsafe iovec(
                    iov_base: UnsafeMutableRawPointer(mutating: base + offset),
                    iov_len: field.count)
            }
            _ = unsafe sd_journal_sendv(&vectors, Int32(vectors.count))
        }
    }
}
