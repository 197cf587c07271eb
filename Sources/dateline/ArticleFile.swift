import Glibc
import Platform
import Prose
import Records

/// A file with an article, read as the daemon would: with the sidecar beside it.
struct ArticleFile {
    let documents: DocumentReader
    /// `--published`, for files that do not tell.
    let published: String?

    func read(_ path: String) throws -> Document {
        let bytes = try contents(path)
        let sidecar = try? contents("\(path).meta.json")
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var document = try documents.read(name: name, bytes: bytes, sidecar: sidecar)
        if let published, document.metadata.published == nil {
            document.metadata.published = CalendarDate(iso: published)
        }
        return document
    }

    private func contents(_ path: String) throws -> [UInt8] {
        let file = try Descriptor(path: path, flags: O_RDONLY)
        let status = try file.status()
        guard status.st_size <= Limits.articleBytesMax else {
            throw DocumentError(
                .tooLarge,
                "\(status.st_size) bytes; an article has at most \(Limits.articleBytesMax)")
        }
        return try file.read(at: 0, count: Int(status.st_size))
    }
}
