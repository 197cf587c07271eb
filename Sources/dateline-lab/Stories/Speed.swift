import ArgumentParser
import Extraction
import Glibc
import Records
import Stories

extension StoryLab {
    /// `dateline-lab stories speed`.
    struct Speed: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Articles per CPU-second of this stage alone, and memory, with a full window.",
            discussion: """
                Articles are resampled from those of the dev clusters: the terms of one with some \
                of another's and some rare ones of their own, wording of their own, one in thirty \
                a copy. They come in the order of their dates, 14,000 a day.
                """)

        @OptionGroup var folders: Folders
        @Option(help: "How many articles; the last tenth is timed for itself.")
        var articles = 220_000
        @Option(help: "Of chance.")
        var seed: UInt64 = 1

        func run() throws {
            let workbench = try folders.workbench()
            let base = try NewsTexts(workbench).clustered().map {
                try workbench.extract($0.submission).envelopes().map(\.record)
            }
            var resampler = Resampler(base: base, seed: seed)
            let resident = Self.resident()
            var fold = StoryFold()
            var used = 0.0
            var last = 0.0
            var stories = 0
            for number in 0..<articles {
                let batch = resampler.next()
                let start = Self.cpu()
                stories += fold.add(batch).count
                used += Self.cpu() - start
                if number == articles * 9 / 10 { last = used }
            }
            let memory = Self.resident() - resident
            let start = Self.cpu()
            var saved = 0
            fold.checkpoint { saved += $0.count }
            print(
                "stories articles=\(articles) records=\(stories) "
                    + "articles_per_cpu_second=\(Int(Double(articles) / used)) "
                    + "last_tenth=\(Int(Double(articles / 10) / (used - last))) "
                    + "memory_mib=\(memory >> 10) checkpoint_mib=\(saved >> 20) "
                    + "checkpoint_cpu_seconds=\(Self.cpu() - start)")
        }

        private static func cpu() -> Double {
            var time = timespec()
            unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
        }

        /// The peak, in KiB.
        private static func resident() -> Int {
            var usage = rusage()
            unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss
        }
    }
}

/// Articles made of pieces of others.
struct Resampler {
    private let base: [[Record]]
    private var chance: Chance
    private var count = 0
    private var wording: [UInt32] = []

    init(base: [[Record]], seed: UInt64) {
        self.base = base
        chance = Chance(seed: seed)
    }

    mutating func next() -> [Record] {
        defer { count += 1 }
        var records = base[chance.below(base.count)]
        guard case .article(var article)? = records.first else { return records }
        article.id = Self.hexadecimal(chance.next()) + Self.hexadecimal(chance.next())
        article.published = .init(
            value: CalendarDate(daysSinceEpoch: 19_000 + count / 14_000), basis: .metadata)
        article.publisher = "outlet\(chance.below(400)).example"
        article.features = features(of: article)
        records[0] = .article(article)
        return records
    }

    private mutating func features(of article: ArticleRecord) -> ArticleFeatures {
        var features = article.features ?? ArticleFeatures()
        if case .article(let other)? = base[chance.below(base.count)].first {
            features.terms = features.terms.filter { _ in chance.below(10) < 7 }
            features.terms += (other.features?.terms ?? []).filter { _ in chance.below(10) < 3 }
        }
        for _ in 0..<12 {
            // Zipf: the rarer, the more of them.
            let rank = chance.below(1 << (4 + chance.below(16)))
            features.terms.append(.init(word: "rare\(rank)", weight: 1 + chance.below(3)))
        }
        if chance.below(30) > 0 || wording.isEmpty {
            wording = (0..<ArticleFeatures.shinglesMax).map { _ in
                UInt32(truncatingIfNeeded: chance.next()) >> 4
            }.sorted()
        }
        features.shingles = wording
        return features
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
