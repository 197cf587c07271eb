// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of this package is built with: see CONTRIBUTING.md.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// One of our own modules, with the modules below it that it may import.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A command; `folder` is its name as people type it.
func command(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name,
        dependencies: dependencies
            + [.product(name: "ArgumentParser", package: "swift-argument-parser")],
        swiftSettings: strict)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "dateline",
    products: [
        .executable(name: "datelined", targets: ["datelined"]),
        .executable(name: "dateline", targets: ["dateline"]),
        .library(name: "DatelineClient", targets: ["DatelineClient"]),
    ],
    dependencies: [
        // The commands' options, their --help and their shell completion.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        // Log levels and fields that an operator can filter by.
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        // Signals, and the order in which the daemon's services start and stop.
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        // The subscribers' socket: thousands of connections on two cores, with back-pressure.
        .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
        // config/dateline.toml, with the line of a syntax error.
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        // Deque for the bounded channels between the services.
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    ],
    targets: [
        // Debian: libsystemd-dev. READY, STATUS and STOPPING to systemd; records to its journal.
        .systemLibrary(
            name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        // Of glibc, what Swift's module leaves out.
        .systemLibrary(name: "CGlibc"),
        // Debian: libinotifytools0-dev. Events of the drop folder.
        .systemLibrary(name: "CInotifyTools", providers: [.apt(["libinotifytools0-dev"])]),

        // The vocabulary of both halves.
        module("Records", ["CKernels"]),
        // The language half: no files but seeds, no sockets, no clock.
        module("Lexicons", ["Records"]),
        module("Prose", ["Records", "Lexicons"]),
        // Vector kernels: C, because Swift has no function target attributes.
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O2"])]),
        module("Language", ["Records", "Prose", "CKernels"]),
        module("Extraction", ["Records", "Prose", "Lexicons", "Language"]),
        module("Stories", ["Records"]),
        // What somebody wants of the records: for subscribers and for `dateline query`.
        module("Filtering", ["Records"]),
        // The system half: no English.
        module(
            "Platform", ["CGlibc", .product(name: "DequeModule", package: "swift-collections")]),
        module("Intake", ["Platform", "CInotifyTools"]),
        module("Journaling", ["Platform"]),
        module(
            "Broadcast",
            [
                "Records", "Filtering", "Journaling", "Platform",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        // Where the halves meet.
        module(
            "Daemon",
            [
                "Records", "Prose", "Lexicons", "Language", "Extraction", "Stories", "Platform",
                "Intake", "Journaling", "Broadcast", "CSystemd",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ]),
        module("DatelineClient"),
        command("datelined", ["Daemon"]),
        command(
            "dateline",
            [
                "Records", "Prose", "Lexicons", "Language", "Extraction", "Stories", "Platform",
                "Filtering", "Journaling", "DatelineClient",
            ]),
        // For the project's own developers: parsing in CoNLL-U, figures against gold data.
        command(
            "dateline-lab",
            ["Records", "Prose", "Lexicons", "Language", "Extraction", "Stories"]),

        .target(
            name: "TestSupport", dependencies: ["Platform"], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests("PlatformTests", ["Platform", "TestSupport"]),
        tests("RecordsTests", ["Records", "TestSupport"]),
        tests("JournalingTests", ["Journaling", "Platform", "TestSupport"]),
        tests("IntakeTests", ["Intake", "Platform", "TestSupport"]),
        tests(
            "BroadcastTests",
            [
                "Broadcast", "DatelineClient", "Filtering", "Journaling", "Platform", "Records",
                "TestSupport",
            ]),
        tests("FilteringTests", ["Filtering", "Records", "TestSupport"]),
        tests(
            "DaemonTests",
            ["Daemon", "Intake", "Journaling", "Platform", "Records", "TestSupport"]),
        tests("StyleTests", ["TestSupport"]),
        tests(
            "SystemTests",
            ["TestSupport", "DatelineClient", "datelined", "dateline", "dateline-lab"],
            exclude: ["Scripts"]),
        tests("StoriesTests", ["Stories", "Records"]),
        tests("LexiconsTests", ["Lexicons", "Prose", "TestSupport"]),
        tests("ProseTests", ["Prose", "Lexicons", "Records", "TestSupport"]),
        tests("LanguageTests", ["Language", "Prose", "Records", "TestSupport"]),
        tests(
            "ExtractionTests",
            ["Extraction", "Language", "Prose", "Lexicons", "Records", "TestSupport"]),
    ]
)
