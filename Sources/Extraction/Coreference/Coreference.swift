import Language
import Records

/// Which phrases of an article mean the same: names first, then nouns, then pronouns, in one pass
/// over the text with a short memory.
///
/// After Lappin and Leass: of those that agree the one most spoken of lately is meant.
struct Coreference {
    /// Somebody or something that phrases of the article mean.
    struct Chain {
        var draft: Int?
        /// Indices into `phrases`, in the order of the text.
        var members: [Int] = []
        var traits: Phrase.Traits = []
        /// All words of its phrases.
        var words: Set<String> = []
        var salience = 0.0
        /// Whether `I`, `we` or `you` began it.
        var isSpeaker = false
        var lastSentence = 0
    }

    let nouns: NounLexicon
    let types: [EntityType]
    /// Of actor codes, empty where there is none.
    let sectors: [String]
    /// ISO 3166-1 alpha-2, empty where there is none.
    let countries: [String]
    private(set) var phrases: [Phrase] = []
    var chains: [Chain] = []
    var byDraft: [Int: Int] = [:]
    var byText: [String: Int] = [:]
    var byHead: [String: Int] = [:]
    /// Bodies by a common noun and their country, and countries by themselves.
    var byCountry: [String: Int] = [:]
    var focus = CountryFocus()
    /// By type, and by type and sector.
    var lastOfKind: [String: Int] = [:]
    /// People by the last word of a title, such as `spokes-`, the latest last.
    var byTitle: [String: [Int]] = [:]
    /// Chains that may be meant by a pronoun, the latest last.
    private(set) var recent: [Int] = []
    /// The chains of `I`, `we` and `you` by paragraph and quotation.
    var speakers: [String: Int] = [:]
    /// The chains of the sentence's phrases by their heads, and its names.
    private(set) var heads: [Int: Int] = [:]
    private(set) var names: [Int: Phrase] = [:]
    /// Where the sentence's first joint subject is complete.
    private(set) var joint: Int?
    /// Whether the last pronoun may as well mean somebody else.
    var isDoubtful = false

    /// `types`, `sectors` and `countries` are those of the drafts.
    init(nouns: NounLexicon, types: [EntityType], sectors: [String], countries: [String]) {
        self.nouns = nouns
        self.types = types
        self.sectors = sectors
        self.countries = countries
    }

    /// Reads a sentence's phrases; `titles` are the titles of its drafts, known from now on.
    mutating func read(
        _ found: [Phrase], _ tree: SentenceTree, place: String, titles: [Int: [String]]
    ) {
        heads = [:]
        names = [:]
        for phrase in found where phrase.draft != nil { names[phrase.head] = phrase }
        joint = found.lazy.filter {
            [.nsubj, .nsubjPassive].contains(tree.words[$0.head].relation)
        }.compactMap { tree.first(of: $0.head, .conj) }.min()
        for var phrase in found {
            isDoubtful = false
            let chain = chain(for: phrase, tree, place)
            guard let chain else { continue }
            phrase.isDoubtful = isDoubtful
            join(phrase, to: chain, tree)
            heads[phrase.head] = chain
            if let draft = phrase.draft {
                for title in titles[draft] ?? [] { note(chain, title: title) }
            }
        }
    }

    // MARK: - Finding the chain

    private mutating func chain(
        for phrase: Phrase, _ tree: SentenceTree, _ place: String
    ) -> Int? {
        switch phrase.form {
        case .name:
            return phrase.draft.map { named($0) }
        case .nominal: return nominal(phrase, tree)
        case .pronoun: return pronoun(phrase, tree, place)
        }
    }

    mutating func named(_ draft: Int) -> Int {
        if let known = byDraft[draft] { return known }
        let new = add(draft: draft)
        byDraft[draft] = new
        return new
    }

    mutating func add(draft: Int?) -> Int {
        chains.append(Chain(draft: draft))
        return chains.count - 1
    }

    private mutating func join(_ phrase: Phrase, to chain: Int, _ tree: SentenceTree) {
        phrases.append(phrase)
        Self.decay(&chains[chain], to: phrase.sentence)
        chains[chain].members.append(phrases.count - 1)
        chains[chain].traits = chains[chain].traits.joined(phrase.traits)
        chains[chain].salience += phrase.weight
        if phrase.form != .pronoun {
            if byText.updateValue(chain, forKey: phrase.text) != chain {
                chains[chain].words.formUnion(phrase.words)
            }
            if let last = phrase.words.last { byHead[last] = chain }
            let lemma = tree.words[phrase.head].lemma.lowercased()
            // `the chamber` is the Chamber of Deputies.
            let isBody = chains[chain].draft.map { types[$0] == .organization } ?? false
            if phrase.form == .nominal || isBody { byHead[lemma] = chain }
            if let draft = chains[chain].draft {
                lastOfKind[types[draft].rawValue] = chain
                lastOfKind[types[draft].rawValue + "." + sectors[draft]] = chain
                if !countries[draft].isEmpty { noteCountry(draft, chain, lemma, phrase) }
            }
        }
        recent.removeAll { $0 == chain }
        recent.append(chain)
        if recent.count > Limits.recentChainsMax { recent.removeFirst() }
    }

    private mutating func noteCountry(
        _ draft: Int, _ chain: Int, _ lemma: String, _ phrase: Phrase
    ) {
        let country = countries[draft]
        if types[draft] == .country { byCountry[country] = chain }
        if types[draft] == .organization { byCountry[country + lemma] = chain }
        if phrase.form == .name {
            focus.note(country, by: types[draft] == .group ? 0.5 : 1, in: phrase.sentence)
        }
    }

    /// What is not spoken of again counts half as much with every sentence.
    ///
    /// Static, since with `self` read beside it each call would copy all chains.
    private static func decay(_ chain: inout Chain, to sentence: Int) {
        let steps = sentence - chain.lastSentence
        if steps > 30 { chain.salience = 0 }
        for _ in 0..<max(0, min(steps, 30)) { chain.salience /= 2 }
        chain.lastSentence = sentence
    }
}
