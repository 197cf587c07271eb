import Extraction
import Records

/// The ECB+ corpus: articles of topics, each of two subtopics that tell of like events.
struct ECBPlus {
    private let workbench: Workbench

    struct Article {
        let topic: Int
        let subtopic: String
        let records: [Record]
    }

    init(_ workbench: Workbench) { self.workbench = workbench }

    /// Topic by topic, file by file.
    func articles() throws -> [Article] {
        let root = "stories/ecbplus/ECB+"
        var articles: [Article] = []
        for topic in try workbench.files(root).compactMap({ Int($0) }).sorted() {
            for name in try workbench.files("\(root)/\(topic)") where name.hasSuffix(".xml") {
                let text = Self.text(of: try workbench.gold("\(root)/\(topic)/\(name)"))
                articles.append(
                    Article(
                        topic: topic,
                        subtopic: name.hasSuffix("ecbplus.xml") ? "\(topic)+" : "\(topic)",
                        records: try workbench.extract(text).envelopes().map(\.record)))
            }
        }
        return articles
    }

    /// One paragraph for each sentence of `<token … sentence="0" …>word</token>` lines.
    static func text(of xml: String) -> String {
        var sentences: [[String]] = []
        var last = ""
        for line in xml.split(separator: "\n") where line.contains("<token ") {
            guard let open = line.firstIndex(of: ">"), let close = line.lastIndex(of: "<"),
                open < close
            else { continue }
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            let number = parts.count > 3 ? String(parts[3]) : ""
            if number != last || sentences.isEmpty { sentences.append([]) }
            last = number
            sentences[sentences.count - 1].append(plain(line[line.index(after: open)..<close]))
        }
        return sentences.map(joined).joined(separator: "\n\n")
    }

    private static let entities = [
        "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'", "&amp;": "&", "``": "\"",
        "''": "\"",
    ]

    private static func plain(_ word: Substring) -> String {
        entities[String(word)] ?? String(word)
    }

    /// Words with blanks where English has them.
    private static func joined(_ words: [String]) -> String {
        var text = ""
        var isInside = false
        var isGlued = true
        for word in words {
            let closes = word == "\"" && isInside
            let follows =
                closes || [",", ".", ";", ":", "?", "!", ")", "%", "n't"].contains(word)
                || word.hasPrefix("'")
            if !follows, !isGlued { text += " " }
            text += word
            if word == "\"" { isInside.toggle() }
            isGlued = ["(", "$"].contains(word) || word == "\"" && isInside
        }
        return text
    }
}
