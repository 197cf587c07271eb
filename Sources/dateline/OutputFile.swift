import Glibc
import Platform

/// A file that a command was asked to write.
enum OutputFile {
    /// Writes everything to a new file beside it, which then takes its name: a page is whole or
    /// old.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let new = "\(path).tmp"
        do {
            let file = try Descriptor(path: new, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: 0o644)
            try file.write(bytes, at: 0)
        } catch {
            StandardOutput.writeError(line: "dateline: \(error)")
            throw Exit.noInput
        }
        if unsafe rename(new, path) != 0 {
            StandardOutput.writeError(line: "dateline: \(path) cannot be written (errno \(errno))")
            throw Exit.noInput
        }
    }
}
