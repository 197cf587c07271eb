import Glibc
import Journaling
import Platform

/// How much of the disk the journal takes.
enum JournalSize {
    /// What was written, not what was only set aside; 0 where nobody knows.
    static func bytes(path: String) -> Int {
        guard let folder = try? Descriptor(path: path, flags: O_RDONLY | O_DIRECTORY),
            let names = try? folder.names()
        else { return 0 }
        var bytes = 0
        for name in names where SegmentFile.firstSeq(in: name) != nil {
            if let status = try? folder.status(of: name) { bytes += Int(status.st_blocks) * 512 }
        }
        return bytes
    }
}
