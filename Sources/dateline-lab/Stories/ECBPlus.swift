import Extraction
import Language
import Prose
import Records

/// The ECB+ corpus (Cybulska and Vossen 2014): articles of topics, each of two subtopics that tell
/// of like events, with the words that tell of events.
struct ECBPlus {
    private let workbench: Workbench
    private static let root = "stories/ecbplus"

    struct Article {
        /// `1_10ecb`.
        let name: String
        let topic: Int
        let subtopic: String
        let records: [Record]
        let mentions: [Mention]
    }

    /// Words that tell of an event.
    struct Mention {
        /// Of its event; of mentions of no other's it is their own.
        let chain: String
        /// Lemma of the word that the others hang on.
        let lemma: String
        /// The event that one of the words is the trigger of.
        let event: String?
    }

    init(_ workbench: Workbench) { self.workbench = workbench }

    /// Topic by topic, file by file; mentions only of the sentences that the annotators checked.
    func articles() throws -> [Article] {
        let root = "\(Self.root)/ECB+"
        let checked = try checkedSentences()
        var articles: [Article] = []
        for topic in try workbench.files(root).compactMap({ Int($0) }).sorted() {
            for file in try workbench.files("\(root)/\(topic)") where file.hasSuffix(".xml") {
                let name = String(file.dropLast(4))
                let document = ECBPlusDocument(
                    try workbench.gold("\(root)/\(topic)/\(file)"), name: name)
                let extraction = try workbench.extract(document.text)
                articles.append(
                    Article(
                        name: name, topic: topic,
                        subtopic: name.hasSuffix("ecbplus") ? "\(topic)+" : "\(topic)",
                        records: extraction.envelopes().map(\.record),
                        mentions: Self.mentions(document, extraction, checked[name] ?? [])))
            }
        }
        return articles
    }

    /// `Topic,File,Sentence Number` a line.
    private func checkedSentences() throws -> [String: Set<Int>] {
        let table = try workbench.gold("\(Self.root)/ECBplus_coreference_sentences.csv")
        var checked: [String: Set<Int>] = [:]
        for line in table.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",")
            guard cells.count == 3, let sentence = Int(cells[2]) else { continue }
            checked["\(cells[0])_\(cells[1])", default: []].insert(sentence)
        }
        return checked
    }

    private static func mentions(
        _ document: ECBPlusDocument, _ extraction: Extraction, _ checked: Set<Int>
    ) -> [Mention] {
        document.mentions.filter { checked.contains($0.sentence) }.map { gold in
            let isInside = { (start: Int, end: Int) in
                gold.words.contains { $0.lowerBound < end && start < $0.upperBound }
            }
            var lemma = ""
            for parsed in extraction.reading.sentences {
                let words = parsed.words
                let inside = words.indices.filter {
                    let range = parsed.sentence.tokens[$0].range
                    return isInside(range.lowerBound, range.upperBound)
                }
                let head = inside.first { words[$0].head.map { !inside.contains($0) } ?? true }
                guard let head = head ?? inside.first else { continue }
                lemma = words[head].lemma.lowercased()
                break
            }
            return Mention(
                chain: gold.chain, lemma: lemma,
                event: extraction.events.first {
                    isInside($0.trigger.start, $0.trigger.end)
                }?.id)
        }
    }
}
