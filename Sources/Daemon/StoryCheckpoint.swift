import Glibc
import Journaling
import Platform
import Stories

/// The stories' state beside the journal's segments: what makes a restart quick. It may be deleted.
struct StoryCheckpoint: Sendable {
    static let fileName = "stories"
    /// Articles between two savings; the journal's last so many are folded again at a start.
    static let articlesMax = 2_048

    private let path: String
    private let journal: Identifier

    init(folder: String, journal: Identifier) {
        path = "\(folder)/\(Self.fileName)"
        self.journal = journal
    }

    /// The stories before a seq; nil without a file, or where it is damaged, of another journal or
    /// ahead of this one, as after a restored backup.
    func load(before end: UInt64) -> (stories: StoryFold, nextSeq: UInt64)? {
        guard let file = try? Descriptor(path: path, flags: O_RDONLY),
            let status = try? file.status(),
            let bytes = try? file.read(at: 0, count: Int(status.st_size)), bytes.count > 24,
            bytes.starts(with: Self.bytes(of: journal.high) + Self.bytes(of: journal.low))
        else { return nil }
        let nextSeq = bytes[16..<24].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard nextSeq <= end, let stories = StoryFold(checkpoint: Array(bytes[24...])) else {
            return nil
        }
        return (stories, nextSeq)
    }

    /// Written whole and then renamed. A failure is nobody's loss: the next start reads more.
    func save(_ stories: StoryFold, nextSeq: UInt64) {
        let bytes =
            [journal.high, journal.low, nextSeq].flatMap(Self.bytes) + stories.checkpoint()
        let new = "\(path).new"
        guard
            let file = try? Descriptor(path: new, flags: O_WRONLY | O_CREAT | O_TRUNC),
            (try? file.write(bytes, at: 0)) != nil
        else { return }
        _ = unsafe rename(new, path)
    }

    /// The highest first.
    private static func bytes(of number: UInt64) -> [UInt8] {
        stride(from: UInt64(0), to: 64, by: 8).reversed().map {
            UInt8(truncatingIfNeeded: number >> $0)
        }
    }
}
