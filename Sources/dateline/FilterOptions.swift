import ArgumentParser
import Filtering

/// Which records are wanted: the filter language of the socket, for the shell.
struct FilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only what passes this filter, in JSON.",
            discussion: "As docs/SOCKET.md describes it, e.g. '{\"not\":{\"kind\":\"time\"}}'."))
    var filter: String?

    @Option(help: "Only these kinds: quote, event,… Commas part several values here and below.")
    var kind: [String] = []

    @Option(help: "Only the records of this article, by its id.")
    var article: [String] = []

    @Option(help: "Only what is about somebody: a name, or a country's two letters.")
    var entity: [String] = []

    @Option(help: "Only quotes of this speaker.")
    var speaker: [String] = []

    @Option(help: "Only events of these types: CONSULT, REJECT,…")
    var event: [String] = []

    @Option(help: "Only events that are positive or negative.")
    var polarity: [String] = []

    @Option(help: "Only events asserted, planned, possible, conditional or requested.")
    var modality: [String] = []

    @Option(help: "Only events by this actor: CHN, CHN.MIL,…")
    var source: [String] = []

    @Option(help: "Only events that this actor suffers.")
    var target: [String] = []

    @Option(help: "Only events with this actor on either side.")
    var actor: [String] = []

    @Option(help: "Only places and events in this country, by its two letters.")
    var place: [String] = []

    @Option(help: "Only what is told of a day or of days: 2023-02-01..2023-02-10.")
    var time: [String] = []

    @Option(help: "Only what became durable then: 2026-11-20..2026-11-21T12:00:00Z.")
    var at: [String] = []

    @Option(help: "Only what came with an article of this story, by its id.")
    var story: [String] = []

    /// As JSON; nil where everything is wanted.
    var json: String? {
        var filters = filter.map { [$0] } ?? []
        for (name, values) in fields where !values.isEmpty {
            if name == "time" || name == "at" {
                filters += values.compactMap { Filter.json(field: name, text: $0) }
            } else if let json = Filter.json(field: name, text: values.joined(separator: ",")) {
                filters.append(json)
            }
        }
        return Filter.json(all: filters)
    }

    func validate() throws {
        if let filter {
            do { _ = try Filter(json: filter) } catch {
                throw ValidationError(Self.pointing(at: error, in: filter, name: "--filter"))
            }
        }
        for (name, values) in fields {
            for value in values {
                do { _ = try Filter.json(field: name, text: value).map(Filter.init(json:)) } catch {
                    throw ValidationError("--\(name) \(value): \(error.message)")
                }
            }
        }
    }

    /// What passes, as one value.
    func parsed() throws -> Filter { try json.map(Filter.init(json:)) ?? .everything }

    private var fields: [(name: String, values: [String])] {
        [
            ("kind", kind), ("article", article), ("entity", entity), ("speaker", speaker),
            ("event", event), ("polarity", polarity), ("modality", modality), ("source", source),
            ("target", target), ("actor", actor), ("place", place), ("time", time), ("at", at),
            ("story", story),
        ]
    }

    /// The text with a mark under the column that is wrong.
    private static func pointing(at error: RequestError, in text: String, name: String) -> String {
        guard let column = error.column, !text.contains("\n") else {
            return "\(name): \(error.message)"
        }
        let mark = String(repeating: " ", count: column - 1) + "^"
        return "\(name), column \(column): \(error.message)\n  \(text)\n  \(mark)"
    }
}
