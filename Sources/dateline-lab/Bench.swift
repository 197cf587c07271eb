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
        try shares(seeds, texts.map { extractor.extract($0).reading })
        print("peak_resident_mib=\(Self.peakResident() >> 10)")
    }

    /// CPU time of single stages, for all texts once: what share of the pipeline each has.
    private func shares(_ seeds: Seeds, _ readings: [Reading]) throws {
        let entities = try Entities(lexicon: NameLexicon(seeds: seeds), seeds: seeds)
        let times = try Times(seeds: seeds)
        let places = try Places(seeds: seeds)
        let quantities = try Quantities(seeds: seeds)
        let quotes = try Quotes(seeds: seeds)
        let tables = readings.map { entities.find(in: $0) }
        let found = readings.map { times.find(in: $0) }
        stage("entities", readings) { entities.find(in: readings[$0]).records.count }
        stage("times", readings) { times.find(in: readings[$0]).count }
        stage("places", readings) { places.find(in: readings[$0], entities: tables[$0]).count }
        stage("quantities", readings) { quantities.find(in: readings[$0], times: found[$0]).count }
        stage("quotes", readings) {
            quotes.find(in: readings[$0], entities: tables[$0], times: found[$0]).count
        }
    }

    private func stage(_ name: String, _ readings: [Reading], _ find: (Int) -> Int) {
        let start = Self.clock(CLOCK_PROCESS_CPUTIME_ID)
        var rounds = 0
        var found = 0
        while Self.clock(CLOCK_PROCESS_CPUTIME_ID) - start < seconds / 4 {
            for index in readings.indices { found += find(index) }
            rounds += 1
        }
        let used = Self.clock(CLOCK_PROCESS_CPUTIME_ID) - start
        print("stage \(name) records=\(found / rounds) us=\(Int(used / Double(rounds) * 1e6))")
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
                + "words_per_cpu_second=\(Int(Double(words) / used)) "
                + "us=\(Int(used / Double(rounds) * 1e6))")
    }

    static func clock(_ id: clockid_t) -> Double {
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
