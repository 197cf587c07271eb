import Lexicons
import Records

/// What the sentences of an article show of its names.
struct NameMemory {
    /// Words that the article also writes in lower case.
    var lowercase: Set<String> = []
    /// The last words of persons' longer names.
    private(set) var surnames: [String: EntityType] = [:]
    private var sure: Set<String> = []
    /// All names found in running text.
    private(set) var names = PhraseMatcher<EntityType>()

    mutating func remember(_ name: Name, _ line: NameFinder.Line) {
        let forms = Array(line.forms[name.tokens])
        guard forms.count <= Lexicons.Limits.phraseTokensMax, let last = forms.last else { return }
        let isSure = [Provenance.title.rule, Provenance.givenName.rule].contains(
            name.provenance.rule)
        if name.type == .person, forms.count > 1 || isSure {
            surnames[last] = .person
            // `Xi Jinping`, later `Xi`: names that begin with the family's are told by their
            // length.
            if forms.count == 2, let first = forms.first, surnames[first] == nil,
                forms.allSatisfy({ $0.utf8.count <= 8 })
            {
                surnames[first] = .person
            }
            if isSure { sure.insert(last) }
            names.insert([last], .person)
        }
        if name.provenance.rule != Provenance.loneCapital.rule { names.insert(forms, name.type) }
    }

    func isSureSurname(_ word: String) -> Bool { sure.contains(word) }
}
