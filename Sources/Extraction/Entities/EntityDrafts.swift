import Language
import Lexicons
import Prose
import Records

/// The entities of one article while they are found.
struct EntityDrafts {
    let lexicon: NameLexicon
    let nouns: NounLexicon
    let leaders: LeaderLexicon
    let reading: Reading
    let families: Families
    var drafts: [EntityDraft] = []
    /// Draft by key: a gazetteer's name, a surface in lower case, or a person's last word.
    var byKey: [String: Int] = [:]
    /// People by the last word of their names, as their families first came up.
    private var bySurname: [String: [Int]] = [:]
    /// Countries by `North` and `South`.
    private var byHalf: [String: [Int]] = [:]
    /// All chains of phrases that mean the same, two at least.
    var chains: [[EntityTable.Phrase]] = []
    /// Draft and place of the mentions by name or as a body, in the order of the text.
    var order: [(draft: Int, sentence: Int, tokens: Range<Int>)] = []

    init(
        lexicon: NameLexicon, nouns: NounLexicon, leaders: LeaderLexicon, reading: Reading
    ) {
        self.lexicon = lexicon
        self.nouns = nouns
        self.leaders = leaders
        self.reading = reading
        families = Families(
            reading, leaders: leaders, nouns: nouns, givenNames: lexicon.givenNames)
    }

    mutating func addName(_ name: Name, _ sentence: Int) {
        var forms = Array(reading.forms[sentence][name.tokens])
        var surface = Self.oneLine(reading.span(name.tokens, of: sentence).text)
        if isInCapitals(sentence) {
            let titled = forms.map(Self.titled)
            let match = lexicon.names.longest(at: 0, in: forms)
            if name.type == .person || match?.range.count != forms.count { forms = titled }
            if name.type == .person { surface = titled.joined(separator: " ") }
        }
        if name.type == .person, let small = Families.small(forms, lexicon.givenNames) {
            forms = small
            surface = small.joined(separator: " ")
        }
        let place = name.tokens.lowerBound
        let before = place > 0 ? reading.folded[sentence][place - 1] : ""
        let index =
            owned(name, forms, surface, sentence)
            ?? draft(for: typed(name, forms), forms, surface, behind: before)
        if surface.utf8.count > drafts[index].name.utf8.count, drafts[index].type == .person {
            drafts[index].note(surface: drafts[index].name)
            drafts[index].aliases.removeAll { $0 == surface }
            drafts[index].name = surface
            if drafts[index].sex == "either", let first = forms.first {
                drafts[index].sex = lexicon.givenNames[first] ?? "either"
            }
        } else {
            drafts[index].note(surface: surface)
        }
        let standsFor = Metonymy(reading: reading).standsFor(
            drafts[index].kind, sentence: sentence, tokens: name.tokens)
        add(index, sentence, name.tokens, .name, standsFor: standsFor)
        order.append((index, sentence, name.tokens))
    }

    /// Capitals alone are a body's initials: who is known by initials stands in the list.
    private func typed(_ name: Name, _ forms: [String]) -> Name {
        guard name.type == .person, forms.count == 1, (3...5).contains(forms[0].utf8.count),
            forms[0].allSatisfy(\.isUppercase), lexicon.givenNames[forms[0]] == nil
        else { return name }
        var name = name
        name.type = .organization
        return name
    }

    /// Whether a sentence of some length has no small letter: its names are in capitals too.
    private func isInCapitals(_ sentence: Int) -> Bool {
        let tokens = reading.sentences[sentence].sentence.tokens
        return !tokens.contains { $0.shape.contains(.hasLower) }
            && tokens.count { $0.shape.contains(.upper) } > 2
    }

    /// `China` of `CHINA`; initials stay.
    private static func titled(_ form: String) -> String {
        guard form.utf8.count > 2, !form.contains("."), let first = form.first else { return form }
        return String(first) + form.dropFirst().lowercased()
    }

    private mutating func draft(
        for name: Name, _ forms: [String], _ surface: String, behind word: String
    ) -> Int {
        if let match = lexicon.names.longest(at: 0, in: forms), match.range.count == forms.count,
            name.type != .person || match.value.isSurelyBody(forms)
        {
            return known(match.value, name)
        }
        if name.type == .person, let person = person(forms, name, surface, word) {
            return person
        }
        if let index = half(forms) { return index }
        let key = surface.lowercased()
        if let index = byKey[key] { return index }
        var draft = EntityDraft(type: name.type, name: surface, provenance: name.provenance)
        if let last = forms.last, let hint = lexicon.lastWords[last] { draft.sector = hint.sector }
        if let head = lexicon.names.longest(at: 0, in: forms), !head.value.country.isEmpty,
            head.value.kind != .place,
            name.type != .person, name.type != .event, name.type != .law
        {
            draft.country = head.value.country
        }
        return insert(draft, key)
    }

    /// `the North` where North Korea was named and nothing else of the North.
    private func half(_ forms: [String]) -> Int? {
        guard forms.count == 1, let named = byHalf[forms[0]], named.count == 1 else { return nil }
        return named[0]
    }

    private static let halves = ["North ", "South "]

    private mutating func known(_ entry: NameLexicon.Entry, _ name: Name) -> Int {
        let key = "\(entry.type.rawValue):\(entry.name)"
        if let index = byKey[key] { return index }
        var draft = EntityDraft(
            type: entry.type, name: entry.name,
            country: entry.country.isEmpty ? nil : entry.country, provenance: name.provenance)
        draft.kind = entry.kind
        draft.actor =
            entry.actor.isEmpty || entry.kind == .capital || entry.kind == .place
            ? nil : entry.actor
        return insert(draft, key)
    }

