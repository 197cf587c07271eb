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

    /// Claims files: each is renamed into `work`. Files that are gone are left out. What is claimed
    /// is on the disk only after `syncing`.
    ///
    /// `failure` is told of a file that could not be renamed and stays where it is. Throws
    /// `.halted` where none can be, and all that were not claimed stay; or `.storage` where what
    /// was claimed cannot be synced.
    package func claim(
        _ names: [FileName], nextSeq: UInt64, failure: (FileName, SystemError) -> Void
    ) throws(IntakeError) -> ClaimGroup {
        var group = ClaimGroup()
        var problem: IntakeError?
        for name in names {
            let claim = ClaimName(seq: nextSeq, id: .random(), original: name)
            do {
                try incoming.rename(name, to: claim.fileName, in: work)
                group.claims.append(claim)
                if try claimSidecar(of: claim, from: name) { group.sidecars.append(claim) }
            } catch {
                if error.errno == ENOENT { continue }
                if Self.concernsAll(error) {
                    problem = IntakeError(
                        .halted, "nothing can be claimed: \(error)", cause: error)
                    break
                }
                failure(name, error)
            }
        }
        if group.claims.isEmpty, let problem { throw problem }
        do { try open(&group) } catch { throw Self.unsynced(error) }
        return group
    }

    /// Puts claims on the disk, contents and names, on other threads: before anything of them is
    /// journaled (I4).
    ///
    /// The task throws `IntakeError.storage`: they may not be on the disk, and what a second try
    /// would say is no proof (J5).
    package func syncing(_ group: ClaimGroup) -> Task<Void, any Error> {
        Task(executorPreference: disk.pool) { [self] in
            do throws(SystemError) { try await writeOut(group) } catch {
                throw Self.unsynced(error)
            }
        }
    }

    private func writeOut(_ group: ClaimGroup) async throws(SystemError) {
        if group.claims.isEmpty { return }
        try await disk.each(group.files.count + 2) { [self] number throws(SystemError) in
            switch number - group.files.count {
            case 0: try work.sync()
            case 1: try incoming.sync()
            default: try group.files[number].descriptor.syncData()
            }
        }
    }

    private static func unsynced(_ error: SystemError) -> IntakeError {
        IntakeError(.storage, "a claim may not be on the disk: \(error)", cause: error)
    }

    /// Opens what is to be synced of claims.
    private func open(_ group: inout ClaimGroup) throws(SystemError) {
        let sidecars = group.sidecars.map { $0.companion(Self.sidecarSuffix) }
        for name in group.claims.map(\.fileName) + sidecars {
            if let file = try regularFile(name) { group.files.append(OpenFile(file)) }
        }
    }

    /// Is this error one of the file system, and not of one file?
    private static func concernsAll(_ error: SystemError) -> Bool {
        error.isNoSpace
            || [EROFS, EIO, EXDEV, ESTALE, EMFILE, ENFILE, ENOMEM].contains(error.errno)
    }

    /// What the last run left in `work`, in the order in which it was claimed.
    ///
    /// A sidecar that a crash left behind in `incoming` is fetched, and the tries that it ended,
    /// `attempts`, are counted. All of them are synced: the crash may have come before that was
    /// done.
    package func unfinished(
        attempts: AttemptSlots? = nil
    ) async throws(SystemError) -> [ClaimName] {
        let claims = try count(try attempts?.unended() ?? [:], of: try claimsInWork())
        try attempts?.clear()
        for start in stride(from: 0, to: claims.count, by: Limits.commitBatchesMax) {
            var group = ClaimGroup()
            group.claims += claims[start...].prefix(Limits.commitBatchesMax)
            for claim in group.claims {
                var hasSidecar = try work.status(of: claim.companion(Self.sidecarSuffix)) != nil
                if !hasSidecar { hasSidecar = try claimSidecar(of: claim, from: claim.original) }
                if hasSidecar { group.sidecars.append(claim) }
            }
            try open(&group)
            try await writeOut(group)
        }
        return claims
    }

    private func claimsInWork() throws(SystemError) -> [ClaimName] {
        try work.names().filter { !$0.hasSuffix(Self.sidecarSuffix) }.compactMap(ClaimName.init)
            .sorted { ($0.seq, $0.id.description) < ($1.seq, $1.id.description) }
    }

    /// Counts a try that failed.
    package func raiseAttempt(of claim: ClaimName) throws(SystemError) -> ClaimName {
        try setAttempt(of: claim, to: claim.attempt + 1)
    }

    /// Raises the attempts of claims to those that were not ended.
    private func count(
        _ attempts: [Identifier: Int], of claims: [ClaimName]
    ) throws(SystemError) -> [ClaimName] {
        var counted: [ClaimName] = []
        for claim in claims {
            let attempt = max(claim.attempt, attempts[claim.id] ?? 0)
            counted.append(
                attempt == claim.attempt ? claim : try setAttempt(of: claim, to: attempt))
        }
        return counted
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

    /// `name.meta.json`, or `stem.meta.json` for `stem.txt`; false where there is neither.
    private func claimSidecar(
        of claim: ClaimName, from name: FileName
    ) throws(SystemError) -> Bool {
        let suffix = Array(Self.sidecarSuffix.utf8)
        var names = [FileName(bytes: name.bytes + suffix)]
        if let dot = name.bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0 {
            names.append(FileName(bytes: name.bytes[..<dot] + suffix))
        }
        for sidecar in names where sidecar.bytes.count <= 255 {
            do {
                try incoming.rename(sidecar, to: claim.companion(Self.sidecarSuffix), in: work)
                return true
            } catch  where error.errno == ENOENT {
                continue
            }
        }
        return false
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

    /// Nil for what the daemon may not open: that is found out when it is read.
    private func regularFile(_ name: FileName) throws(SystemError) -> Descriptor? {
        guard let status = try work.status(of: name), status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        do throws(SystemError) {
            return try Descriptor(
                opening: name, in: work, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        } catch {
            if Self.concernsAll(error) { throw error }
            return nil
        }
    }
}
