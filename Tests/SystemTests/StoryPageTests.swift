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
                "prefers-color-scheme:dark", "2 independent sources", "default-src 'none'",
                "3 articles, 1 of them a copy", ">PROTEST<",
            ] {
                #expect(page.contains(piece), "no \(piece)")
            }
            for piece in ["<script", "http://", "https://", "<link", "<img", "url(", ",”"] {
                #expect(!page.contains(piece), "\(piece) in the page")
            }
            let document = try XMLCheck.unbalanced(page)
            #expect(document == nil, "\(document ?? "")")
            try Self.look(at: page, in: daemon.folder)
        }
    }

    /// What a browser makes of the page, light and dark, on a telephone's 400 pixels.
    private static func look(at page: String, in folder: TemporaryFolder) throws {
        guard let browser else {
            print("notice: no chromium here, so the page is not looked at in a browser")
            return
        }
        try folder.write(frame(page), to: "frame.html")
        var colours: [String] = []
        for scheme in ["light", "dark"] {
            let run = try runProgram(
                browser,
                [
                    "--headless", "--no-sandbox", "--disable-gpu",
                    "--user-data-dir=\(folder.path)/browser", "--window-size=900,1400",
                    "--blink-settings=preferredColorScheme=\(scheme == "dark" ? 0 : 1)",
                    "--dump-dom", "file://\(folder.path)/frame.html",
                ])
            #expect(run.exitCode == 0)
            let seen = Dictionary(
                run.output.components(separatedBy: "SEEN ").dropFirst().map {
                    let parts = $0.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
                    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
                }
            ) { first, _ in first }
            #expect(seen["sections"] == "facts,quotes,map,articles")
            #expect(seen["articles"] == "3")
            #expect(seen["facts"].flatMap { Int($0) } != nil)
            #expect(seen["svg"] == "1")
            #expect(seen["dots"].flatMap { Int($0) } ?? 0 > 0)
            #expect(seen["scripts"] == "0")
            #expect(seen["loaded"] == "0")
            #expect(seen["overflow"] == "0", "the page is wider than the window")
            colours.append("\(seen["paper"] ?? "") \(seen["ink"] ?? "")")
        }
        #expect(Set(colours).count == 2, "light and dark look the same: \(colours)")
    }

    /// The page in a frame of 400 pixels, and a script around it that writes down what is seen.
    private static func frame(_ page: String) -> String {
        let source = page.replacingOccurrences(of: "&", with: "&amp;")
            .replacingOccurrences(of: "\"", with: "&quot;")
        return """
            <!DOCTYPE html><meta charset="utf-8"><body>
            <iframe id="page" style="width:400px;height:800px;border:0" srcdoc="\(source)"></iframe>
            <script>
            onload = () => {
              const frame = document.getElementById("page")
              const page = frame.contentDocument, all = (what) => [...page.querySelectorAll(what)]
              const style = frame.contentWindow.getComputedStyle(page.body)
              const seen = {
                sections: all("section").map((section) => section.id).filter(
                  (id) => id != "timeline" && id != "disputes").join(","),
                articles: all("#articles li").length, facts: all("#facts article").length,
                svg: all("svg").length, dots: all("svg circle").length,
                scripts: all("script").length,
                loaded: frame.contentWindow.performance.getEntriesByType("resource").length,
                overflow: page.documentElement.scrollWidth - page.documentElement.clientWidth,
                paper: style.backgroundColor, ink: style.color,
              }
              document.body.textContent =
                Object.entries(seen).map((pair) => "SEEN " + pair.join("=") + ";").join("")
            }
            </script>
            """
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
