import Extraction
import Prose
import Records

/// Recall and precision of quotes and their speakers on PolNeAR, by the definitions of the issue.
///
/// An attribution is marked where a quotation mark stands in or beside its content. It is found
/// where a quote lies at least half inside it; an indirect one where both overlap by half of the
/// longer. The speaker is right where it overlaps the source.
struct PolnearEvaluation {
    let workbench: Workbench

    private struct Gold {
        var content: [Range<Int>] = []
        var source: [Range<Int>] = []
    }

    private struct Found {
        let range: Range<Int>
        let speaker: Range<Int>?
        let isMarked: Bool
    }

    private struct Tally {
        var gold = 0, found = 0, spoken = 0
        var predicted = 0, right = 0, rightSpoken = 0

        static func share(_ part: Int, of whole: Int) -> Double {
            100 * Double(part) / Double(max(1, whole))
        }
    }

    func figures() throws -> [Figure] {
        let folder = "quotes/polnear/dev"
        let annotations = try workbench.files("\(folder)/attributions")
        var marked = Tally()
        var indirect = Tally()
        for file in try workbench.files("\(folder)/text") where file.hasSuffix(".txt") {
            let name = file.dropLast(4)
            guard
                let annotation = annotations.first(where: {
                    $0.hasPrefix(name) && $0.hasSuffix(".ann")
                })
            else { continue }
            let text = try workbench.gold("\(folder)/text/\(file)")
            let gold = Self.attributions(
                try workbench.gold("\(folder)/attributions/\(annotation)")
            ).filter { !$0.content.isEmpty }
            let points = CodePoints(text)
            let found = try workbench.extract(text).quotes.map { quote in
                Found(
                    range: points.range(bytes: quote.start, quote.end),
                    speaker: quote.speaker.map { points.range(bytes: $0.start, $0.end) },
                    isMarked: quote.form != .indirect)
            }
            Self.add(to: &marked, gold, found, points, isMarked: true)
            Self.add(to: &indirect, gold, found, points, isMarked: false)
        }
        let recall = Tally.share(indirect.spoken, of: indirect.gold)
        let precision = Tally.share(indirect.rightSpoken, of: indirect.predicted)
        return [
            Figure("polnear.recall", Tally.share(marked.found, of: marked.gold)),
            Figure("polnear.recall-speaker", Tally.share(marked.spoken, of: marked.gold)),
            Figure("polnear.precision", Tally.share(marked.right, of: marked.predicted)),
            Figure(
                "polnear.precision-speaker", Tally.share(marked.rightSpoken, of: marked.predicted)),
            Figure("polnear.indirect", 2 * precision * recall / max(1e-9, precision + recall)),
        ]
    }

    private static func add(
        to tally: inout Tally, _ gold: [Gold], _ found: [Found], _ points: CodePoints,
        isMarked: Bool
    ) {
        func hits(_ quote: Found, _ gold: Gold) -> Bool {
            let shared = gold.content.reduce(0) { $0 + $1.shared(with: quote.range) }
            if isMarked { return 2 * shared >= max(1, quote.range.count) }
            return 2 * shared >= max(quote.range.count, gold.content.reduce(0) { $0 + $1.count })
        }
        func isBy(_ quote: Found, _ gold: Gold) -> Bool {
            quote.speaker.map { speaker in gold.source.contains { $0.shared(with: speaker) > 0 } }
                ?? false
        }
        for gold in gold where !gold.source.isEmpty && hasMark(gold, points) == isMarked {
            let hits = found.filter { hits($0, gold) }
            tally.gold += 1
            tally.found += hits.isEmpty ? 0 : 1
            tally.spoken += hits.contains { isBy($0, gold) } ? 1 : 0
        }
        for quote in found where quote.isMarked == isMarked {
            let hits = gold.filter { hits(quote, $0) }
            tally.predicted += 1
            tally.right += hits.isEmpty ? 0 : 1
            tally.rightSpoken += hits.contains { isBy(quote, $0) } ? 1 : 0
        }
    }

    private static func hasMark(_ gold: Gold, _ points: CodePoints) -> Bool {
        gold.content.contains { part in
            points.scalars[
                max(0, part.lowerBound - 1)..<min(points.scalars.count, part.upperBound + 1)
            ]
            .contains { $0 == "\"" || $0 == "“" || $0 == "”" }
        }
    }

    /// Brat's standoff: `T1⇥Source 89 106⇥The Post`, `E1⇥Attribution:T4 Content:T3 Source:T1`.
    private static func attributions(_ text: String) -> [Gold] {
        var spans: [Substring: [Range<Int>]] = [:]
        var found: [Gold] = []
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count > 1 else { continue }
            if line.hasPrefix("T") {
                spans[fields[0]] = fields[1].drop { $0 != " " }.split(separator: ";").compactMap {
                    let ends = $0.split(separator: " ").compactMap { Int($0) }
                    return ends.count == 2 && ends[0] <= ends[1] ? ends[0]..<ends[1] : nil
                }
            } else if line.hasPrefix("E") {
                var gold = Gold()
                for part in fields[1].split(separator: " ") {
                    let pair = part.split(separator: ":")
                    guard pair.count == 2 else { continue }
                    let role = pair[0].prefix { !$0.isNumber }
                    if role == "Content" { gold.content += spans[pair[1]] ?? [] }
                    if role == "Source" { gold.source += spans[pair[1]] ?? [] }
                }
                found.append(gold)
            }
        }
        return found
    }
}
