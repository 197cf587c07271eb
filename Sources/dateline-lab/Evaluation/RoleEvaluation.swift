import Extraction
import Records

/// Who is source and who is target, on AW: pairs of one event, given as heads.
///
/// Joined are those of which some event has one among its sources and the other among its targets
/// or its object; right those in the given order, or in either where both have the same role.
struct RoleEvaluation {
    let workbench: Workbench
    private static let path = "events/AW_train_wikievents_only.tsv"

    func figures() throws -> [Figure] {
        guard workbench.holds(Self.path) else { return [] }
        let rows = GoldTable(try workbench.gold(Self.path)).rows
        var joined = 0
        var right = 0
        for row in rows {
            let source = Self.head(row["source"] ?? "")
            let target = Self.head(row["target"] ?? "")
            var isJoined = false
            var isRight = false
            for event in try workbench.extract(String(row["sentence"] ?? "")).events {
                let sources = event.sources.map { $0.text.lowercased() }
                let targets =
                    event.targets.map { $0.text.lowercased() }
                    + (event.object.map { [$0.text.lowercased()] } ?? [])
                if Self.isNear(sources, source.word), Self.isNear(targets, target.word) {
                    isRight = true
                }
                if Self.isNear(sources, target.word), Self.isNear(targets, source.word) {
                    isJoined = true
                    isRight = isRight || source.role == target.role
                }
            }
            joined += isJoined || isRight ? 1 : 0
            right += isRight ? 1 : 0
        }
        return [
            Figure("aw.right-of-joined", 100 * Double(right) / Double(max(1, joined))),
            Figure("aw.right-of-all", 100 * Double(right) / Double(max(1, rows.count))),
        ]
    }

    /// `Attacker:rebels`.
    private static func head(_ cell: Substring) -> (role: Substring, word: String) {
        let role = cell.prefix { $0 != ":" }
        return (role, cell.dropFirst(role.count + 1).lowercased())
    }

    private static func isNear(_ texts: [String], _ word: String) -> Bool {
        texts.contains { begins(word, in: $0) || word.contains($0) }
    }

    /// Whether a word of the text begins so.
    private static func begins(_ word: String, in text: String) -> Bool {
        let text = Array(text)
        let word = Array(word)
        guard !word.isEmpty, text.count >= word.count else { return false }
        return (0...text.count - word.count).contains { start in
            text[start..<start + word.count].elementsEqual(word)
                && (start == 0 || isLetter(text[start - 1]) != isLetter(word[0]))
        }
    }

    private static func isLetter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
