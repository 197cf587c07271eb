import Language
import Lexicons
import Records

/// What the names of an article, taken together, tell of each word.
struct NameEvidence {
    /// Names that may be looked for where none was seen.
    private(set) var names = PhraseMatcher<EntityType>()
    private var surnames: Set<String> = []
    private var votes: [String: [EntityType: Int]] = [:]
    /// Words that the article also writes in lower case.
    private var lowercase: Set<String> = []

    init(_ found: [[Name]], in reading: Reading) {
        for forms in reading.forms {
            for form in forms where form.utf8.first.map({ 97...122 ~= $0 }) == true {
                lowercase.insert(form)
            }
        }
        for (sentence, names) in found.enumerated() {
            for name in names { note(name, Array(reading.forms[sentence][name.tokens])) }
        }
    }

    private mutating func note(_ name: Name, _ forms: [String]) {
        guard let first = forms.first, let last = forms.last,
            forms.count <= Lexicons.Limits.phraseTokensMax
        else { return }
        if forms.count == 1 {
            votes[first, default: [:]][name.type, default: 0] += 1
            return
        }
        if NameEdges.isCapitalised(first) { names.insert(forms, name.type) }
        guard name.type == .person, last.utf8.count > 2, !NameEdges.isCapitals(last) else { return }
        surnames.insert(last)
        names.insert([last], .person)
    }

    func isSurname(_ form: String) -> Bool { surnames.contains(form) }

    func isCommon(_ form: String) -> Bool { lowercase.contains(form.lowercased()) }

    /// The type of at least two thirds of a word's three or more mentions as a name; of a word that
    /// is a person as often as a body, the body.
    func majority(of form: String) -> EntityType? {
        guard let counts = votes[form] else { return nil }
        let total = counts.values.reduce(0, +)
        guard total >= Limits.votesMin else { return nil }
        if let most = EntityType.allCases.first(where: { counts[$0, default: 0] * 3 >= total * 2 })
        {
            return most
        }
        // Taken for both, and nobody is called so in full: companies are, people are not.
        let bodies = counts[.organization, default: 0]
        return !isSurname(form) && bodies * 3 >= total
            && (bodies + counts[.person, default: 0]) * 3 >= total * 2 ? .organization : nil
    }
}