    /// A person by full name or by the last word of one that was named before.
    private mutating func person(
        _ forms: [String], _ name: Name, _ surface: String, _ before: String
    ) -> Int? {
        guard let last = forms.last, let first = forms.first else { return nil }
        let key = "person:\(surface.lowercased())"
        if let index = byKey[key], forms.count > 1 || (bySurname[last] ?? []).count < 2 {
            return index
        }
        let family = (bySurname[last] ?? []).suffix(Limits.familyMax)
        if forms.count > 1, let index = family.last(where: { fits(forms, drafts[$0]) }) {
            byKey[key] = index
            return index
        }
        if forms.count == 1, let index = meant(of: family, last, behind: before) { return index }
        if forms.count == 1, let index = bySurname["first:" + first]?.last { return index }
        var draft = EntityDraft(type: .person, name: surface, provenance: name.provenance)
        draft.sex = lexicon.givenNames[first] ?? "either"
        if forms.count == 1 { note(before, &draft) }
        let index = insert(draft, key)
        bySurname[last, default: []].append(index)
        // Also `Lim Wei Jun`, later `Lim`: the family name may come first.
        if forms.count > 1, bySurname["first:" + first] == nil {
            bySurname["first:" + first] = [index]
        }
        return index
    }

    /// Of those who share a surname the one whom the honorific before it fits, else who was named
    /// most so far; of two the last. Nil where it fits none of them: `President Doe` behind his
    /// wife's name.
    private mutating func meant(
        of family: ArraySlice<Int>, _ surname: String, behind word: String
    ) -> Int? {
        let sex = nouns.sex(of: word)
        let leading = sex == nil ? families.leading(surname) : nil
        var fitting = family.filter { index in
            (sex == nil || [sex, "either"].contains(drafts[index].sex))
                && (!leaders.isOffice(word) || isLeader(drafts[index], surname))
                && leading.map { isCalled($0, drafts[index]) } ?? true
        }
        let ofSex = fitting.filter { sex != nil && drafts[$0].sex == sex }
        if !ofSex.isEmpty { fitting = ofSex }
        let own = fitting.filter { !families.isKin(drafts[$0].name) }
        if !own.isEmpty { fitting = own }
        guard
            let meant = fitting.reversed().max(by: {
                drafts[$0].mentions.count < drafts[$1].mentions.count
            })
        else { return nil }
        note(word, &drafts[meant])
        return meant
    }

    /// Whether somebody may be the one who led a state under this surname.
    private func isLeader(_ draft: EntityDraft, _ surname: String) -> Bool {
        let words = draft.name.split(separator: " ")
        guard words.count > 1, let names = leaders.firstNames[surname] else { return true }
        return names.contains(String(words[0]))
    }

    /// Whether somebody has one of some given names, or none that is known.
    private func isCalled(_ given: Set<String>, _ draft: EntityDraft) -> Bool {
        let words = draft.name.split(separator: " ")
        return words.count < 2 || given.contains(String(words[0]))
    }

    /// What the word before a surname alone tells of its bearer.
    private func note(_ before: String, _ draft: inout EntityDraft) {
        if draft.sex == "either", let sex = nouns.sex(of: before) { draft.sex = sex }
        if leaders.isOffice(before) { draft.isLeader = true }
    }

    /// Two full names are one person's where the first words agree, initials aside.
    private func fits(_ forms: [String], _ draft: EntityDraft) -> Bool {
        let known = draft.name.split(separator: " ")
        guard known.count > 1, let own = forms.first?.first, let other = known.first?.first else {
            // `President Doe`, then `Ana Doe`: only if no other Doe has been president.
            if draft.isLeader, let names = leaders.firstNames[forms[forms.count - 1]] {
                return names.contains(forms[0])
            }
            let sex = lexicon.givenNames[forms[0]] ?? "either"
            return ([sex, "either"].contains(draft.sex) || sex == "either")
                && families.isMeant(forms[0], forms[forms.count - 1])
        }
        return forms[0] == String(known[0])
            || (own == other
                && (forms[0].hasSuffix(".")
                    || known[0].hasSuffix(".")))
    }

    mutating func insert(_ draft: EntityDraft, _ key: String) -> Int {
        drafts.append(draft)
        byKey[key] = drafts.count - 1
        if draft.type == .country, let half = Self.halves.first(where: draft.name.hasPrefix) {
            byHalf[String(half.dropLast()), default: []].append(drafts.count - 1)
        }
        return drafts.count - 1
    }

    /// The draft of a body that is named by a common noun, such as `Chinese defense ministry`.
    mutating func body(_ key: String, _ new: EntityDraft) -> Int {
        byKey["body:" + key] ?? insert(new, "body:" + key)
    }

    mutating func add(
        _ draft: Int, _ sentence: Int, _ tokens: Range<Int>, _ form: EntityRecord.Form,
        head: Int? = nil, standsFor: String? = nil, isDoubtful: Bool = false
    ) {
        drafts[draft].mentions.append(
            EntityTable.Mention(
                entity: draft, sentence: sentence, tokens: tokens,
                head: head ?? reading.head(of: tokens, in: sentence),
                range: reading.bytes(tokens, of: sentence), form: form, standsFor: standsFor,
                isDoubtful: isDoubtful))
    }

    /// A phrase as records show it: line breaks of wrapped text and blanks that do not break are
    /// blanks.
    static func oneLine(_ text: String) -> String {
        guard
            text.utf8.contains(where: {
                $0 == 10 || $0 == 13 || $0 == 9 || $0 == 0xC2 || $0 == 0xE2
            })
        else { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
