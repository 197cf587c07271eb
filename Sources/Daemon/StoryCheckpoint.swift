import Glibc
import Platform
import Stories

/// The stories' state beside the journal's segments: what makes a restart quick. It may be deleted.
struct StoryCheckpoint: Sendable {
    static let fileName = "stories"

    /// Articles between two savings: the more are to be saved the more, so that an article's share
    /// of that work stays the same.
    static func interval(_ articleCount: Int) -> Int { max(2_048, articleCount / 8) }

    private let path: String
    private let journal: Identifier
    private let windowArticlesMax: Int

    init(folder: String, journal: Identifier, windowArticlesMax: Int) {
        path = "\(folder)/\(Self.fileName)"
        self.journal = journal
        self.windowArticlesMax = windowArticlesMax
    }

    /// Of which journal it is, up to which seq, and of how many articles.
    struct Head: Sendable, Equatable {
        var nextSeq: UInt64
        var articleCount: Int
    }

    /// Nil without a file, or where it is of another journal or ahead of this one, as after a
    /// restored backup.
    func head(before end: UInt64) -> Head? {
        guard var file = try? PieceReader(path: path) else { return nil }
        return head(&file, before: end)
    }

    private func head(_ file: inout PieceReader, before end: UInt64) -> Head? {
        guard let piece = file.next(), piece.count == 32,
            Array(piece[..<16]) == [journal.high, journal.low].flatMap(Self.bytes)
        else { return nil }
        let head = Head(
            nextSeq: Self.number(piece[16..<24]), articleCount: Int(Self.number(piece[24...])))
        return head.nextSeq <= end ? head : nil
    }

    /// The stories that were saved with `head`; nil where the file is damaged, or has more articles
    /// than are wanted.
    func load(_ head: Head) -> StoryFold? {
        guard var file = try? PieceReader(path: path),
            self.head(&file, before: head.nextSeq) == head
        else { return nil }
        return StoryFold(windowArticlesMax: windowArticlesMax) { file.next() }
    }

    /// No stories yet.
    func empty() -> StoryFold { StoryFold(windowArticlesMax: windowArticlesMax) }

    /// Written whole and then renamed. A failure is nobody's loss: the next start reads more.
    func save(_ stories: StoryFold, nextSeq: UInt64) {
        let new = "\(path).new"
        do {
            var file = try PieceWriter(path: new)
            let head = [journal.high, journal.low, nextSeq, UInt64(stories.articleCount)]
            try file.write(head.flatMap(Self.bytes))
            try stories.checkpoint { piece throws(SystemError) in try file.write(piece) }
            try file.flush()
            _ = unsafe rename(new, path)
        } catch {
            _ = unsafe unlink(new)
        }
    }

    /// The highest first.
    private static func bytes(of number: UInt64) -> [UInt8] {
        stride(from: UInt64(0), to: 64, by: 8).reversed().map {
            UInt8(truncatingIfNeeded: number >> $0)
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
