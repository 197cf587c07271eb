import Extraction
import Prose
import Records

/// Root types on PLV, source and target given: of a sentence's typed events that one counts which
/// fits the given parties best.
struct EventTypeEvaluation {
    let workbench: Workbench
    private static let path = "events/PLV_train.tsv"

    func figures() throws -> [Figure] {
        guard workbench.holds(Self.path) else { return [] }
        var gold: [String: Int] = [:]
        var predicted: [String: Int] = [:]
        var right: [String: Int] = [:]
        let rows = GoldTable(try workbench.gold(Self.path)).rows
        for (number, row) in rows.enumerated() {
            let sentence = Submission(text: String(row["sentence"] ?? ""))
            let events = try workbench.extract(sentence, name: String(number)).events
            let want = Self.root(row["gold_root"] ?? "")
            let best = best(
                of: events.filter { $0.type != "OTHER" },
                source: (row["source"] ?? "").lowercased(),
                target: (row["target"] ?? "").lowercased())
            let found = best.map { Self.root($0.type[...]) } ?? "NONE"
            gold[want, default: 0] += 1
            predicted[found, default: 0] += 1
            if found == want { right[want, default: 0] += 1 }
        }
        let all = Double(max(1, rows.count))
        let scores = gold.keys.map { key in
            2 * Double(right[key] ?? 0) / Double(max(1, (gold[key] ?? 0) + (predicted[key] ?? 0)))
        }.sorted()
        return [
            Figure("plv.accuracy", 100 * Double(right.values.reduce(0, +)) / all),
            Figure("plv.macro-f1", 100 * scores.reduce(0, +) / Double(max(1, scores.count))),
        ]
    }

    /// Capitals only; PLV's YIELD is PLOVER's CONCEDE.
    private static func root(_ text: Substring) -> String {
        let root = text.uppercased().filter { $0.isASCII && $0.isUppercase }
        return root == "YIELD" ? "CONCEDE" : root
    }

    private func best(of events: [EventRecord], source: String, target: String) -> EventRecord? {
        var best: (event: EventRecord, points: Double)?
        for event in events {
            let points =
                (Self.isNear(event.sources, source) ? 2 : 0)
                + (Self.isNear(event.targets, target) ? 2 : 0) + event.confidence
            if points > best?.points ?? -1 { best = (event, points) }
        }
        return best?.event
    }

    private static func isNear(_ parties: [EventRecord.Party], _ text: String) -> Bool {
        parties.contains { party in
            let name = party.text.lowercased()
            return !name.isEmpty && (text.contains(name) || name.contains(text))
        }
    }
}
