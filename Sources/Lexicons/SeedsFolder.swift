import Glibc

/// A folder of tables on disk; read with Glibc because the language half does without Foundation.
struct SeedsFolder {
    let path: String

    /// The `.tsv` files, sorted by name; hidden ones are left out.
    func tables(under folder: String) throws(SeedsError) -> [Seeds.File] {
        var files: [Seeds.File] = []
        for name in try names().sorted() where name.hasSuffix(".tsv") && !name.hasPrefix(".") {
            let stem = String(name.dropLast(4))
            files.append(
                Seeds.File(name: "\(folder)/\(stem)", bytes: try bytes(of: "\(path)/\(name)")))
        }
        guard files.count <= Limits.tablesMax else {
            throw SeedsError(
                .tooLarge, file: path,
                message: "\(files.count) tables; at most \(Limits.tablesMax)")
        }
        return files
    }

    private func names() throws(SeedsError) -> [String] {
        guard let directory = unsafe opendir(path) else {
            throw SeedsError(
                .unreadable, file: path,
                message: "cannot be opened (errno \(errno)); it must be a folder of .tsv files")
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            names.append(name)
        }
        return names
    }

    private func bytes(of file: String) throws(SeedsError) -> [UInt8] {
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw SeedsError(.unreadable, file: file, message: "cannot be opened (errno \(errno))")
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw SeedsError(
                    .unreadable, file: file, message: "cannot be read (errno \(errno))")
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= Limits.tableBytesMax else {
                throw SeedsError(
                    .tooLarge, file: file,
                    message: "is larger than \(Limits.tableBytesMax) bytes")
            }
        }
    }
}
