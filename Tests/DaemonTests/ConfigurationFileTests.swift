import Daemon
import Foundation
import TestSupport
import Testing

@Suite struct ConfigurationFileTests {
    private func parse(_ text: String) throws -> Configuration {
        try ConfigurationFile.parse(text, file: "/etc/dateline/dateline.toml")
    }

    @Test func anEmptyFileMeansTheDefaults() throws {
        #expect(try parse("") == Configuration())
    }

    /// The shipped file states every key with its default.
    @Test func theShippedFileIsTheDefaultsInFull() throws {
        let text = try String(
            contentsOfFile: "\(Checkout.path)/config/dateline.toml", encoding: .utf8)
        #expect(try parse(text) == Configuration())
        let keys = text.split(separator: "\n").filter { $0.contains(" = ") && !$0.hasPrefix("#") }
        #expect(keys.count == 23)
    }

    @Test func relativePathsCountFromTheFile() throws {
        let configuration = try ConfigurationFile.parse(
            "[spool]\npath = \"../var/./spool\"", file: "config/run.toml")
        #expect(configuration.spool.path == "var/spool")
    }

    @Test(arguments: [
        ("[spool]\npaht = \"x\"", 2, "path, done, done_keep_days, watch"),
        ("[spol]\npath = \"x\"", 1, "[spool]"),
        ("spool = 3", 1, "[spool]"),
        ("[journal]\n\nsegment_mebibytes = 0", 3, "from 1 to 1024"),
        ("[journal]\nsegment_mebibytes = \"64\"", 2, "whole number"),
        ("[spool]\ndone = \"burn\"", 2, "\"keep\", \"archive\", \"delete\""),
        ("[systemd_journal]\nmirror = 1", 2, "true or false"),
        ("[socket]\nmode = \"0888\"", 2, "octal"),
        ("[socket]\npath = \"/\(String(repeating: "x", count: 120))\"", 2, "107"),
        ("[log]\nlevel = \"loud\"", 2, "\"info\""),
        ("[spool]\npath = \"a\" \"b\"", 2, "dateline.toml:2"),
    ])
    func refusesWithTheLineAndWhatWouldBeRight(text: String, line: Int, hint: String) {
        let error = #expect(throws: ConfigurationError.self) { _ = try parse(text) }
        #expect(error?.line == line)
        #expect(error?.description.contains(hint) == true, "\(error?.description ?? "")")
    }

    @Test func aMissingFileIsNamed() {
        let error = #expect(throws: ConfigurationError.self) {
            _ = try ConfigurationFile.read(path: "/no/such.toml")
        }
        #expect(error?.description.contains("/no/such.toml") == true)
    }
}
