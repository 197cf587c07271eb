import ArgumentParser
import Extraction
import FoundationEssentials
import Prose
import Records

/// `dateline-lab events`: typed events drawn at random, to be judged by hand.
struct EventLab: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Draw events to be judged by hand.",
        subcommands: [Sample.self])

    /// `dateline-lab events sample --seed 7`.
    struct Sample: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draw typed events of the 5W1H and stories articles by chance.",
            discussion: """
                A line an event, tabs between: article, byte offset of the trigger, type, three \
                empty cells for the verdicts on type, source and target, then what to judge by: \
                mode, trigger, sources, targets, polarity, modality, sentence.
                """)

        @OptionGroup var folders: StoryLab.Folders
        @Option(help: "Of the draw.")
        var seed: UInt64 = 1
        @Option(help: "How many events.")
        var count = 100

        private struct Story: Decodable {
            let id: String
            let date: String?
            let title: String?
            let lead: String?
            let text: String?
        }

        func run() throws {
            let workbench = try folders.workbench()
            var lines: [String] = []
            for name in try workbench.files(MainEventEvaluation.path) where name.hasSuffix(".json")
            {
                let path = "\(MainEventEvaluation.path)/\(name)"
                let gold = try GoldArticle(workbench.gold(path))
                lines += try events(gold.submission, key: gold.name(of: name), workbench)
            }
            let stories = try workbench.gold("stories/clusters-dev.jsonl")
            for line in stories.split(separator: "\n") {
                let story = try JSONDecoder().decode(Story.self, from: Data(line.utf8))
                let submission = Submission(
                    text: story.text ?? "", title: story.title,
                    published: GoldArticle.day(story.date))
                lines += try events(submission, key: story.id, workbench)
            }
            var chance = Chance(seed: seed &* 0x9E37_79B9_7F4A_7C15)
            lines.shuffle(using: &chance)
            for line in lines.prefix(count).sorted() { print(line) }
        }

        private func events(
            _ submission: Submission, key: String, _ workbench: Workbench
        ) throws -> [String] {
            let found = try workbench.extract(submission, name: key)
            let text = found.reading.text
            return found.events.filter { $0.type != "OTHER" }.map { event in
                func names(_ parties: [EventRecord.Party]) -> String {
                    parties.map { party in
                        let entity = found.entities.first { $0.id == party.entity }
                        return [party.text, entity?.name, party.actor].compactMap { $0 }
                            .joined(separator: "=")
                    }.joined(separator: "; ")
                }
                let sentence = text.span(event.sentence.start..<event.sentence.end).text
                return [
                    String(key.prefix(12)), String(event.trigger.start), event.type, "", "", "",
                    event.mode ?? "", event.trigger.text, names(event.sources),
                    names(event.targets), event.polarity.rawValue, event.modality.rawValue,
                    sentence.split(whereSeparator: \.isWhitespace).joined(separator: " "),
                ].joined(separator: "\t")
            }
        }
    }
}
