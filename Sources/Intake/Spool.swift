private import Glibc
package import Platform

/// The drop folder and its neighbours: `incoming/ work/ done/ quarantine/` on one mount.
///
/// A file is in exactly one of them, and goes from one to the next by rename only.
package final class Spool: Sendable {
    package let path: String
    package let incoming: Descriptor
    package let work: Descriptor
    package let done: Descriptor
    package let quarantine: Descriptor

    /// Makes the folders that are missing and proves by a rename that they are on one mount.
    package init(path: String) throws(IntakeError) {
        self.path = path
        incoming = try Self.folder("\(path)/incoming", mode: 0o770)
        work = try Self.folder("\(path)/work", mode: 0o750)
        done = try Self.folder("\(path)/done", mode: 0o750)
        quarantine = try Self.folder("\(path)/quarantine", mode: 0o750)
        try proveOneMount()
    }

    package var incomingPath: String { "\(path)/incoming" }

    /// Files in `incoming` that are nobody's yet, in the order of their names.
    ///
    /// Hidden and `.tmp` files are still being written; `.meta.json` files go with their article.
    package func candidates() throws(SystemError) -> [FileName] {
        try incoming.names(limit: Limits.scanEntriesMax).filter(Self.isCandidate).sorted()
    }

    package static func isCandidate(_ name: FileName) -> Bool {
        !name.hasPrefix(".") && !name.hasSuffix(".tmp") && !name.hasSuffix(sidecarSuffix)
    }

    /// Claims files: each is renamed into `work`, and all that is on the disk, contents and names,
    /// before this returns (I4). Files that are gone are left out.
    ///
    /// `failure` is told of a file that could not be renamed; it stays where it is.
    package func claim(
        _ names: [FileName], nextSeq: UInt64, failure: (FileName, SystemError) -> Void
    ) throws(SystemError) -> [ClaimName] {
        var claims: [ClaimName] = []
        for name in names {
            let claim = ClaimName(seq: nextSeq, id: .random(), original: name)
            do {
                try incoming.rename(name, to: claim.fileName, in: work)
                try claimSidecar(of: claim, from: name)
                try syncContents(of: claim.fileName)
                claims.append(claim)
            } catch {
                if error.errno != ENOENT { failure(name, error) }
            }
        }
        if !claims.isEmpty {
            try work.sync()
            try incoming.sync()
        }
        return claims
    }

    /// What the last run left in `work`, in the order in which it was claimed.
    ///
    /// A sidecar that a crash left behind in `incoming` is fetched.
    package func unfinished() throws(SystemError) -> [ClaimName] {
        let claims = try claimsInWork()
        for claim in claims where try work.status(of: claim.companion(Self.sidecarSuffix)) == nil {
            try claimSidecar(of: claim, from: claim.original)
        }
        return claims
    }

    private func claimsInWork() throws(SystemError) -> [ClaimName] {
        try work.names().filter { !$0.hasSuffix(Self.sidecarSuffix) }.compactMap(ClaimName.init)
            .sorted { ($0.seq, $0.id.description) < ($1.seq, $1.id.description) }
    }

    /// Counts a try, before it is made: a file that takes the process down counts too (I6).
    ///
    /// Not synced: after a power cut it may be tried once more.
    package func raiseAttempt(of claim: ClaimName) throws(SystemError) -> ClaimName {
        try setAttempt(of: claim, to: claim.attempt + 1)
    }

    /// The try came to an end: what takes the process down from here on is not this file.
    package func lowerAttempt(of claim: ClaimName) throws(SystemError) -> ClaimName {
        try setAttempt(of: claim, to: claim.attempt - 1)
    }

    private func setAttempt(
        of claim: ClaimName, to attempt: Int
    ) throws(SystemError) -> ClaimName {
        var renamed = claim
        renamed.attempt = attempt
        try work.rename(claim.fileName, to: renamed.fileName, in: work)
        try moveSidecar(of: claim, to: renamed.companion(Self.sidecarSuffix), in: work)
        return renamed
    }

    /// Moves a file whose records are durable to `done`.
    package func finish(_ claim: ClaimName) throws(SystemError) {
        try move(claim, to: done)
    }

    /// Moves a file whose failure is durable to `quarantine`, with the reason beside it.
    package func quarantine(_ claim: ClaimName, reason: [UInt8]) throws(SystemError) {
        let name = claim.companion(Self.reasonSuffix)
        if try quarantine.status(of: name) == nil {
            try quarantine.replace(name, with: reason)
        }
        try move(claim, to: quarantine)
    }

    package static let sidecarSuffix = ".meta.json"
    package static let reasonSuffix = ".reason.json"

    private func move(_ claim: ClaimName, to folder: borrowing Descriptor) throws(SystemError) {
        try moveSidecar(of: claim, to: claim.companion(Self.sidecarSuffix), in: folder)
        try work.rename(claim.fileName, to: claim.fileName, in: folder)
    }

    /// `name.meta.json`, or `stem.meta.json` for `stem.txt`.
    private func claimSidecar(
        of claim: ClaimName, from name: FileName
    ) throws(SystemError) {
        let suffix = Array(Self.sidecarSuffix.utf8)
        var names = [FileName(bytes: name.bytes + suffix)]
        if let dot = name.bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0 {
            names.append(FileName(bytes: name.bytes[..<dot] + suffix))
        }
        for sidecar in names where sidecar.bytes.count <= 255 {
            do {
                let target = claim.companion(Self.sidecarSuffix)
                try incoming.rename(sidecar, to: target, in: work)
                return try syncContents(of: target)
            } catch  where error.errno == ENOENT {
                continue
            }
        }
    }

    private func moveSidecar(
        of claim: ClaimName, to name: FileName, in folder: borrowing Descriptor
    ) throws(SystemError) {
        do {
            try work.rename(claim.companion(Self.sidecarSuffix), to: name, in: folder)
        } catch  where error.errno == ENOENT {
            return
        }
    }

    /// What cannot be opened is not an article's text; that is found out when it is read.
    private func syncContents(of name: FileName) throws(SystemError) {
        guard let status = try work.status(of: name), status.st_mode & S_IFMT == S_IFREG,
            let file = try? Descriptor(
                opening: name, in: work, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        else { return }
        try file.syncData()
    }

    private static func folder(_ path: String, mode: mode_t) throws(IntakeError) -> Descriptor {
        if unsafe mkdir(path, mode) != 0, errno != EEXIST {
            let error = SystemError.last("mkdir", path)
            throw IntakeError(
                .spoolUnusable, "\(error); make the folder, or name another one as [spool] path",
                cause: error)
        }
        do { return try Descriptor(path: path, flags: O_RDONLY | O_DIRECTORY) } catch {
            throw IntakeError(.spoolUnusable, error.description, cause: error)
        }
    }

    private func proveOneMount() throws(IntakeError) {
        let probe: FileName = ".mount-probe.tmp"
        do {
            _ = try Descriptor(opening: probe, in: incoming, flags: O_WRONLY | O_CREAT)
            try incoming.rename(probe, to: probe, in: work)
            try work.rename(probe, to: probe, in: done)
            try done.rename(probe, to: probe, in: quarantine)
            try quarantine.remove(probe)
        } catch  where error.errno == EXDEV {
            throw IntakeError(
                .notOneMount,
                "\(path): incoming, work, done and quarantine must be on one mount, or no file "
                    + "could be moved between them at once", cause: error)
        } catch {
            throw IntakeError(.spoolUnusable, error.description, cause: error)
        }
    }
}
