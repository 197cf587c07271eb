private import Glibc
package import Platform
private import Synchronization

/// The tries under way, a slot each in a file: what the process was reading when it died is found
/// there by the next start (I6).
///
/// A slot is 32 bytes, 8-byte little-endian numbers: the two of the claim's id, the number of the
/// try, and 0; all zeros where nothing is read. Not synced: the kernel keeps what a process has
/// written when it dies, and after a power cut a file may be tried once more.
package final class AttemptSlots: Sendable {
    private let file: Descriptor
    private let isTaken = Mutex<[Bool]>([])

    /// In the file `path`, which is made where it is missing.
    package init(path: String) throws(SystemError) {
        file = try Descriptor(path: path, flags: O_RDWR | O_CREAT)
    }

    /// Before a try: tells its slot.
    package func begin(_ claim: ClaimName) throws(SystemError) -> Int {
        let slot = isTaken.withLock { isTaken in
            let free = isTaken.firstIndex(of: false) ?? isTaken.count
            if free == isTaken.count { isTaken.append(true) } else { isTaken[free] = true }
            return free
        }
        do {
            try write([claim.id.high, claim.id.low, UInt64(claim.attempt + 1), 0], to: slot)
        } catch {
            release(slot)
            throw error
        }
        return slot
    }

    /// The try came to an end: what takes the process down from here on is not this file.
    package func end(_ slot: Int) throws(SystemError) {
        defer { release(slot) }
        try write([0, 0, 0, 0], to: slot)
    }

    /// The tries that the last run did not end, by claim.
    func unended() throws(SystemError) -> [Identifier: Int] {
        let count = Int(try file.status().st_size)
        let bytes = try file.read(at: 0, count: min(count, Self.bytesMax))
        let words = stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
            bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        var attempts: [Identifier: Int] = [:]
        for start in stride(from: 0, to: words.count - words.count % 4, by: 4) {
            let id = Identifier(high: words[start], low: words[start + 1])
            attempts[id] = Int(clamping: min(words[start + 2], UInt64(Limits.attemptsMax)))
        }
        return attempts
    }

    func clear() throws(SystemError) { try file.truncate(to: 0) }

    private func release(_ slot: Int) { isTaken.withLock { $0[slot] = false } }

    private func write(_ words: [UInt64], to slot: Int) throws(SystemError) {
        let bytes = words.flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
        }
        try file.write(bytes, at: slot * bytes.count)
    }

    /// More tries than are ever made at once.
    private static let bytesMax = 1 << 20
}
