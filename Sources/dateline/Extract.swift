import ArgumentParser
import Extraction
import FoundationEssentials
import Glibc
import Platform
import Prose
import Records

/// `dateline extract`: the pipeline without a daemon.
struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read articles and print their records as JSON lines.",
        discussion: """
            The records are those that the daemon would journal, without seq and at: \
            docs/RECORDS.md describes them. With --jsonl it fits a pipe: one JSON object a line in, \
            one a line out, in the same order, on all processors.

            EXAMPLES:
              dateline extract article.txt | jq 'select(.kind == "quote").quote'
              dateline extract --published 2023-02-08 --with sentences article.txt
              cat articles.jsonl | dateline extract --jsonl --jobs 2 > records.jsonl
            """)

    @Option(help: "The publication date, where the files do not tell: YYYY-MM-DD.")
    var published: String?

    @Option(
        help: "What to print besides: text, sentences, tokens, separated by commas.",
        transform: WithOption.init)
    var with = WithOption()

    @Flag(
        help:
            "Read {\"id\":…,\"text\":…,\"published\":…,\"title\":…,\"publisher\":…} lines from standard input."
    )
    var jsonl = false

    @Flag(
        help: "With --jsonl: end with one line {\"stories\":[…]}, the last revision of every story."
    )
    var stories = false

    @Option(help: "How many articles to read at a time with --jsonl; 0: one for each processor.")
    var jobs = 0

    @OptionGroup var seeds: SeedsOption

    @Argument(help: "The articles' files: text, or .json.")
    var files: [String] = []

    func validate() throws {
        if jsonl != files.isEmpty {
            throw ValidationError("name files, or say --jsonl and send lines; not both")
        }
        if stories, !jsonl { throw ValidationError("--stories goes with --jsonl") }
        if jobs < 0 { throw ValidationError("--jobs must be 0 or more") }
        if let published, CalendarDate(iso: published) == nil {
            throw ValidationError("--published must be a date like 2023-02-10")
        }
    }

    func run() async throws {
        let (documents, extractor) = try seeds.load()
        if jsonl {
            let lines = LineExtraction(
                documents: documents, extractor: extractor, options: with.options,
                wantsStories: stories)
            await lines.run(jobs: jobs > 0 ? jobs : Processors.available())
            return
        }
        let articles = ArticleFile(documents: documents, published: published)
        var failed = false
        for file in files {
            do {
                let extraction = extractor.extract(try articles.read(file))
                StandardOutput.write(lines(of: extraction.envelopes(with: with.options)))
            } catch {
                failed = true
                StandardOutput.writeError(line: "dateline: \(file): \(error)")
            }
        }
        if failed { throw Exit.dataError }
    }

    private func lines(of envelopes: [Envelope]) -> [UInt8] {
        var json = JSONWriter(capacity: 64 << 10)
        for envelope in envelopes {
            envelope.write(to: &json)
            json.raw("\n".utf8)
        }
        return json.bytes
    }
}

/// `--with text,sentences,tokens`.
struct WithOption: Sendable {
    var options: Extraction.Options = []

    init() {}

    init(_ text: String) throws {
        for word in text.split(separator: ",") {
            switch word {
            case "text": options.insert(.text)
            case "sentences": options.insert(.sentences)
            case "tokens": options.insert(.tokens)
            default:
                throw ValidationError("“\(word)” is unknown; there are text, sentences, tokens")
            }
        }
    }
}
