package import Glibc
private import Platform

/// The bytes of a claimed file and of its sidecar.
package struct ClaimedFile: Sendable {
    package var bytes: [UInt8]
    package var sidecar: [UInt8]?
}

extension Spool {
    /// Reads a claimed file: a regular one, of bounded size, that nobody changes meanwhile (I5).
    package func read(_ claim: ClaimName) throws(IntakeError) -> ClaimedFile {
        guard !claim.isCut else {
            throw IntakeError(
                .nameTooLong,
                "the file's name has more than \(Limits.nameBytesMax) bytes; shorten it")
        }
        let bytes = try contents(of: claim.fileName)
        let sidecar = claim.companion(Self.sidecarSuffix)
        let status = try? work.status(of: sidecar)
        return ClaimedFile(
            bytes: bytes, sidecar: status == nil ? nil : try contents(of: sidecar))
    }

    /// The size of a claimed file in bytes; 0 where it cannot be told.
    package func byteCount(of claim: ClaimName) -> Int {
        guard let status = try? work.status(of: claim.fileName) else { return 0 }
        return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    }

    private func contents(of name: FileName) throws(IntakeError) -> [UInt8] {
        let file = try open(name)
        let before: stat
        do { before = try file.status() } catch {
            throw IntakeError(.unreadable, error.description, cause: error)
        }
        guard before.st_mode & S_IFMT == S_IFREG else {
            throw IntakeError(
                .notRegular, "\(Self.kind(of: before)) was dropped; drop a regular file")
        }
        guard before.st_size <= Limits.articleBytesMax else {
            throw IntakeError(
                .tooLarge,
                "\(before.st_size) bytes; an article has at most \(Limits.articleBytesMax)")
        }
        do {
            let bytes = try file.read(at: 0, count: Int(before.st_size))
            let after = try file.status()
            guard bytes.count == before.st_size, Signature(before) == Signature(after) else {
                throw IntakeError(
                    .changed,
                    "the file was written to while it was read; write it under a name that ends "
                        + "in .tmp and rename it when it is complete")
            }
            return bytes
        } catch let error as SystemError {
            throw IntakeError(.unreadable, error.description, cause: error)
        } catch let error as IntakeError {
            throw error
        } catch {
            throw IntakeError(.unreadable, "\(error)")
        }
    }

    private func open(_ name: FileName) throws(IntakeError) -> Descriptor {
        do {
            return try Descriptor(
                opening: name, in: work, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
        } catch  where error.errno == ELOOP {
            throw IntakeError(.notRegular, "a symbolic link is not followed; drop the file itself")
        } catch  where error.errno == ENXIO {
            throw IntakeError(.notRegular, "a socket was dropped; drop a regular file")
        } catch {
            throw IntakeError(.unreadable, "the daemon may not read it: \(error)", cause: error)
        }
    }

    private static func kind(of status: stat) -> String {
        switch status.st_mode & S_IFMT {
        case S_IFDIR: "a directory"
        case S_IFIFO: "a named pipe"
        case S_IFSOCK: "a socket"
        case S_IFLNK: "a symbolic link"
        default: "a device"
        }
    }
}

/// What changes when a file is written to.
package struct Signature: Sendable, Equatable {
    package let size: Int
    package let modifiedSeconds: Int
    package let modifiedNanoseconds: Int

    package init(_ status: stat) {
        size = Int(status.st_size)
        modifiedSeconds = status.st_mtim.tv_sec
        modifiedNanoseconds = status.st_mtim.tv_nsec
    }

    package init(size: Int, modifiedSeconds: Int, modifiedNanoseconds: Int = 0) {
        self.size = size
        self.modifiedSeconds = modifiedSeconds
        self.modifiedNanoseconds = modifiedNanoseconds
    }
}
