import ArgumentParser
import Extraction
import Glibc
import Lexicons
import Platform
import Prose
import Records

/// `dateline explain`: why a record is as it is.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the rules, words and lexicon entries behind one record of an article.",
        discussion: """
            Reads the file as extract does and tells of one record: where it stands, which rule \
            made it, how the parser read its sentences, and what the seeds know of its words.

            EXAMPLES:
              dateline explain article.txt q3
              dateline explain --published 2023-02-08 article.txt t1
            """)

    @Option(help: "The publication date, where the file does not tell: YYYY-MM-DD.")
    var published: String?

    @OptionGroup var seeds: SeedsOption

    @Argument(help: "The article's file: text, or .json.")
    var file: String

    @Argument(help: "The record's id, such as q3, e1, v2, c1, t1, p1 or n1.")
    var id: String

    func validate() throws {
        if let published, CalendarDate(iso: published) == nil {
            throw ValidationError("--published must be a date like 2023-02-10")
        }
    }

    func run() throws {
        let (documents, extractor) = try seeds.load()
        let explainer = try seeds.explainer()
        let document: Document
        do {
            document = try ArticleFile(documents: documents, published: published).read(file)
        } catch {
            StandardOutput.writeError(line: "dateline: \(file): \(error)")
            throw Exit.dataError
        }
        let extraction = extractor.extract(document)
        guard let explanation = explainer.explanation(of: id, in: extraction) else {
            StandardOutput.writeError(
                line: "dateline: \(file) has no record \(id); dateline extract prints them all")
            throw ExitCode.failure
        }
        StandardOutput.write(
            Array((Self.lines(of: explanation).joined(separator: "\n") + "\n").utf8))
    }

    private static func lines(of explanation: Explanation) -> [String] {
        let percent = Int((explanation.confidence * 100).rounded())
        var lines = [
            "\(explanation.kind) \(explanation.id): “\(explanation.text)”",
            "rule \(explanation.rule), confidence \(percent) %",
        ]
        if !explanation.does.isEmpty { lines.append("     \(explanation.does)") }
        lines += explanation.related.map { "with \($0)" }
        for sentence in explanation.sentences {
            lines += ["", "sentence: \(sentence.text)"]
            lines += sentence.words.map { word in
                let head = word.head.isEmpty ? "root" : "\(word.relation) of \(word.head)"
                return "    \(word.form)\t\(word.lemma)\t\(word.tag)\t\(head)\t\(word.name)"
            }
        }
        if !explanation.entries.isEmpty { lines += ["", "seeds:"] }
        lines += explanation.entries.map { entry in
            "    \(entry.table)\t" + entry.cells.joined(separator: "\t")
        }
        return lines
    }
}
