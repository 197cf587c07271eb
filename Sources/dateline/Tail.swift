import ArgumentParser
import DatelineClient
import Records

/// `dateline tail`: what a subscriber hears, for people or as JSON lines.
struct Tail: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show records as they become durable.",
        discussion: """
            As text for people: the article, who is in it, what was said by whom, who did what to \
            whom, when and where. With --json, the lines as the socket gives them.

            EXAMPLES:
              dateline tail
              dateline tail --from first --kind quote,event --entity "Wang Yi"
              dateline tail --filter '{"or":[{"source":"CHN"},{"place":"TW"}]}'
              dateline tail --from 1042 --json --until-live | jq .
            """)

    @OptionGroup var socket: SocketOption

    @Option(
        help:
            "Where to begin: now, first, a seq, <journal>:<seq>, or a time like 2026-11-21T18:30:00Z."
    )
    var from = "now"

    @OptionGroup var filters: FilterOptions

    @Flag(help: "Print the lines of JSON as they come.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "Begin where this file says, and keep it up to date.",
            discussion: "Without the file, --from says where to begin."))
    var cursorFile: String?

    @Flag(help: "Stop when all that was there has been shown.")
    var untilLive = false

    @Option(help: "Colours: auto, always or never.")
    var color: ColorOption = .auto

    func validate() throws {
        _ = try position()
    }

    func run() throws {
        var renderer = RecordRenderer(
            style: Style(isColored: color.isColored(onTerminal: StandardOutput.isTerminal)))
        do {
            let cursor = cursorFile.map(CursorFile.init)
            var subscription = try Subscription(
                socket: socket.path, from: try cursor?.position() ?? position(),
                filter: filters.json)
            while let message = try subscription.next() {
                if case .record(let line) = message {
                    StandardOutput.write(
                        json ? line.bytes + [UInt8(ascii: "\n")] : renderer.render(line.bytes))
                } else if !json {
                    StandardOutput.write(renderer.flush())
                }
                try cursor?.advance(past: message, journal: subscription.journal)
                if case .live = message, untilLive { return }
                if case .bye(let reason, let resume) = message {
                    StandardOutput.writeError(
                        line: "dateline: the daemon says good-bye (\(reason)); resume at \(resume)")
                }
            }
        } catch let error as ClientError {
            throw SocketOption.failure(error)
        }
    }

    private func position() throws -> Subscription.Position {
        switch from {
        case "now": return .now
        case "first": return .first
        default: break
        }
        if let seq = UInt64(from), seq > 0 { return .seq(seq) }
        if Timestamp(rfc3339: from) != nil { return .time(from) }
        if from.split(separator: ":").count == 2 { return .resume(from) }
        throw ValidationError("--from must be now, first, a seq, <journal>:<seq> or a time")
    }
}

/// `--color`.
enum ColorOption: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never

    func isColored(onTerminal: Bool) -> Bool {
        switch self {
        case .auto: onTerminal
        case .always: true
        case .never: false
        }
    }
}
