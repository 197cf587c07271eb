import Language
import Prose
import Records

/// Which of those who share a surname the surname alone means, as the whole article tells.
///
/// A headline says `Obama` before the text says `Michelle Obama` and `President Obama`: who comes
/// first is not yet who is meant.
struct Families {
    /// Given names by surname, in the order of their first use.
    private var members: [String: [String]] = [:]
    /// Full names behind somebody's `father` or `wife`.
    private var kin: Set<[String]> = []
    /// Surnames that stand alone behind the title of a state's leader.
    private var presided: Set<String> = []
    private let leaders: LeaderLexicon
    private let day: CalendarDate?

    init(
        _ reading: Reading, leaders: LeaderLexicon, nouns: NounLexicon,
        givenNames: [String: String]
    ) {
        self.leaders = leaders
        day = reading.article.published.value
        for (sentence, parsed) in reading.sentences.enumerated() {
            for name in parsed.names where name.type == .person {
                var forms = Array(reading.forms[sentence][name.tokens])
                forms = Self.small(forms, givenNames) ?? forms
                guard let first = forms.first, let last = forms.last else { continue }
                if forms.count > 1 {
                    note(first, last)
                    let before = reading.folded[sentence][..<name.tokens.lowerBound].suffix(2)
                    if let word = before.last(where: { $0 != "," }), nouns.isKin(word) {
                        kin.insert([first, last])
                    }
                } else if name.tokens.lowerBound > 0,
                    leaders.isOffice(reading.folded[sentence][name.tokens.lowerBound - 1])
                {
                    presided.insert(last)
                }
            }
        }
    }

    /// `Hillary Clinton` of `HILLARY Clinton`, as papers begin an article; nil for other names.
    static func small(_ forms: [String], _ givenNames: [String: String]) -> [String]? {
        guard forms.count > 1, forms.contains(where: { $0.contains(where: \.isLowercase) }) else {
            return nil
        }
        let small = forms.map { form in
            let titled = String(form.prefix(1)) + form.dropFirst().lowercased()
            let isCapitals = form.utf8.count > 2 && form.allSatisfy(\.isUppercase)
            return isCapitals && givenNames[titled] != nil ? titled : form
        }
        return small == forms ? nil : small
    }

    private mutating func note(_ given: String, _ surname: String) {
        let known = members[surname] ?? []
        guard known.count < Limits.familyMax, !known.contains(given) else { return }
        members[surname] = known + [given]
    }

    /// Whether a surname that stood alone first may be that of somebody named in full later.
    func isMeant(_ given: String, _ surname: String) -> Bool {
        if let leading = leading(surname) { return leading.contains(given) }
        // `her father, John Doe`: she is the Doe that was named before.
        if kin.contains([given, surname]) { return false }
        return members[surname].map { $0.first == given } ?? true
    }

    /// Whether a full name was told behind a word of somebody's family.
    func isKin(_ name: String) -> Bool {
        let words = name.split(separator: " ").map(String.init)
        guard let first = words.first, let last = words.last else { return false }
        return kin.contains([first, last])
    }

    /// The given names of whoever leads a state under this surname, where the article speaks of
    /// him: by name, or by his office. Nil where it does not.
    func leading(_ surname: String) -> Set<String>? {
        guard let names = leaders.firstNames[surname] else { return nil }
        let known = members[surname] ?? []
        let inOffice = known.filter { given in
            names.contains(given)
                && leaders.office(of: "\(given) \(surname)", on: day)?.sector != nil
        }
        if !inOffice.isEmpty { return Set(inOffice) }
        let isDoubtful = known.isEmpty || known.contains { !names.contains($0) }
        return presided.contains(surname) && isDoubtful ? names : nil
    }
}
