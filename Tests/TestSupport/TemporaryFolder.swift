private import Foundation
private import Glibc
private import Platform

/// A folder of a test's own, removed with everything in it when the test is done.
package final class TemporaryFolder: Sendable {
    /// Short: a socket's path in it must fit 107 bytes.
    package let path: String

    /// `inMemory`: where syncs cost nothing, for tests of thousands of them.
    package init(inMemory: Bool = false) throws {
        let hasMemory = unsafe inMemory && access("/dev/shm", W_OK) == 0
        let parent = hasMemory ? "/dev/shm" : "/tmp"
        path = "\(parent)/dateline-\(Identifier.random().description.prefix(12))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    package func names(in folder: String = "") -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
        return (names ?? []).sorted()
    }

    package func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    }

    package func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    package func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    package func copy(to other: TemporaryFolder, from: String = "", as name: String) throws {
        try FileManager.default.copyItem(
            atPath: "\(path)/\(from)", toPath: "\(other.path)/\(name)")
    }
}
