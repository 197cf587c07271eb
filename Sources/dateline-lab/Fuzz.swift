import ArgumentParser
import Extraction
import Glibc
import Language
import Lexicons
import Prose
import Records

/// `dateline-lab fuzz`: spoilt articles and parses of chance through the whole pipeline.
///
/// A crash is the only failure. The line printed last names the seed and the round: `--from` runs
/// that round again.
struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Run spoilt articles and random parses through the pipeline; a crash is a failure.")

    @Option(help: "Seconds to run.")
    var seconds = 60
    @Option(help: "Where chance begins; default: the clock.")
    var seed: UInt64?
    @Option(help: "The first round.")
    var from = 0
    @Option(name: .customLong("seeds"), help: "The folder of lexicons, rules and models.")
    var folder = "seeds"
    @Argument(help: "Articles to spoil.")
    var files: [String]

    func run() throws {
        let seed = seed ?? UInt64(bitPattern: Int64(time(nil)))
        let seeds = try Seeds(directory: folder)
        let model = try LanguageModel(path: LanguageModel.path(in: folder))
        let extractor = try Extractor(seeds: seeds, model: model, program: "fuzz")
        let documents = DocumentReader(dates: try WrittenDates(seeds: seeds))
        let texts = try files.map { Array(try TextFile.contents(of: $0).utf8) }
        guard !texts.isEmpty else { throw ValidationError("no articles to spoil") }
        let end = time(nil) + seconds
        var round = from
        while time(nil) < end {
            if (round - from) % 50 == 0 { Self.say("fuzz: seed \(seed) round \(round)") }
            var chance = Chance(seed: seed &+ UInt64(round) &* 0x9E37_79B9)
            let bytes = chance.spoilt(texts[chance.below(texts.count)], with: texts)
            if let document = try? documents.read(name: "fuzz.txt", bytes: bytes) {
                let found = extractor.extract(document)
                let reading = Reading(
                    article: found.reading.article,
                    sentences: found.reading.sentences.map { chance.parse($0.sentence) })
                _ = extractor.extract(reading).envelopes(with: [.tokens])
            }
            round += 1
        }
        Self.say("fuzz: seed \(seed), \(round - from) rounds, no crash")
    }

    private static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe write(2, bytes, bytes.count)
    }
}
