import Glibc
import Intake
import Platform
import TestSupport
import Testing

@Suite struct SpoolTests {
    private let folder: TemporaryFolder
    private let spool: Spool

    init() throws {
        folder = try TemporaryFolder()
        spool = try Spool(path: folder.path)
    }

    private var attemptsPath: String { "\(folder.path)/attempts" }

    private func claim(_ names: [FileName], seq: UInt64 = 1) async throws -> [ClaimName] {
        let group = try spool.claim(names, nextSeq: seq) { name, error in
            Issue.record("\(name): \(error)")
        }
        try await spool.syncing(group).value
        return group.claims
    }

    @Test func aClaimGoesFromIncomingOverWorkToDone() async throws {
        try folder.write("text", to: "incoming/a.txt")
        let claims = try await claim(["a.txt"])
        #expect(folder.names(in: "incoming").isEmpty)
        #expect(folder.names(in: "work") == claims.map(\.fileName.description))
        #expect(try await spool.unfinished() == claims)
        #expect(try spool.read(claims[0]).bytes == Array("text".utf8))
        try spool.finish(claims[0])
        #expect(folder.names(in: "work").isEmpty)
        #expect(folder.names(in: "done") == claims.map(\.fileName.description))
    }

    @Test(arguments: ["a.txt.meta.json", "a.meta.json"])
    func aSidecarGoesWithItsArticle(sidecar: String) async throws {
        try folder.write("text", to: "incoming/a.txt")
        try folder.write("{}", to: "incoming/\(sidecar)")
        #expect(["a.txt", FileName(sidecar)].filter(Spool.isCandidate) == ["a.txt"])
        let claimed = try await claim(["a.txt"])[0]
        #expect(folder.names(in: "incoming").isEmpty)
        #expect(try spool.read(claimed).sidecar == Array("{}".utf8))
        let raised = try spool.raiseAttempt(of: claimed)
        #expect(raised.attempt == 1)
        #expect(try spool.read(raised).sidecar == Array("{}".utf8))
        try spool.quarantine(raised, reason: Array("{}".utf8))
        #expect(folder.names(in: "quarantine").count == 3)
        #expect(folder.names(in: "work").isEmpty)
    }

    @Test func aTryThatTheProcessDidNotEndIsCountedByTheNextOne() async throws {
        for name in ["read", "waiting", "killer"] {
            try folder.write("text", to: "incoming/\(name)")
            try folder.write("{}", to: "incoming/\(name).meta.json")
        }
        var claims = try await claim(["read", "waiting", "killer"])
        for attempt in 1...3 {
            let slots = try AttemptSlots(path: attemptsPath)
            let slot = try slots.begin(claims[0])
            _ = try slots.begin(claims[2])
            try slots.end(slot)
            claims[2].attempt = attempt
            for _ in ["counted", "counted once"] {
                let next = try AttemptSlots(path: attemptsPath)
                #expect(Set(try await spool.unfinished(attempts: next)) == Set(claims))
            }
            #expect(try spool.read(claims[2]).sidecar == Array("{}".utf8))
        }
    }

    @Test func aDamagedNoteOfTriesCountsNothing() async throws {
        try folder.write("text", to: "incoming/a")
        let claims = try await claim(["a"])
        try folder.write(String(repeating: "damage ", count: 21), to: "attempts")
        let slots = try AttemptSlots(path: attemptsPath)
        #expect(try await spool.unfinished(attempts: slots) == claims)
    }

    @Test func aFileThatIsGoneIsNoClaim() async throws {
        #expect(try await claim(["gone"]).isEmpty)
    }

    @Test func whatIsNoFileIsRefusedWithAReason() async throws {
        unsafe mkdir("\(folder.path)/incoming/folder", 0o755)
        unsafe symlink("/etc/passwd", "\(folder.path)/incoming/link")
        unsafe mkfifo("\(folder.path)/incoming/pipe", 0o644)
        let claims = try await claim(["folder", "link", "pipe"])
        #expect(claims.count == 3)
        for claimed in claims {
            let error = #expect(throws: IntakeError.self) { _ = try spool.read(claimed) }
            #expect(error?.code == .notRegular, "\(claimed.original)")
        }
    }

    @Test func aFileThatIsTooLargeIsNotRead() async throws {
        try folder.write("", to: "incoming/large")
        unsafe truncate("\(folder.path)/incoming/large", off_t(Limits.articleBytesMax + 1))
        let claimed = try await claim(["large"])[0]
        let error = #expect(throws: IntakeError.self) { _ = try spool.read(claimed) }
        #expect(error?.code == .tooLarge)
    }

    @Test func aNameThatIsTooLongIsRefusedAfterARestartToo() async throws {
        let name = String(repeating: "n", count: 250)
        try folder.write("text", to: "incoming/\(name)")
        _ = try await claim([FileName(name)])
        let recovered = try #require(try await Spool(path: folder.path).unfinished().first)
        let error = #expect(throws: IntakeError.self) { _ = try spool.read(recovered) }
        #expect(error?.code == .nameTooLong)
    }

    @Test func unfinishedClaimsComeInTheOrderOfTheirSeqs() async throws {
        for (index, name) in ["c", "a", "b"].enumerated() {
            try folder.write("text", to: "incoming/\(name)")
            _ = try await claim([FileName(name)], seq: UInt64(9 + index))
        }
        #expect(try await spool.unfinished().map(\.original) == ["c", "a", "b"])
    }

    @Test func aFileThatSomebodyWritesToIsSeenToBeOpen() throws {
        let path = "\(folder.path)/incoming/a.txt"
        let file = try Descriptor(path: path, flags: O_WRONLY | O_CREAT)
        #expect(spool.sight("a.txt")?.hasWriter == true)
        try file.write([65], at: 0)
        _ = consume file
        #expect(spool.sight("a.txt")?.hasWriter == false)
        #expect(spool.sight("b.txt") == nil)
        let reader = try Descriptor(path: path, flags: O_RDONLY)
        #expect(spool.sight("a.txt")?.hasWriter == false)
        withExtendedLifetime(reader) {}
    }

    @Test func foldersThatWereReplacedAreTakenOver() async throws {
        #expect(try !spool.renew())
        for name in ["incoming", "work"] {
            unsafe rename("\(folder.path)/\(name)", "\(folder.path)/old-\(name)")
        }
        #expect(throws: IntakeError.self) { try spool.renew() }
        unsafe mkdir("\(folder.path)/incoming", 0o770)
        #expect(try spool.renew())
        try folder.write("text", to: "incoming/a.txt")
        #expect(try await claim(["a.txt"]).count == 1)
        #expect(folder.names(in: "work").count == 1)
    }

    @Test func theArchiveHasAFolderForEachDay() async throws {
        try folder.write("text", to: "incoming/a.txt")
        let claimed = try await claim(["a.txt"])[0]
        try spool.archive(claimed, day: "2026-11-22")
        #expect(folder.names(in: "archive/2026-11-22") == [claimed.fileName.description])
        #expect(folder.names(in: "work").isEmpty)
    }

    @Test(.enabled(if: isRoot && findProgram("mount") != nil, "needs root"))
    func foldersOnTwoMountsAreRefused() throws {
        let other = try TemporaryFolder()
        try other.write("", to: "done/.keep")
        #expect(
            try runProgram("/bin/mount", ["-t", "tmpfs", "none", "\(other.path)/done"]).exitCode
                == 0)
        defer { _ = try? runProgram("/bin/umount", ["\(other.path)/done"]) }
        let error = #expect(throws: IntakeError.self) { _ = try Spool(path: other.path) }
        #expect(error?.code == .notOneMount)
    }
}
