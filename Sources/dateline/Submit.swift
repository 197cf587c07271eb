import ArgumentParser
import Glibc
import Platform
import Records

/// `dateline submit`: drops files so that the daemon never sees half of one.
struct Submit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Drop articles into the daemon's folder, safely.",
        discussion: """
            Each file is copied under a temporary name, synced to the disk and renamed into place, so \
            that the daemon takes it at once and whole. With metadata, a sidecar NAME.meta.json goes \
            before it. A sidecar that lies beside the file is sent along.

            EXAMPLES:
              dateline submit --published 2023-02-08 article.txt
              dateline submit --spool ./var/spool seeds/articles/*
            """)

    @Option(help: "The spool folder: the one that holds incoming.")
    var spool = "/var/spool/dateline"

    @Option(help: "The publication date: YYYY-MM-DD.")
    var published: String?

    @Option(help: "The article's title.")
    var title: String?

    @Option(help: "Who published it.")
    var publisher: String?

    @Argument(help: "The articles' files.")
    var files: [String]

    func validate() throws {
        if let published, CalendarDate(iso: published) == nil {
            throw ValidationError("--published must be a date like 2023-02-10")
        }
    }

    func run() throws {
        let incoming: Descriptor
        do {
            incoming = try Descriptor(path: "\(spool)/incoming", flags: O_RDONLY | O_DIRECTORY)
        } catch {
            StandardOutput.writeError(line: "dateline: \(error); name the folder with --spool")
            throw Exit.unavailable
        }
        var failed = false
        for file in files where !file.hasSuffix(".meta.json") {
            do { try submit(file, into: incoming) } catch {
                failed = true
                StandardOutput.writeError(line: "dateline: \(error)")
            }
        }
        if failed { throw Exit.noInput }
    }

    private func submit(_ path: String, into incoming: borrowing Descriptor) throws(SystemError) {
        let original = FileName(
            bytes: Array(path.utf8.split(separator: UInt8(ascii: "/")).last ?? []))
        let bytes = try contents(path)
        let name = try freeName(original, in: incoming)
        if let sidecar = try sidecar(of: path) {
            let suffix = Array(".meta.json".utf8)
            try incoming.replace(FileName(bytes: name.bytes + suffix), with: sidecar)
        }
        try incoming.replace(name, with: bytes)
    }

    private func contents(_ path: String) throws(SystemError) -> [UInt8] {
        let file = try Descriptor(path: path, flags: O_RDONLY)
        return try file.read(at: 0, count: Int(try file.status().st_size))
    }

    /// What the options say; else the file that lies beside the article.
    private func sidecar(of path: String) throws(SystemError) -> [UInt8]? {
        if published != nil || title != nil || publisher != nil {
            var json = JSONWriter()
            json.object {
                $0.fieldIfPresent("title", title)
                $0.fieldIfPresent("published", published)
                $0.fieldIfPresent("publisher", publisher)
            }
            return json.bytes
        }
        let dot = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
        for candidate in ["\(path).meta.json", "\(dot).meta.json"]
        where unsafe access(candidate, R_OK) == 0 {
            return try contents(candidate)
        }
        return nil
    }

    /// A file of that name that the daemon has not taken yet is not overwritten.
    private func freeName(
        _ name: FileName, in incoming: borrowing Descriptor
    ) throws(SystemError) -> FileName {
        var free = name
        var number = 1
        while try incoming.status(of: free) != nil {
            number += 1
            let dot = name.bytes.lastIndex(of: UInt8(ascii: ".")) ?? name.bytes.endIndex
            free = FileName(
                bytes: name.bytes[..<dot] + Array("-\(number)".utf8) + name.bytes[dot...])
        }
        return free
    }
}
