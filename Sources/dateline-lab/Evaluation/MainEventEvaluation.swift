import Extraction
import FoundationEssentials
import Prose
import Records

/// The main event on Giveme5W1H's articles: the share of a question's answers whose token F1 with
/// some gold phrase is at least one half, function words aside.
struct MainEventEvaluation {
    let workbench: Workbench
    static let path = "5w1h/articles"

    func figures() throws -> [Figure] {
        guard workbench.holds(Self.path) else { return [] }
        var asked: [String: Int] = [:]
        var right: [String: Int] = [:]
        for name in try workbench.files(Self.path) where name.hasSuffix(".json") {
            let gold = try GoldArticle(workbench.gold("\(Self.path)/\(name)"))
            let main = try workbench.extract(gold.submission, name: gold.name(of: name))
                .article.mainEvent
            for question in Self.questions {
                let phrases = gold.answers(to: question)
                guard !phrases.isEmpty else { continue }
                asked[question, default: 0] += 1
                let answer = main.flatMap { Self.answer(question, $0) } ?? ""
                if phrases.contains(where: { Self.f1(answer, $0) >= 0.5 }) {
                    right[question, default: 0] += 1
                }
            }
        }
        return Self.questions.map { question in
            Figure(
                "5w1h.\(question)",
                100 * Double(right[question] ?? 0) / Double(max(1, asked[question] ?? 0)))
        }
    }

    static let questions = ["who", "what", "when", "where", "why", "how"]

    private static func answer(_ question: String, _ main: MainEvent) -> String? {
        switch question {
        case "who": main.who?.text
        case "what": main.what?.text
        case "when": main.when?.text
        case "where": main.where?.text
        case "why": main.why?.text
        default: main.how?.text
        }
    }

    private static func f1(_ left: String, _ right: String) -> Double {
        let left = tokens(left)
        let right = tokens(right)
        var counts: [Substring: Int] = [:]
        for token in left { counts[token, default: 0] += 1 }
        var common = 0
        for token in right where counts[token, default: 0] > 0 {
            counts[token, default: 0] -= 1
            common += 1
        }
        return 2 * Double(common) / Double(max(1, left.count + right.count))
    }

    /// Runs of ASCII letters and digits.
    private static func tokens(_ text: String) -> [Substring] {
        text.lowercased().split { character in
            !(character.isASCII && (character.isLetter || character.isNumber))
        }.filter { !stopWords.contains($0) }
    }

    private static let stopWords: Set<Substring> = [
        "a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "by", "with", "from",
        "is", "was", "were", "be", "been", "has", "have", "had", "that", "this", "it", "its", "as",
        "after", "his", "her", "their",
    ]
}

/// An article of Giveme5W1H with its gold phrases.
struct GoldArticle: Decodable {
    private let title: String?
    private let description: String?
    private let lead: String?
    private let text: String?
    private let date_publish: String?
    private let fiveWoneH: [String: Question]?

    private struct Question: Decodable { let annotated: [Phrase]? }
    private struct Phrase: Decodable { let text: String? }

    init(_ json: String) throws {
        self = try JSONDecoder().decode(GoldArticle.self, from: Data(json.utf8))
    }

    /// The file's name without its ending.
    func name(of file: String) -> String { String(file.prefix { $0 != "." }) }

    var submission: Submission {
        func told(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
        let parts = [told(title), told(description) ?? told(lead), told(text)]
        return Submission(
            text: parts.compactMap { $0 }.joined(separator: "\n\n"),
            published: GoldArticle.day(date_publish))
    }

    /// `2016-11-08` of a date and hour; nil of anything else.
    static func day(_ text: String?) -> String? {
        guard let text else { return nil }
        let day = text.prefix(10)
        let isDay =
            day.utf8.count == 10
            && zip(day.utf8, "0000-00-00".utf8).allSatisfy { byte, form in
                form == 0x30 ? byte >= 0x30 && byte <= 0x39 : byte == form
            }
        return isDay ? String(day) : nil
    }

    func answers(to question: String) -> [String] {
        (fiveWoneH?[question]?.annotated ?? []).compactMap(\.text).filter { !$0.isEmpty }
    }
}
