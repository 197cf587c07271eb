private import Glibc
import Platform

extension Spool {
    /// Goes over to the folders that now have the spool's names, where somebody has replaced them;
    /// true where `incoming` is another one. Other folders that are missing are made.
    ///
    /// Throws where there is no `incoming`: it is its owner's to make again.
    package func renew() throws(IntakeError) -> Bool {
        let isNew = try renew(incoming, at: incomingPath, make: false)
        var isChanged = isNew
        if try renew(work, at: "\(path)/work", make: true) { isChanged = true }
        if try renew(done, at: "\(path)/done", make: true) { isChanged = true }
        if try renew(quarantine, at: "\(path)/quarantine", make: true) { isChanged = true }
        if isChanged { try proveOneMount() }
        return isNew
    }

    /// Is `incoming` still the folder that has its path?
    package var isInPlace: Bool {
        var found = stat()
        guard unsafe stat(incomingPath, &found) == 0, let held = try? incoming.status() else {
            return false
        }
        return (found.st_dev, found.st_ino) == (held.st_dev, held.st_ino)
    }

    private func renew(
        _ folder: borrowing Descriptor, at path: String, make: Bool
    ) throws(IntakeError) -> Bool {
        do {
            let found =
                make ? try Self.folder(path) : try Descriptor(path: path, flags: Self.folderFlags)
            let (old, new) = (try folder.status(), try found.status())
            if (old.st_dev, old.st_ino) == (new.st_dev, new.st_ino) { return false }
            try folder.become(found)
            return true
        } catch let error as IntakeError {
            throw error
        } catch {
            throw IntakeError(.halted, "the drop folder is gone: \(error)")
        }
    }

    static func incomingPath(_ path: String) -> String { "\(path)/incoming" }

    static func folder(_ path: String) throws(IntakeError) -> Descriptor {
        // Producers write into `incoming`, by their group.
        let mode: mode_t = path.hasSuffix("/incoming") ? 0o770 : 0o750
        if unsafe mkdir(path, mode) != 0, errno != EEXIST {
            let error = SystemError.last("mkdir", path)
            throw IntakeError(
                .spoolUnusable, "\(error); make the folder, or name another one as [spool] path",
                cause: error)
        }
        do { return try Descriptor(path: path, flags: folderFlags) } catch {
            throw IntakeError(.spoolUnusable, error.description, cause: error)
        }
    }

    /// What was made in the folder `path` is on the disk when this returns.
    static func sync(_ path: String) throws(IntakeError) {
        do { try Descriptor(path: path, flags: folderFlags).sync() } catch {
            throw IntakeError(.spoolUnusable, error.description, cause: error)
        }
    }

    private static let folderFlags = O_RDONLY | O_DIRECTORY

    /// Between folders of one mount a file can be renamed, and it is in exactly one of them.
    func proveOneMount() throws(IntakeError) {
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
