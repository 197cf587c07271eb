private import Glibc
package import Platform

extension Spool {
    /// What a file in `incoming` is like now, by its status only; nil where it is gone.
    package func signature(of name: FileName) -> Signature? {
        (try? incoming.status(of: name)).map(Signature.init)
    }

    /// … and whether somebody writes to it; nil where it is gone.
    package func sight(_ name: FileName) -> Sighting? {
        guard let status = try? incoming.status(of: name) else { return nil }
        guard status.st_mode & S_IFMT == S_IFREG else {
            return Sighting(Signature(status), hasWriter: false)
        }
        let file = try? Descriptor(
            opening: name, in: incoming, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        // A hard link is made of a file that is there already.
        let unproven = status.st_nlink > 1 ? false : Bool?.none
        return Sighting(Signature(status), hasWriter: file?.hasWriter() ?? unproven)
    }
}
