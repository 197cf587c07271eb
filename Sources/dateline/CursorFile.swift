import DatelineClient
import Glibc
import Platform

/// Remembers for `dateline tail --cursor-file` where to resume: `<journal id>:<seq>`.
struct CursorFile {
    let path: String

    init(path: String) { self.path = path }

    /// Nil where there is no file yet.
    func position() throws(SystemError) -> Subscription.Position? {
        guard unsafe access(path, F_OK) == 0 else { return nil }
        let file = try Descriptor(path: path, flags: O_RDONLY)
        let text = String(decoding: try file.read(at: 0, count: 128), as: UTF8.self)
        return .resume(String(text.prefix { !$0.isWhitespace }))
    }

    /// What the message says was shown.
    func advance(past message: Subscription.Message, journal: String) throws(SystemError) {
        switch message {
        case .record(let line):
            if let seq = line.seq { try save("\(journal):\(seq + 1)") }
        case .live(let next), .progress(let next): try save("\(journal):\(next)")
        case .bye(_, let resume): try save(resume)
        }
    }

    /// The text has one length for one journal, up to the seq's digits, and seqs only grow: what is
    /// written over the old text covers it.
    private func save(_ text: String) throws(SystemError) {
        let file = try Descriptor(path: path, flags: O_WRONLY | O_CREAT)
        try file.write(Array("\(text)\n".utf8), at: 0)
    }
}
