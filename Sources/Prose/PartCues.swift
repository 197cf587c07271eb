import Lexicons
import Records

/// Phrases by which a line tells what it is: a notice, a call to subscribe, a credit, a caption.
struct PartCues: Sendable {
    /// At the head of a line, by their first byte.
    private let heads: [[Cue]]
    /// Anywhere in a line.
    private let inner: [Cue]
    /// The pairs of bytes that these begin with, and which begin with each.
    private let innerPairs: FoldedLine.Pairs
    private let innerByPair: [Int: [Int]]
    /// Behind which stands whom an article was taken from.
    let republications: [[UInt8]]
    /// At the head of a line that states the day of publication.
    let datings: [[UInt8]]
    /// Words before a colon at a paragraph's head that are no places.
    let labels: Set<String>
    /// Words that are no part of an author's name.
    let notNames: Set<String>

    struct Cue: Sendable {
        let role: PartRole
        let phrase: [UInt8]
        let wordsMax: Int
    }

    init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("rules/part-cues")
        try table.require("role", "where", "phrase", "words-max")
        var heads = [[Cue]](repeating: [], count: 256)
        var inner: [Cue] = []
        var republications: [[UInt8]] = []
        var datings: [[UInt8]] = []
        var labels: Set<String> = []
        var notNames: Set<String> = []
        for row in table.rows {
            let phrase = Array(row["phrase"].utf8)
            guard phrase.count > 1 else { throw table.error(row, "a phrase has two letters") }
            switch row["role"] {
            case "republished": republications.append(phrase)
            case "dated": datings.append(phrase)
            case "label": labels.insert(row["phrase"])
            case "unnamed": notNames.insert(row["phrase"])
            default: break
            }
            if ["republished", "dated", "label", "unnamed"].contains(row["role"]) { continue }
            guard let role = PartRole(rawValue: row["role"]), let most = Int(row["words-max"])
            else {
                throw table.error(row, "role or words-max is not known")
            }
            let cue = Cue(role: role, phrase: phrase, wordsMax: most)
            switch row["where"] {
            case "head": heads[Int(phrase[0])].append(cue)
            case "any": inner.append(cue)
            default: throw table.error(row, "where must be head or any")
            }
        }
        self.heads = heads
        self.inner = inner
        innerByPair = Dictionary(grouping: inner.indices) {
            FoldedLine.firstPair(of: inner[$0].phrase)
        }
        var pairs = FoldedLine.Pairs(repeating: 0)
        for pair in innerByPair.keys { FoldedLine.insert(pair, &pairs) }
        innerPairs = pairs
        self.republications = republications
        self.datings = datings
        self.labels = labels
        self.notNames = notNames
    }

    /// The role that a line's words tell; `line` must be folded.
    func role(of line: FoldedLine, wordCount: Int) -> PartRole? {
        guard let first = line.bytes.first else { return nil }
        for cue in heads[Int(first)]
        where wordCount <= cue.wordsMax && line.starts(with: cue.phrase) {
            return cue.role
        }
        return innerRole(of: line) { wordCount <= $0.wordsMax }
    }

    /// The role of the first cue in a line, of those that are meant.
    private func innerRole(of line: FoldedLine, where isMeant: (Cue) -> Bool) -> PartRole? {
        var first: Int?
        line.held(of: innerPairs) { pair in
            for index in innerByPair[pair] ?? [] where index < first ?? .max {
                if isMeant(inner[index]), line.find(inner[index].phrase) != nil { first = index }
            }
        }
        return first.map { inner[$0].role }
    }

    /// Whether any cue of a role stands in a piece of text.
    func holds(_ role: PartRole, in line: FoldedLine) -> Bool {
        guard let first = line.bytes.first else { return false }
        return innerRole(of: line) { $0.role == role } != nil
            || heads[Int(first)].contains { $0.role == role && line.starts(with: $0.phrase) }
    }
}
