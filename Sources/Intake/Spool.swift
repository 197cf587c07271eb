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
    private let disk: ParallelSync

    /// Makes the folders that are missing and proves by a rename that they are on one mount.
    package init(path: String) throws(IntakeError) {
        self.path = path
        incoming = try Self.folder(Self.incomingPath(path))
        work = try Self.folder("\(path)/work")
        done = try Self.folder("\(path)/done")
        quarantine = try Self.folder("\(path)/quarantine")
        do { disk = try ParallelSync() } catch {
            throw IntakeError(.storage, "cannot begin: \(error)", cause: error)
        }
        try Self.sync(path)
        try proveOneMount()
    }

    package var incomingPath: String { Self.incomingPath(path) }

    /// Is this the name of an article? Hidden and `.tmp` files are still being written;
    /// `.meta.json` files go with their article.
    package static func isCandidate(_ name: FileName) -> Bool {
        !name.hasPrefix(".") && !name.hasSuffix(".tmp") && !name.hasSuffix(sidecarSuffix)
    }

    /// Claims files: each is renamed into `work`, and all that is on the disk, contents and names,
    /// before this returns (I4). Files that are gone are left out.
    ///
    /// `failure` is told of a file that could not be renamed and stays where it is. Throws where
    /// none can be: `.halted`, and all that were not claimed stay; or `.storage` after a sync that
    /// failed, when what was claimed may not be on the disk (J5).
    package func claim(
        _ names: [FileName], nextSeq: UInt64, failure: (FileName, SystemError) -> Void
    ) async throws(IntakeError) -> [ClaimName] {
        var claims: [ClaimName] = []
        var problem: IntakeError?
        for name in names {
            let claim = ClaimName(seq: nextSeq, id: .random(), original: name)
            do {
                try incoming.rename(name, to: claim.fileName, in: work)
                claims.append(claim)
                try claimSidecar(of: claim, from: name)
            } catch {
                if error.errno == ENOENT { continue }
                if Self.concernsAll(error) {
                    problem = IntakeError(.halted, "nothing can be claimed: \(error)", cause: error)
                    break
                }
                failure(name, error)
            }
        }
        do { try await sync(claims) } catch {
            throw IntakeError(.storage, "a claim may not be on the disk: \(error)", cause: error)
        }
        if claims.isEmpty, let problem { throw problem }
        return claims
    }

    /// Is this error one of the file system, and not of one file?
    private static func concernsAll(_ error: SystemError) -> Bool {
        error.isNoSpace
            || [EROFS, EIO, EXDEV, ESTALE, EMFILE, ENFILE, ENOMEM].contains(error.errno)
    }

    /// The contents of the claims, and their names.
    private func sync(_ claims: [ClaimName]) async throws(SystemError) {
        if claims.isEmpty { return }
        try await disk.each(claims.count + 2) { [self] number throws(SystemError) in
            switch number {
            case 0: try work.sync()
            case 1: try incoming.sync()
            default: try syncContents(of: claims[number - 2])
            }
        }
    }

    private func syncContents(of claim: ClaimName) throws(SystemError) {
        try regularFile(claim.fileName)?.syncData()
        let sidecar = claim.companion(Self.sidecarSuffix)
        if try work.status(of: sidecar) != nil { try regularFile(sidecar)?.syncData() }
    }

    /// What the last run left in `work`, in the order in which it was claimed.
    ///
    /// A sidecar that a crash left behind in `incoming` is fetched. All of them are synced: the
    /// crash may have come before that was done.
    package func unfinished() async throws(SystemError) -> [ClaimName] {
        let claims = try claimsInWork()
        for claim in claims where try work.status(of: claim.companion(Self.sidecarSuffix)) == nil {
            try claimSidecar(of: claim, from: claim.original)
        }
        try await sync(claims)
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

    /// Removes a file whose records are durable.
    package func delete(_ claim: ClaimName) throws(SystemError) {
        let sidecar = claim.companion(Self.sidecarSuffix)
        if try work.status(of: sidecar) != nil { try work.remove(sidecar) }
        try work.remove(claim.fileName)
    }

    /// Moves a file whose records are durable to `archive/<day>/`, where it stays for good.
    package func archive(_ claim: ClaimName, day: FileName) throws(SystemError) {
        let spool = try Descriptor(path: path, flags: O_RDONLY | O_DIRECTORY)
        try move(claim, to: try spool.folder("archive").folder(day))
    }

    /// Moves a file whose failure is durable to `quarantine`, with the reason beside it.
    package func quarantine(_ claim: ClaimName, reason: [UInt8]) throws(SystemError) {
        let name = claim.companion(Self.reasonSuffix)
        if try quarantine.status(of: name) == nil {
            try quarantine.replace(name, with: reason)
        }
        try move(claim, to: quarantine)
    }

    /// Is a claimed file no longer in `work`? Somebody has taken it away.
    package func hasLost(_ claim: ClaimName) -> Bool {
        do { return try work.status(of: claim.fileName) == nil } catch { return false }
    }

    package static let sidecarSuffix = ".meta.json"
    package static let reasonSuffix = ".reason.json"

    func move(_ claim: ClaimName, to folder: borrowing Descriptor) throws(SystemError) {
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
                return try incoming.rename(
                    sidecar, to: claim.companion(Self.sidecarSuffix), in: work)
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
    func regularFile(_ name: FileName) throws(SystemError) -> Descriptor? {
        guard let status = try work.status(of: name), status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return try? Descriptor(
            opening: name, in: work, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    }
}
