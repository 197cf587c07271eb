import Language
import Records

/// What nouns mean.
extension Coreference {
    mutating func nominal(_ phrase: Phrase, _ tree: SentenceTree) -> Int {
        let lemma = tree.words[phrase.head].lemma.lowercased()
        let home = home(of: phrase, lemma)
        if let home, let body = body(lemma, of: home, phrase) { return body }
        if phrase.determiner != .indefinite, phrase.words.count > 0,
            phrase.determiner == .definite || phrase.words.count > 1 || !nouns.isLight(lemma),
            let same = byText[phrase.text], isOf(home, chains[same]),
            fits(phrase, chains[same], within: phrase.words.count > 1 ? 200 : 40)
        {
            return same
        }
        if phrase.determiner == .definite {
            if let known = byHead[lemma] ?? phrase.words.last.flatMap({ byHead[$0] }),
                isOf(home, chains[known]),
                fits(phrase, chains[known], within: 12), adds(phrase, to: chains[known]) == 0
            {
                return known
            }
            if let titled = titled(phrase, lemma) { return titled }
            if phrase.words.count == 1, phrase.traits.contains(.singular),
                let last = nouns.stands[lemma]?.compactMap({ lastOfKind[$0] }).first(where: {
                    phrase.sentence - chains[$0].lastSentence <= 3
                }), isOf(home, chains[last])
            {
                return last
            }
        }
        return add(draft: nil)
    }

    // MARK: - Bodies that every country has

    /// The country whose government or army is spoken of; nil where the noun is of another kind
    /// or says more.
    private func home(of phrase: Phrase, _ lemma: String) -> String? {
        guard phrase.determiner == .definite, phrase.words.last == lemma, phrase.words.count == 1,
            nouns.isNational(lemma)
        else { return nil }
        guard nouns.stands[lemma] == ["country"] else {
            return focus.country(in: phrase.sentence)
        }
        // `South Korea said the country …`: of those that the sentence names, where it does.
        let here = names.values.filter { $0.head < phrase.head }.sorted { $0.head < $1.head }
            .compactMap(\.draft).filter { types[$0] == .country }.map { countries[$0] }
        return here.reversed().max {
            focus.weight(of: $0, in: phrase.sentence) < focus.weight(of: $1, in: phrase.sentence)
        } ?? focus.country(in: phrase.sentence)
    }

    /// The body of a country under this noun, else the country that the noun may stand for.
    private func body(_ lemma: String, of country: String, _ phrase: Phrase) -> Int? {
        if let known = byCountry[country + lemma], fits(phrase, chains[known], within: 200) {
            return known
        }
        guard nouns.stands[lemma]?.contains("country") == true,
            let known = byCountry[country], phrase.sentence - chains[known].lastSentence <= 3
        else { return nil }
        return known
    }

    /// Whether somebody may be of a country: no other is known.
    private func isOf(_ country: String?, _ chain: Chain) -> Bool {
        guard let country, let draft = chain.draft, !countries[draft].isEmpty else { return true }
        return countries[draft] == country
    }

    // MARK: - People by their titles

    mutating func note(_ chain: Int, title: String) {
        let stem = Self.stem(title)
        var known = byTitle[stem] ?? []
        known.removeAll { $0 == chain }
        byTitle[stem] = (known + [chain]).suffix(Limits.familyMax)
    }

    /// `the president`: of those who were called so who is of the country that is spoken of, and
    /// most spoken of; `the U.N. leader` is nobody who leads something else.
    private func titled(_ phrase: Phrase, _ lemma: String) -> Int? {
        guard phrase.tokens.count <= 3, let known = byTitle[Self.stem(lemma)],
            !phrase.tokens.contains(where: { names[$0] != nil })
        else { return nil }
        var fitting = known.filter { fits(phrase, chains[$0], within: 60) }
        if fitting.count > 1, let home = focus.country(in: phrase.sentence) {
            let ours = fitting.filter { isOf(home, chains[$0]) }
            if !ours.isEmpty { fitting = ours }
        }
        return fitting.reversed().max { chains[$0].members.count < chains[$1].members.count }
    }

    func fits(_ phrase: Phrase, _ chain: Chain, within sentences: Int) -> Bool {
        phrase.sentence - chain.lastSentence <= sentences
            && phrase.traits.agrees(with: chain.traits)
            && !chain.members.suffix(1).contains { overlaps(phrases[$0], phrase) }
    }

    private func overlaps(_ one: Phrase, _ other: Phrase) -> Bool {
        one.sentence == other.sentence && one.tokens.overlaps(other.tokens)
    }

    /// How many of a phrase's words before its head its chain has never been called by.
    private func adds(_ phrase: Phrase, to chain: Chain) -> Int {
        phrase.words.dropLast().count { !chain.words.contains($0) }
    }

    /// `spokesman`, `spokeswoman` and `spokesperson` are one title.
    static func stem(_ title: String) -> String {
        for suffix in ["person", "woman", "man", "people", "men", "women"]
        where title.hasSuffix(suffix) {
            return String(title.dropLast(suffix.utf8.count))
        }
        return title
    }
}
