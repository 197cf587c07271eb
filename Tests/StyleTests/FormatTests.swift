import Foundation
import TestSupport
import Testing

@Suite struct FormatTests {
    @Test func theFormatterHasNothingToSay() throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "format", "lint", "--strict", "--parallel", "--recursive", "Sources", "Tests",
            "Package.swift",
        ]
        process.currentDirectoryURL = URL(fileURLWithPath: Checkout.path)
        process.standardError = output
        try process.run()
        let said = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said.prefix(4_000))")
    }
}
