/// Makes of a text what outlets make of a wire report.
struct CopyMaker {
    private var chance: Chance

    init(seed: UInt64) { chance = Chance(seed: seed) }

    /// Names under which one agency or outlet stands in a text.
    private static let outlets = [
        "Reuters", "AFP", "Associated Press", "AP", "CNN", "BBC", "Xinhua", "Newsweek",
        "New York Times", "Guardian", "Fox News", "Bloomberg", "CBS", "NBC", "ABC",
    ]

    enum Edit: CaseIterable { case cut, reordered, led, renamed, all }

    static func text(title: String?, body: String) -> String {
        [title ?? "", body].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// `other`: the text of an article that has nothing to do with it.
    mutating func copy(title: String?, body: String, edit: Edit, other: String) -> String {
        var pieces = Self.pieces(of: body)
        if edit == .cut || edit == .all { pieces = cut(pieces) }
        if edit == .reordered || edit == .all { pieces.shuffle(using: &chance) }
        if edit == .led || edit == .all {
            // Words of news, but nobody's wording; as many as a lead has.
            let words = other.split { $0.isWhitespace }.prefix(200).shuffled(using: &chance)
            pieces.insert(words.prefix(Self.leadWords).joined(separator: " "), at: 0)
        }
        let copy = Self.text(title: title, body: pieces.joined(separator: "\n\n"))
        return edit == .renamed || edit == .all ? renamed(copy) : copy
    }

    private static let leadWords = 50
    /// Of a text with fewer paragraphs the sentences are cut and reordered.
    private static let paragraphsMin = 5

    private static func pieces(of body: String) -> [String] {
        let paragraphs = body.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
        if paragraphs.count >= paragraphsMin { return paragraphs }
        return paragraphs.flatMap { paragraph in
            var sentences: [String] = [""]
            for word in paragraph.split(separator: " ") {
                let last = sentences.count - 1
                sentences[last] += sentences[last].isEmpty ? String(word) : " \(word)"
                if word.last == "." && word.count > 3 { sentences.append("") }
            }
            return sentences.filter { !$0.isEmpty }
        }
    }

    /// Without 30 to 70 % of the pieces; one stays at least.
    private mutating func cut(_ pieces: [String]) -> [String] {
        let share = 30 + chance.below(41)
        let gone = min(pieces.count - 1, (pieces.count * share + 50) / 100)
        let places = Set(pieces.indices.shuffled(using: &chance).prefix(gone))
        return pieces.indices.filter { !places.contains($0) }.map { pieces[$0] }
    }

    private mutating func renamed(_ text: String) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false)
            .map(String.init)
        for (index, word) in words.enumerated() where Self.outlets.contains(word) {
            words[index] = Self.outlets[chance.below(Self.outlets.count)]
        }
        return "OUTLET, Jan. 1 (\(Self.outlets[chance.below(Self.outlets.count)])) - "
            + words.joined(separator: " ")
    }
}
