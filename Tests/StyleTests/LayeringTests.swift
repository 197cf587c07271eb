import Testing

/// docs/ARCHITECTURE.md's layers: who may import whom.
@Suite struct LayeringTests {
    private static let language: Set = [
        "Records", "Prose", "Lexicons", "Language", "Extraction", "Stories",
    ]
    private static let system: Set = ["Platform", "Intake", "Journaling", "Broadcast"]

    /// Our own modules that each module may import.
    private static let allowed: [String: Set<String>] = [
        "Records": ["CKernels"], "Lexicons": ["Records"], "Prose": ["Records", "Lexicons"],
        "Language": ["Records", "Prose", "CKernels"],
        "Extraction": ["Records", "Prose", "Lexicons", "Language"], "Stories": ["Records"],
        "Platform": ["CGlibc"], "Intake": ["Platform", "CInotifyTools"], "Journaling": ["Platform"],
        "Filtering": ["Records"],
        "Broadcast": ["Platform", "Journaling", "Records", "Filtering"], "DatelineClient": [],
        "Daemon": language.union(system).union(["CSystemd"]), "datelined": ["Daemon"],
        "dateline-lab": language,
        "dateline": language.union(["Platform", "Journaling", "Filtering", "DatelineClient"]),
    ]

    private static let ours = Set(allowed.keys).union([
        "CSystemd", "CInotifyTools", "CKernels", "CGlibc",
    ])

    @Test(arguments: SourceFile.sources)
    func importsOnlyWhatIsBelow(file: SourceFile) throws {
        let allowed = try #require(Self.allowed[file.module], "\(file.module) is in no layer")
        let wrong = Set(file.imports).intersection(Self.ours).subtracting(allowed)
        #expect(wrong.isEmpty, "\(file.path) imports \(wrong.sorted())")
    }

    /// The language half: no files but seeds, no sockets, no clock, no tasks.
    @Test(arguments: SourceFile.sources.filter { language.contains($0.module) })
    func theLanguageHalfIsPure(file: SourceFile) {
        var outside: Set = [
            "Foundation", "NIOCore", "NIOPosix", "Logging", "ServiceLifecycle", "Synchronization",
        ]
        if file.module != "Lexicons" && file.module != "Language" { outside.insert("Glibc") }
        #expect(outside.isDisjoint(with: file.imports), "\(file.path)")
        for (index, line) in file.lines.enumerated() {
            let words = [
                " async ", "await ", "ContinuousClock", "SuspendingClock", "clock_gettime",
                "Mutex<",
            ]
            for word in words where line.contains(word) && !line.contains("//") {
                Issue.record("\(file.path):\(index + 1): \(word)")
            }
        }
    }

    @Test(arguments: SourceFile.sources)
    func onlyBroadcastKnowsNIOAndNobodyTheWholeOfFoundation(file: SourceFile) {
        #expect(!file.imports.contains("Foundation"), "\(file.path): FoundationEssentials at most")
        let usesNIO = file.imports.contains { $0.hasPrefix("NIO") }
        #expect(!usesNIO || file.module == "Broadcast", "\(file.path)")
    }
}
