import ArgumentParser
import Extraction
import Glibc
import Language
import Lexicons
import Prose

/// `dateline-lab bench ARTICLES`: CPU time of the language engine and of the whole pipeline.
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print words per CPU-second, loading time and peak memory on one thread.")

    @Argument(help: "Articles as text, read again and again.")
    var files: [String]
    @Option(help: "CPU seconds for each measurement.")
    var seconds = 3.0
    @Option(help: "0 baseline, 1 AVX2, 2 AVX-512, 3 VNNI; default: the best this machine has.")
    var instructions: Int32?
    @Option(name: .customLong("seeds"), help: "The folder of lexicons, rules and models.")
    var folder = "seeds"

    func run() throws {
        let begin = Self.clock(CLOCK_MONOTONIC)
        let model = try LanguageModel(
            path: LanguageModel.path(in: folder), instructions: instructions)
        let loaded = Self.clock(CLOCK_MONOTONIC)
        let seeds = try Seeds(directory: folder)
        let extractor = try Extractor(seeds: seeds, model: model, program: "bench")
        let documents = DocumentReader(dates: try WrittenDates(seeds: seeds))
        let articles = try ArticleReader(seeds: seeds)
        let sentences = try SentenceReader(seeds: seeds)
        let texts = try files.map {
            try documents.read(name: $0, bytes: Array(TextFile.contents(of: $0).utf8))
        }
        guard !texts.isEmpty else { throw ValidationError("no articles to read") }
        print("model load_ms=\(Int((loaded - begin) * 1_000))")
        measure("engine", texts) { document in
            let article = articles.read(document)
            return model.parse(sentences.read(article), of: article.text)
                .reduce(0) { $0 + $1.words.count }
        }
        measure("pipeline", texts) { document in
            extractor.extract(document).reading.sentences.reduce(0) { $0 + $1.words.count }
        }
        print("peak_resident_mib=\(Self.peakResident() >> 10)")
    }

    /// Words count as tokens of ours, for both: punctuation is one too.
    private func measure(_ name: String, _ texts: [Document], _ read: (Document) -> Int) {
        let start = Self.clock(CLOCK_PROCESS_CPUTIME_ID)
        var words = 0
        var rounds = 0
        while Self.clock(CLOCK_PROCESS_CPUTIME_ID) - start < seconds {
            for text in texts { words += read(text) }
            rounds += 1
        }
        let used = Self.clock(CLOCK_PROCESS_CPUTIME_ID) - start
        print(
            "\(name) words=\(words) rounds=\(rounds) cpu_s=\(Int(used * 1_000))e-3 "
                + "words_per_cpu_second=\(Int(Double(words) / used))")
    }

    private static func clock(_ id: clockid_t) -> Double {
        var time = timespec()
        unsafe clock_gettime(id, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// KiB.
    private static func peakResident() -> Int {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }
}
