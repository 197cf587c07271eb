import ArgumentParser
import Records

/// `dateline story`: what several outlets tell of one event.
struct StoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story",
        abstract: "List stories, or show one: facts, sources, quotes, disputes.",
        discussion: """
            Stories are read from the daemon's socket, or with --journal from a journal's folder, \
            beside the daemon or without it.

            EXAMPLES:
              dateline story list
              dateline story show s0123456789ab
              dateline story show s0123456789ab --html story.html
            """,
        subcommands: [List.self, Show.self])

    /// `dateline story list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the stories, the latest last: id, days, articles, sources, title.")

        @OptionGroup var source: RecordSource
        @Flag(help: "Print the story records as lines of JSON.")
        var json = false

        func run() throws {
            for story in try StoryIndex(source).stories {
                if json {
                    StandardOutput.write(JSONWriter.bytes(of: story) + [UInt8(ascii: "\n")])
                    continue
                }
                let days = [story.firstPublished, story.lastPublished].compactMap {
                    $0?.description
                }
                StandardOutput.write(
                    line: [
                        story.id, Set(days).sorted().joined(separator: "…"),
                        Dossier.counted(story.articles.count, "article"),
                        Dossier.counted(story.sources, "source"),
                        story.title ?? "(no title)",
                    ].joined(separator: "\t"))
            }
        }
    }

    /// `dateline story show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a story as text, or write it as one page of HTML.",
            discussion: """
                The page needs no network and no script, prints well, and follows the reader's \
                light or dark setting.
                """)

        @Argument(
            help: "The story's id, or its beginning; a merged story's id gives what it became.")
        var id: String
        @OptionGroup var source: RecordSource
        @Option(help: "Write a page of HTML to this file; - for standard output.")
        var html: String?
        @Option(help: "Colours: auto, always or never.")
        var color: ColorOption = .auto

        func run() throws {
            let found = try StoryIndex(source).stories(matching: id)
            guard let story = found.first, found.count == 1 else {
                StandardOutput.writeError(
                    line: found.isEmpty
                        ? "dateline: there is no story “\(id)”"
                        : "dateline: “\(id)” begins \(found.count) ids: "
                            + found.prefix(5).map(\.id).joined(separator: ", "))
                throw ExitCode.failure
            }
            let dossier = try Dossier(story, source)
            guard let html else {
                let style = Style(isColored: color.isColored(onTerminal: StandardOutput.isTerminal))
                for line in StoryText(dossier, style: style).lines() {
                    StandardOutput.write(line: line)
                }
                return
            }
            let page = Array(StoryPage(dossier).html().utf8)
            if html == "-" { return StandardOutput.write(page) }
            try OutputFile.write(page, to: html)
        }
    }
}
