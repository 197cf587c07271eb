private import Foundation
private import Glibc

/// What a program that has ended said, and how it ended.
package struct ProgramResult: Sendable {
    package let exitCode: Int32
    package let output: String
    package let errors: String

    package var lines: [String] {
        output.split(separator: "\n").map(String.init)
    }
}

/// Runs a program to its end.
package func runProgram(
    _ path: String, _ arguments: [String], input: String = "", environment: [String: String] = [:],
    folder: String? = nil
) throws -> ProgramResult {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    // Files, not pipes: nobody has to read two of them at once.
    let scratch = try TemporaryFolder()
    try scratch.write(input, to: "in")
    for name in ["out", "err"] { try scratch.write("", to: name) }
    process.standardInput = FileHandle(forReadingAtPath: "\(scratch.path)/in")
    process.standardOutput = FileHandle(forWritingAtPath: "\(scratch.path)/out")
    process.standardError = FileHandle(forWritingAtPath: "\(scratch.path)/err")
    try process.run()
    process.waitUntilExit()
    let code =
        process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus
    return ProgramResult(
        exitCode: code, output: String(decoding: try scratch.bytes("out"), as: UTF8.self),
        errors: String(decoding: try scratch.bytes("err"), as: UTF8.self))
}

/// Where a program is found, or nil.
package func findProgram(_ name: String) -> String? {
    ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"].map { "\($0)/\(name)" }.first {
        unsafe access($0, X_OK) == 0
    }
}

/// Many of the system's tests need it.
package let isRoot = geteuid() == 0
