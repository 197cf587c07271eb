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
    private(set) var phrases: [Phrase] = []
    private(set) var chains: [Chain] = []
    private var byDraft: [Int: Int] = [:]
    private var byText: [String: Int] = [:]
    private var byHead: [String: Int] = [:]
    /// By type, and by type and sector.
    private var lastOfKind: [String: Int] = [:]
    /// People by the last word of a title, such as `spokes-`.
    private var byTitle: [String: Int] = [:]
    /// Chains that may be meant by a pronoun, the latest last.
    private var recent: [Int] = []
    /// The chains of `I`, `we` and `you` by paragraph and quotation.
    private var speakers: [String: Int] = [:]
    /// The chains of the sentence's phrases by their heads.
    private var heads: [Int: Int] = [:]
    /// Where the sentence's first joint subject is complete.
    private var joint: Int?

    /// `types` and `sectors` are those of the drafts.
    init(nouns: NounLexicon, types: [EntityType], sectors: [String]) {
        self.nouns = nouns
        self.types = types
        self.sectors = sectors
    }

    /// Reads a sentence's phrases; `titles` are the titles of its drafts, known from now on.
    mutating func read(
        _ found: [Phrase], _ tree: SentenceTree, place: String, titles: [Int: [String]]
    ) {
        heads = [:]
        joint = found.lazy.filter {
            [.nsubj, .nsubjPassive].contains(tree.words[$0.head].relation)
        }.compactMap { tree.first(of: $0.head, .conj) }.min()
        for phrase in found {
            let chain = chain(for: phrase, tree, place)
            guard let chain else { continue }
            join(phrase, to: chain, tree)
            heads[phrase.head] = chain
            if let draft = phrase.draft {
                for title in titles[draft] ?? [] { byTitle[Self.stem(title)] = chain }
            }
        }
    }

    // MARK: - Finding the chain

    private mutating func chain(
        for phrase: Phrase, _ tree: SentenceTree, _ place: String
    ) -> Int? {
        switch phrase.form {
        case .name:
            guard let draft = phrase.draft else { return nil }
            if let known = byDraft[draft] { return known }
            let new = add(draft: draft)
            byDraft[draft] = new
            return new
        case .nominal: return nominal(phrase, tree)
        case .pronoun: return pronoun(phrase, tree, place)
        }
    }

    private mutating func add(draft: Int?) -> Int {
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
            }
        }
        recent.removeAll { $0 == chain }
        recent.append(chain)
        if recent.count > Limits.recentChainsMax { recent.removeFirst() }
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

    // MARK: - Nouns

    private mutating func nominal(_ phrase: Phrase, _ tree: SentenceTree) -> Int {
        let lemma = tree.words[phrase.head].lemma.lowercased()
        if phrase.determiner != .indefinite, phrase.words.count > 0,
            phrase.determiner == .definite || phrase.words.count > 1 || !nouns.isLight(lemma),
            let same = byText[phrase.text],
            fits(phrase, chains[same], within: phrase.words.count > 1 ? 200 : 40)
        {
            return same
        }
        if phrase.determiner == .definite {
            if let known = byHead[lemma] ?? phrase.words.last.flatMap({ byHead[$0] }),
                fits(phrase, chains[known], within: 12), adds(phrase, to: chains[known]) == 0
            {
                return known
            }
            if phrase.tokens.count <= 3, let titled = byTitle[Self.stem(lemma)],
                fits(phrase, chains[titled], within: 60)
            {
                return titled
            }
            if phrase.words.count == 1, phrase.traits.contains(.singular),
                let last = nouns.stands[lemma]?.compactMap({ lastOfKind[$0] }).first(where: {
                    phrase.sentence - chains[$0].lastSentence <= 3
                })
            {
                return last
            }
        }
        return add(draft: nil)
    }

    private func fits(_ phrase: Phrase, _ chain: Chain, within sentences: Int) -> Bool {
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
    private static func stem(_ title: String) -> String {
        for suffix in ["person", "woman", "man", "people", "men", "women"]
        where title.hasSuffix(suffix) {
            return String(title.dropLast(suffix.utf8.count))
        }
        return title
    }

    // MARK: - Pronouns

    private mutating func pronoun(
        _ phrase: Phrase, _ tree: SentenceTree, _ place: String
    ) -> Int? {
        guard let form = phrase.words.first else { return nil }
        if let key = Self.speaker[form] {
            if let known = speakers[place + key] { return known }
            let new = add(draft: nil)
            chains[new].isSpeaker = true
            speakers[place + key] = new
            return new
        }
        if let teller = teller(of: phrase, tree) { return teller }
        // `Chad and Mali … their war`: they are no body that was named before.
        if phrase.traits.contains(.plural), let joint, joint < phrase.head { return nil }
        var best: (score: Double, chain: Int)?
        let reach = phrase.traits.contains(.person) ? 5 : 3
        for chain in recent.reversed() {
            let candidate = chains[chain]
            guard phrase.sentence - candidate.lastSentence <= reach,
                !candidate.isSpeaker, phrase.traits.agrees(with: candidate.traits),
                isTold(candidate, by: phrase),
                !isBound(candidate, phrase, tree)
            else { continue }
            let score =
                candidate.salience / Double(1 << max(0, phrase.sentence - candidate.lastSentence))
            if score > best?.score ?? 0 { best = (score, chain) }
        }
        return best?.chain
    }

    /// `ANA said it was investigating`: a told clause's subject is whoever tells of it.
    private func teller(of pronoun: Phrase, _ tree: SentenceTree) -> Int? {
        let subject = tree.words[pronoun.head]
        guard subject.relation == .nsubj || subject.relation == .nsubjPassive,
            let clause = subject.head, tree.words.indices.contains(clause),
            tree.words[clause].relation == .ccomp, let verb = tree.words[clause].head,
            tree.words.indices.contains(verb), let above = doer(of: verb, tree),
            let chain = heads[above], !chains[chain].isSpeaker,
            pronoun.traits.agrees(with: chains[chain].traits),
            isTold(chains[chain], by: pronoun)
        else { return nil }
        return chain
    }

    /// Its own, or that of the verb that it is joined to.
    private func doer(of verb: Int, _ tree: SentenceTree) -> Int? {
        if let own = tree.first(of: verb, .nsubj) { return own }
        guard tree.words[verb].relation == .conj, let first = tree.words[verb].head,
            tree.words.indices.contains(first)
        else { return nil }
        return tree.first(of: first, .nsubj)
    }

    /// `he` is a person by name or noun, `it` no person; `they` more than one or a body.
    private func isTold(_ chain: Chain, by pronoun: Phrase) -> Bool {
        if pronoun.traits.contains(.person) { return chain.traits.contains(.person) }
        if pronoun.traits.contains(.plural) {
            let isBody = chain.draft.map { [.organization, .group].contains(types[$0]) } ?? false
            return isBody || chain.traits.contains(.plural)
        }
        return !chain.traits.contains(.person)
    }

    /// Two arguments of one verb are two, unless the pronoun is reflexive; and no phrase is meant
    /// by a pronoun inside it, but for one in its relative clause.
    private func isBound(_ chain: Chain, _ pronoun: Phrase, _ tree: SentenceTree) -> Bool {
        let isReflexive = pronoun.words.first.map { $0.hasSuffix("self") || $0.hasSuffix("selves") }
        for index in chain.members.suffix(4).reversed() {
            let member = phrases[index]
            guard member.sentence == pronoun.sentence else { return false }
            if member.tokens.contains(pronoun.head) {
                return !isInRelative(pronoun.head, of: member.head, tree)
            }
            let (one, other) = (tree.words[member.head], tree.words[pronoun.head])
            if isReflexive != true, other.relation != .nmodPossessive, one.head == other.head,
                one.head != nil, one.relation != .conj
            {
                return true
            }
        }
        return false
    }

    private func isInRelative(_ token: Int, of head: Int, _ tree: SentenceTree) -> Bool {
        var at = token
        for _ in 0..<Limits.climbMax {
            if tree.words[at].relation == .aclRelative, tree.words[at].head == head { return true }
            guard let next = tree.words[at].head, tree.words.indices.contains(next) else { break }
            at = next
        }
        return false
    }

    private static let speaker: [String: String] = [
        "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i", "we": "w", "us": "w",
        "our": "w", "ours": "w", "ourselves": "w", "you": "y", "your": "y", "yours": "y",
        "yourself": "y", "yourselves": "y",
    ]
}
