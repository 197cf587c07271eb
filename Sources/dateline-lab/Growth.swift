import ArgumentParser
import Extraction
import Glibc
import Language
import Lexicons
import Prose

/// `dateline-lab growth`: whether odd articles take time in proportion to their length.
struct Growth: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print how much longer four times as odd an article takes; fail above six.")

    @Option(name: .customLong("seeds"), help: "The folder of lexicons, rules and models.")
    var folder = "seeds"
    @Option(help: "The factor at which a shape fails; in proportion is four.")
    var most = 6.0

    func run() throws {
        let seeds = try Seeds(directory: folder)
        let model = try LanguageModel(path: LanguageModel.path(in: folder))
        let extractor = try Extractor(seeds: seeds, model: model, program: "growth")
        let documents = DocumentReader(dates: try WrittenDates(seeds: seeds))
        var failed: [String] = []
        print("shape\tbytes\tcpu_ms\tbytes_of_4\tcpu_ms_of_4\tfactor")
        for shape in Self.shapes {
            let small = try time(shape.text(shape.count / 4), documents, extractor)
            let large = try time(shape.text(shape.count), documents, extractor)
            // Of a short text the fixed cost hides the growth, and a clock's tick is most of it.
            let factor = large.seconds / max(small.seconds, 0.005)
            if factor > most { failed.append(shape.name) }
            let cells = [
                shape.name, "\(small.bytes)", "\(Int(small.seconds * 1_000))", "\(large.bytes)",
                "\(Int(large.seconds * 1_000))", Figure.text(factor),
            ]
            print(cells.joined(separator: "\t"))
        }
        guard failed.isEmpty else {
            throw ValidationError("not in proportion: \(failed.joined(separator: ", "))")
        }
    }

    private func time(
        _ text: String, _ documents: DocumentReader, _ extractor: Extractor
    ) throws -> (bytes: Int, seconds: Double) {
        let text = "The minister spoke to the press about the matter today.\n\n" + text
        let document = try documents.read(Submission(text: text, published: "2023-02-10"), name: "")
        var best = Double.infinity
        for _ in 0..<2 {
            let start = Bench.clock(CLOCK_PROCESS_CPUTIME_ID)
            _ = extractor.extract(document)
            best = min(best, Bench.clock(CLOCK_PROCESS_CPUTIME_ID) - start)
        }
        return (text.utf8.count, best)
    }

    private struct Shape {
        let name: String
        /// How many of the odd thing the longer text has.
        let count: Int
        let text: (Int) -> String
    }

    private static var shapes: [Shape] {
        func lines(_ count: Int, _ line: (Int) -> String, _ joint: String = " ") -> String {
            (0..<count).map(line).joined(separator: joint)
        }
        return [
            Shape(name: "quotation marks", count: 5_000) {
                lines($0 / 2) { "\"We will go to number \($0),\" he said." }
            },
            Shape(name: "marks never closed", count: 5_000) {
                lines($0) { "\"We will go to number \($0), he said." }
            },
            Shape(name: "marks never closed, by paragraph", count: 5_000) {
                lines($0, { "\"We will go to number \($0), he said." }, "\n\n")
            },
            Shape(name: "names", count: 8_000) {
                lines($0 / 2) { "\(name($0)) met \(name($0 * 7 + 3)) on Monday." }
            },
            Shape(name: "names in one list", count: 8_000) { lines($0, name, ", ") },
            Shape(name: "digits", count: 1_000_000) { String(repeating: "7", count: $0) },
            Shape(name: "numbers", count: 100_000) { lines($0) { "\($0 * 37 % 1_000)" } },
            Shape(name: "numbers in words", count: 8_000) {
                lines($0) { _ in "one million two hundred" }
            },
            Shape(name: "places", count: 4_000) {
                lines($0) { "They went to \(places[$0 % places.count]) on Tuesday." }
            },
            Shape(name: "places in one list", count: 4_000) {
                lines($0, { places[$0 % places.count] }, ", ")
            },
            Shape(name: "one sentence", count: 400_000) {
                lines($0 / 40, { _ in "the balloon flew over the town of Paris" }, " and ")
            },
            Shape(name: "days", count: 8_000) { lines($0) { _ in "on Monday two days later" } },
            Shape(name: "entities of HTML", count: 16_000) { lines($0) { _ in "&quot;so&quot;" } },
        ]
    }

    private static let places = [
        "Paris", "Springfield", "London", "Georgia", "San Jose", "Cairo", "Berlin, Germany",
        "Lima", "Portland, Oregon", "Nairobi", "Cambridge", "Victoria", "Moscow", "Kent",
    ]

    private static func name(_ number: Int) -> String {
        let first = ["Ana", "Igor", "Wei", "Paul", "Lena", "Omar", "Jane"][number % 7]
        let parts = ["ba", "du", "ko", "li", "ma", "ne", "ro", "sti", "ver", "zo"]
        let last = parts[number % 10] + parts[number / 10 % 10] + parts[number / 100 % 10]
        return first + " " + last.prefix(1).uppercased() + last.dropFirst()
    }
}
