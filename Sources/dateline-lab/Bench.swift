import ArgumentParser
import Glibc
import Language

/// `dateline-lab bench FILE.conllu`: the engine alone, without tokenizer and extraction.
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Print words per CPU-second of tags, trees, lemmas and names, and what loading takes."
    )

    @Argument(help: "CoNLL-U with the sentences to parse.")
    var file: String
    @Option(help: "CPU seconds to run.")
    var seconds = 3.0
    @Option(help: "0 baseline, 1 AVX2, 2 AVX-512, 3 VNNI; default: the best this machine has.")
    var instructions: Int32?
    @OptionGroup var model: ModelOption

    /// Sentences parsed at once, as those of one article are.
    private static let articleSentences = 25

    func run() throws {
        let begin = Self.clock(CLOCK_MONOTONIC)
        let model = try model.load(instructions: instructions)
        let loaded = Self.clock(CLOCK_MONOTONIC)
        let input = CoNLLU(try TextFile.contents(of: file))
        guard !input.sentences.isEmpty else { throw ValidationError("\(file) has no sentences") }
        let start = Self.clock(CLOCK_PROCESS_CPUTIME_ID)
        var words = 0
        while Self.clock(CLOCK_PROCESS_CPUTIME_ID) - start < seconds {
            for first in stride(from: 0, to: input.sentences.count, by: Self.articleSentences) {
                let last = min(first + Self.articleSentences, input.sentences.count)
                let article = Array(input.sentences[first..<last])
                words += model.parse(article, of: input.text).reduce(0) { $0 + $1.words.count }
            }
        }
        let used = Self.clock(CLOCK_PROCESS_CPUTIME_ID) - start
        print(
            "load_ms=\(Int((loaded - begin) * 1_000)) words=\(words) "
                + "words_per_cpu_second=\(Int(Double(words) / used))")
    }

    private static func clock(_ id: clockid_t) -> Double {
        var time = timespec()
        unsafe clock_gettime(id, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
