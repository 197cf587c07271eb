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

/// Runs a program to its end; what it has started may go on.
///
/// By `posix_spawn`: Foundation's `Process` waits for everybody who has inherited its files.
package func runProgram(
    _ path: String, _ arguments: [String], input: String = "", folder: String? = nil
) throws -> ProgramResult {
    let scratch = try TemporaryFolder()
    try scratch.write(input, to: "in")
    for name in ["out", "err"] { try scratch.write("", to: name) }
    let script =
        #"cd "$1" && scratch=$2 && shift 2 && exec "$@" <$scratch/in >$scratch/out 2>$scratch/err"#
    let words = ["/bin/sh", "-c", script, "sh", folder ?? "/", scratch.path, path] + arguments
    var process: pid_t = 0
    var argv = unsafe words.map { unsafe strdup($0) } + [nil]
    let code = unsafe posix_spawn(&process, "/bin/sh", nil, nil, &argv, environ)
    unsafe argv.forEach { unsafe free($0) }
    guard code == 0 else { throw CocoaError(.executableLoad) }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7F
    return ProgramResult(
        exitCode: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
        output: String(decoding: try scratch.bytes("out"), as: UTF8.self),
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
