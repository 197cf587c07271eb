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

    /// `others`: paragraphs of articles that have nothing to do with it.
    mutating func copy(_ text: String, edit: Edit, others: [String]) -> String {
        var paragraphs = text.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
        if edit == .cut || edit == .all { paragraphs = cut(paragraphs) }
        if edit == .reordered || edit == .all { paragraphs.shuffle(using: &chance) }
        if edit == .led || edit == .all, !others.isEmpty {
            // Words of news, but nobody's wording.
            let words = others[chance.below(others.count)].split(separator: " ")
            paragraphs.insert(words.shuffled(using: &chance).joined(separator: " "), at: 0)
        }
        var copy = paragraphs.joined(separator: "\n\n")
        if edit == .renamed || edit == .all { copy = renamed(copy) }
        return copy
    }

    /// Without 30 to 70 % of the paragraphs; one stays at least.
    private mutating func cut(_ paragraphs: [String]) -> [String] {
        let share = 30 + chance.below(41)
        let gone = min(paragraphs.count - 1, (paragraphs.count * share + 50) / 100)
        let places = Set(paragraphs.indices.shuffled(using: &chance).prefix(gone))
        return paragraphs.indices.filter { !places.contains($0) }.map { paragraphs[$0] }
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
