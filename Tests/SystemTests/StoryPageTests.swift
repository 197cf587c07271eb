import Foundation
import TestSupport
import Testing

/// `dateline story`, from dropped articles to a page in a browser.
@Suite(.timeLimit(.minutes(5))) struct StoryPageTests {
    private static let dateline = Checkout.program("dateline")
    private static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    private static let articles = [
        "harbour-mombasa-second-day.txt", "lantern-mombasa-dockers.json",
        "kestrel-cuppa-row.txt",
    ]

    /// Drops the articles one after the other, `between` them.
    private static func daemon(between: (RunningDaemon) throws -> Void) throws -> RunningDaemon {
        let daemon = try RunningDaemon()
        try daemon.start()
        for (number, name) in articles.enumerated() {
            let path = "\(Checkout.path)/seeds/articles/\(name)"
            try daemon.drop(Array(Data(contentsOf: URL(fileURLWithPath: path))), as: name)
            _ = try daemon.records(kinds: ["article"]) { $0.count == number + 1 }
            try between(daemon)
        }
        return daemon
    }

    @Test func storiesAreListedAndShownFromSocketAndJournal() async throws {
        try await onOwnThread {
            let daemon = try Self.daemon { _ in }
            let list = try runProgram(Self.dateline, ["story", "list", "--socket", daemon.socket])
            #expect(list.exitCode == 0)
            #expect(list.lines.count == 1)
            let id = try #require(list.lines.first?.components(separatedBy: "\t").first)
            #expect(list.lines.first?.contains("3 articles") ?? false)
            #expect(daemon.stop() == 0)
            let text = try runProgram(
                Self.dateline, ["story", "show", String(id.prefix(6)), "--journal", daemon.journal])
            #expect(text.exitCode == 0)
            for heading in ["Articles", "Quotes"] {
                #expect(text.lines.contains(heading), "\(text.output)")
            }
            let none = try runProgram(
                Self.dateline, ["story", "show", "snone", "--journal", daemon.journal])
            #expect(none.exitCode == 1)
        }
    }

    @Test(arguments: [false, true])
    func aRestartBetweenTwoArticlesGivesTheSameStory(withoutCheckpoint: Bool) async throws {
        try await onOwnThread {
            let plain = try Self.daemon { _ in }
            let restarted = try Self.daemon { daemon in
                #expect(daemon.stop() == 0)
                let checkpoint = "\(daemon.journal)/stories"
                #expect(FileManager.default.fileExists(atPath: checkpoint))
                if withoutCheckpoint { try FileManager.default.removeItem(atPath: checkpoint) }
                try daemon.start()
            }
            let lists = try [plain, restarted].map { daemon in
                #expect(daemon.stop() == 0)
                return try runProgram(
                    Self.dateline, ["story", "list", "--json", "--journal", daemon.journal])
            }
            #expect(!lists[0].output.isEmpty)
            #expect(lists[0].output == lists[1].output)
        }
    }

    @Test func thePageStandsAlone() async throws {
        try await onOwnThread {
            let daemon = try Self.daemon { _ in }
            let list = try runProgram(Self.dateline, ["story", "list", "--socket", daemon.socket])
            let id = try #require(list.lines.first?.components(separatedBy: "\t").first)
            #expect(daemon.stop() == 0)
            let path = "\(daemon.folder.path)/story.html"
            let written = try runProgram(
                Self.dateline,
                ["story", "show", id, "--journal", daemon.journal, "--html", path])
            #expect(written.exitCode == 0)
            let page = try String(contentsOfFile: path, encoding: .utf8)
            for piece in [
                "<!DOCTYPE html>", "id=\"facts\"", "id=\"quotes\"", "id=\"articles\"", "<svg",
                "prefers-color-scheme:dark", "independent sources", "default-src 'none'",
            ] {
                #expect(page.contains(piece), "no \(piece)")
            }
            for piece in ["<script", "http://", "https://", "<link", "<img", "url("] {
                #expect(!page.contains(piece), "\(piece) in the page")
            }
            let document = try XMLCheck.unbalanced(page)
            #expect(document == nil, "\(document ?? "")")
            guard let browser = Self.browser else {
                print("notice: no chromium here, so the page is not looked at in a browser")
                return
            }
            var pictures: [Data] = []
            for scheme in ["light", "dark"] {
                let picture = "\(daemon.folder.path)/\(scheme).png"
                let run = try runProgram(
                    browser,
                    [
                        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                        "--user-data-dir=\(daemon.folder.path)/browser", "--window-size=900,1400",
                        "--blink-settings=preferredColorScheme=\(scheme == "dark" ? 0 : 1)",
                        "--screenshot=\(picture)", "file://\(path)",
                    ])
                #expect(run.exitCode == 0)
                pictures.append(try Data(contentsOf: URL(fileURLWithPath: picture)))
            }
            #expect(pictures.allSatisfy { $0.count > 10_000 })
            #expect(pictures[0] != pictures[1], "light and dark look the same")
        }
    }
}

/// Whether every element of a page is closed by its own end.
enum XMLCheck {
    /// The first one that is not; nil where all are.
    static func unbalanced(_ html: String) throws -> String? {
        var open: [Substring] = []
        for piece in html.split(separator: "<").dropFirst() {
            let name = piece.prefix { $0.isLetter || $0.isNumber || $0 == "/" }
            if name.isEmpty || name == "meta" { continue }
            if name.hasPrefix("/") {
                guard open.popLast() == name.dropFirst() else { return String(piece.prefix(60)) }
            } else {
                open.append(name)
            }
        }
        return open.last.map(String.init)
    }
}
