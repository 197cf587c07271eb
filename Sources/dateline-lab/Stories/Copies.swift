import ArgumentParser
import Extraction
import FoundationEssentials
import Prose
import Records
import Stories

extension StoryLab {
    /// `dateline-lab stories copies`.
    struct Copies: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recall and precision of copies among articles and edited ones.",
            discussion: """
                Every article of the dev clusters and of 5w1h comes once as it is, then with each \
                of the edits: 30 to 70 % of the paragraphs cut, reordered, a lead of another's, \
                outlets' names changed, all at once. A copy is found where copyOf names its own \
                article; wrong where it names another, or an article that is no edit is called one.
                """)

        @OptionGroup var folders: Folders
        @Option(help: "Of chance.")
        var seed: UInt64 = 1
        @Flag(help: "Print what is wrong.")
        var verbose = false

        private struct Line: Decodable {
            var title: String?
            var text: String
            var date: String?
        }

        func run() throws {
            let workbench = try folders.workbench()
            let texts = Self.distinct(try Self.texts(workbench))
            var maker = CopyMaker(seed: seed)
            var stream: [(id: String, records: [Record], of: String?, edit: String)] = []
            var originals: [String] = []
            for text in texts {
                let (id, records) = try Self.read(text, workbench)
                originals.append(id)
                stream.append((id, records, nil, "as it is"))
            }
            var edited: [(id: String, records: [Record], of: String?, edit: String)] = []
            let paragraphs = texts.map { $0.split(separator: "\n").last.map(String.init) ?? "" }
            for (index, text) in texts.enumerated() {
                let lead = paragraphs[(index + texts.count / 2) % texts.count]
                for edit in CopyMaker.Edit.allCases {
                    let (id, records) = try Self.read(
                        maker.copy(text, edit: edit, others: [lead]), workbench)
                    edited.append((id, records, originals[index], "\(edit)"))
                }
            }
            var chance = Chance(seed: seed)
            stream += edited.shuffled(using: &chance)
            try report(stream)
        }

        private func report(
            _ stream: [(id: String, records: [Record], of: String?, edit: String)]
        ) throws {
            var fold = StoryFold()
            var copyOf: [String: String] = [:]
            for article in stream {
                for story in fold.add(article.records) {
                    for account in story.articles { copyOf[account.id] = account.copyOf }
                }
            }
            var score = Score()
            var seen: Set<String> = []
            for article in stream where seen.insert(article.id).inserted {
                let found = copyOf[article.id]
                // The originals of what is itself a copy are one.
                let gold = article.of.map { copyOf[$0] ?? $0 }
                if gold != nil { score.gold += 1 }
                if found != nil { score.predicted += 1 }
                if gold != nil, found == gold { score.right += 1 }
                if verbose, found != gold {
                    print(article.edit, article.id, "is", gold ?? "-", "found", found ?? "-")
                }
            }
            let recall = Double(score.right) / Double(max(1, score.gold))
            let precision = Double(score.right) / Double(max(1, score.predicted))
            print(
                "copies edited=\(score.gold) recall=\(Figure.text(recall * 1_000))e-3 "
                    + "precision=\(Figure.text(precision * 1_000))e-3")
        }

        /// Without those that share a tenth of their wording with one before: what is itself a
        /// copy has no original of its own.
        private static func distinct(_ texts: [String]) -> [String] {
            var seen: Set<String> = []
            return texts.filter { text in
                let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
                guard words.count > 5 else { return false }
                let runs = Set(
                    (0...words.count - 5).map { words[$0..<$0 + 5].joined(separator: " ") })
                let known = seen.intersection(runs).count
                seen.formUnion(runs)
                return known * 10 < runs.count
            }
        }

        private static func read(
            _ text: String, _ workbench: Workbench
        ) throws -> (id: String, records: [Record]) {
            let extraction = try workbench.extract(Submission(text: text))
            return (extraction.article.id, extraction.envelopes().map(\.record))
        }

        private static func texts(_ workbench: Workbench) throws -> [String] {
            var texts: [String] = []
            let lines = try workbench.gold("stories/clusters-dev.jsonl").split(separator: "\n")
            for line in lines {
                let article = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
                texts.append("\(article.title ?? "")\n\n\(article.text)")
            }
            for name in try workbench.files("5w1h/articles") {
                let json = try workbench.gold("5w1h/articles/\(name)")
                if let article = try? JSONDecoder().decode(Line.self, from: Data(json.utf8)) {
                    texts.append("\(article.title ?? "")\n\n\(article.text)")
                }
            }
            return texts
        }
    }
}
