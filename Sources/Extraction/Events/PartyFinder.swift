import Language
import Prose
import Records

/// Finds who a noun of a sentence is: a party itself, or the party that it belongs to.
struct PartyFinder {
    let reading: Reading
    let entities: EntityTable
    let sentence: Int
    let tree: SentenceTree
    let words: EventWords
    /// For each token the mention that it heads, and the shortest that covers it.
    private let headed: [EntityTable.Mention?]
    private let covering: [EntityTable.Mention?]

    init(
        reading: Reading, entities: EntityTable, sentence: Int, tree: SentenceTree,
        words: EventWords
    ) {
        self.reading = reading
        self.entities = entities
        self.sentence = sentence
        self.tree = tree
        self.words = words
        var headed = [EntityTable.Mention?](repeating: nil, count: tree.words.count)
        var covering = headed
        for mention in entities.mentions(of: sentence) {
            if headed.indices.contains(mention.head), headed[mention.head] == nil {
                headed[mention.head] = mention
            }
            for token in mention.tokens where covering.indices.contains(token) {
                if covering[token].map({ mention.tokens.count < $0.tokens.count }) ?? true {
                    covering[token] = mention
                }
            }
        }
        self.headed = headed
        self.covering = covering
    }

    func mention(headedBy token: Int) -> EntityTable.Mention? { headed[token] }

    /// The party that a noun names.
    func party(_ token: Int) -> EventRecord.Party? {
        if let mention = headed[token] ?? ending(at: token) {
            // Who may as well be somebody else is told as he stands.
            if mention.isDoubtful, let someone = someone(token) { return someone }
            return isParty(mention) ? party(mention) : nil
        }
        if let someone = someone(token) { return someone }
        return named(beside: token) ?? nameless(token)
    }

    /// Who a noun is by the name beside it: `Secretary of State Antony Blinken`, where the title
    /// heads the name; `the president, Hassan Rouhani, …`; `her husband, a clerk, John Doe`.
    private func named(beside token: Int) -> EventRecord.Party? {
        let isSomebody = sector(tree.lemma(token)) != nil
        guard tree.words[token].upos == .noun || isSomebody,
            ![.compound, .amod].contains(tree.words[token].relation)
        else { return nil }
        if isSomebody,
            let name = tree.dependents(of: token, .nmod, .flat).first(where: {
                $0 > token && tree.preposition(of: $0) == nil && isPerson($0)
            }), let mention = headed[name] ?? ending(at: name)
        {
            return party(mention)
        }
        var at = token
        for _ in 0..<Limits.partitiveDepthMax {
            guard let other = tree.first(of: at, .appos) else { return nil }
            if let mention = headed[other] ?? ending(at: other) {
                let isMeant = isSomebody ? isParty(mention) : isPerson(other)
                return isMeant ? party(mention) : nil
            }
            at = other
        }
        return nil
    }

    /// `he`, `them`, where nobody knows who is meant: they are told as they stand.
    private func someone(_ token: Int) -> EventRecord.Party? {
        guard tree.words[token].upos == .pronoun else { return nil }
        let party = EventRecord.Party(reading.span(token..<token + 1, of: sentence))
        return party.isUnresolved ? party : nil
    }

    /// Whether a capital or building stands for the government in it.
    func isMetonym(_ token: Int) -> Bool {
        (headed[token] ?? ending(at: token))?.standsFor != nil
    }

    /// `U.S. and South Korean forces`: a joined word before a noun names one more.
    func beside(_ token: Int) -> [EventRecord.Party] {
        guard let mention = headed[token] else { return further(token) }
        // `the two countries` are both.
        let sides = entities.mentions(of: sentence).filter {
            $0.head == token && $0.tokens == mention.tokens && $0.entity != mention.entity
        }
        if !sides.isEmpty { return sides.map(party) }
        return tree.dependents(of: token, .compound, .amod, .nmodPossessive)
            .filter {
                !mention.tokens.contains($0)
                    && (tree.first(of: $0, .conj) != nil || isListed($0, before: token))
            }
            .compactMap(party)
    }

    /// `U.S.` of `U.S. and South Korean forces`, which a parse may hang on the forces both.
    private func isListed(_ modifier: Int, before noun: Int) -> Bool {
        let next = tree.extent(of: modifier).upperBound
        return tree.words[noun].features.contains(.plural) && next < noun
            && ["and", "&"].contains(reading.folded[sentence][next])
    }

    private func isPerson(_ token: Int) -> Bool {
        (headed[token] ?? ending(at: token)).map { entities.record(of: $0).type == .person }
            ?? false
    }

    /// The noun that a part, number or kind is of: `soldiers` of `a number of soldiers`.
    func core(of token: Int) -> Int {
        var at = token
        for _ in 0..<Limits.partitiveDepthMax {
            guard words.isPartitive(tree.lemma(at)) || tree.words[at].upos == .number,
                let inner = tree.dependents(of: at, .nmod).first(where: {
                    tree.preposition(of: $0) == "of"
                })
            else { break }
            at = inner
        }
        return at
    }

    /// The place that is a target: `the annexation of Crimea`.
    func place(_ token: Int) -> EventRecord.Party? {
        guard let mention = headed[token] ?? ending(at: token) else { return nil }
        // The Sea of Japan is nobody.
        if words.isScene(tree.lemma(token).lowercased()) { return nil }
        let type = entities.record(of: mention).type
        return type == .place || type == .facility ? party(mention) : nil
    }

    /// The party that a thing belongs to: `China's balloon`, `the Russian jet`.
    func owner(_ token: Int) -> EventRecord.Party? {
        // The Sea of Japan is nobody's.
        if Self.waters.contains(tree.lemma(token)) { return nil }
        // `his US citizenship` is his, `his U.S. counterpart` is not.
        if sector(tree.lemma(token)) == nil,
            tree.dependents(of: token, .compound, .amod).contains(where: { party($0) != nil }),
            let owner = pronounOwner(token)
        {
            return owner
        }
        for child in tree.dependents(of: token, .nmodPossessive, .amod, .compound, .nmod)
        where tree.words[child].relation != .nmod
            || ["of", "for", "from", "by"].contains(tree.preposition(of: child) ?? "")
        {
            if tree.words[child].upos == .pronoun || tree.lemma(child) == "whose" {
                guard let other = antecedent(of: child) else { continue }
                return party(other)
            }
            if let found = party(core(of: child)) { return found }
        }
        // `the missiles fired by Chad`, not `the strikes cited by Chad`.
        return tree.dependents(of: token, .acl).lazy.filter {
            !words.isTelling(tree.lemma($0)) && !Self.citing.contains(tree.lemma($0))
        }.compactMap {
            tree.first(of: $0, .oblAgent).flatMap(party)
        }.first
    }

    private static let citing: Set = ["cite", "describe", "mention", "quote"]
    private static let waters: Set = [
        "bay", "channel", "gulf", "lake", "ocean", "river", "sea", "strait",
    ]

    /// The noun that `whose` stands for: that before its clause.
    func antecedent(of whose: Int) -> Int? {
        guard tree.lemma(whose) == "whose", var at = tree.words[whose].head else { return nil }
        for _ in 0..<Limits.climbMax {
            guard let head = tree.words[at].head, tree.words.indices.contains(head) else {
                return nil
            }
            if tree.words[at].relation == .aclRelative { return head < whose ? head : nil }
            at = head
        }
        return nil
    }

    /// The party whose a thing is by a pronoun: `its ships`.
    func pronounOwner(_ token: Int) -> EventRecord.Party? {
        tree.first(of: token, .nmodPossessive).flatMap {
            tree.words[$0].upos == .pronoun ? party($0) : nil
        }
    }

    /// The nouns that a part or number is of: both of `thousands of women and girls`.
    func cores(of token: Int) -> [Int] {
        let core = core(of: token)
        return core == token ? [token] : tree.joined(core)
    }

    /// The party, or all whose it is: `the campaigns of Clinton and Sanders`.
    func partyOrOwners(_ token: Int) -> [EventRecord.Party] {
        let core = core(of: token)
        if let party = party(core) { return [party] }
        guard let owner = owner(core) else { return [] }
        let named = tree.dependents(of: core, .nmod, .nmodPossessive).first {
            party(self.core(of: $0)) == owner
        }
        guard let named else { return [owner] }
        return tree.joined(named).compactMap { party(self.core(of: $0)) }
    }

    func partyOrOwner(_ token: Int) -> EventRecord.Party? {
        let core = core(of: token)
        return party(core) ?? owner(core)
    }

    /// `German police`, `rebels`: somebody without a name; the actor by the country beside the
    /// noun.
    private func nameless(_ token: Int) -> EventRecord.Party? {
        if let crowd = crowd(token) { return crowd }
        // `the fanatic`, of which a tagger makes an adjective.
        let isNoun =
            [.noun, .properNoun].contains(tree.words[token].upos)
            || [.nsubj, .nsubjPassive, .obj].contains(tree.words[token].relation)
                && tree.words[token].upos == .adjective && tree.first(of: token, .det) != nil
        guard isNoun, ![.compound, .amod].contains(tree.words[token].relation) || isDoer(token),
            let sector = isAircraft(token) ? "MIL" : sector(tree.lemma(token)),
            !isSystem(token),
            !words.isBare(tree.lemma(token)) || tree.first(of: token, .det, .amod, .compound) != nil
                || tree.lemma(token) != reading.folded[sentence][token]
        else { return nil }
        // `shot dead 22 people`.
        let before = tree.dependents(of: token, .amod, .compound, .nummod, .nmodPossessive, .det)
            .filter { tree.lemma($0) != "dead" || tree.first(of: token, .nummod) == nil }
        let start = before.map { tree.extent(of: $0).lowerBound }.min() ?? token
        let end = tree.dependents(of: token, .flat).map { $0 + 1 }.max() ?? token
        let range = min(start, token)..<max(token + 1, end)
        return EventRecord.Party(
            reading.span(range, of: sentence),
            actor: owner(token)?.actor.map { actor(sector, under: $0) })
    }

    /// `Police` of `Police shot and killed him`, where a parse takes `shot` for a noun.
    private func isDoer(_ token: Int) -> Bool {
        guard let head = tree.words[token].head, tree.words.indices.contains(head),
            tree.words[head].relation == .root, token == head - 1,
            let next = tree.first(of: head, .conj)
        else { return false }
        return tree.isVerb(next) && tree.words[next].features.contains(.past)
    }

    /// The leader of an armed group or party belongs to it, that of a state to its government; who
    /// belongs to a body without a country is of its sector.
    func actor(_ sector: String, under owner: String) -> String {
        // A company's people are no society's.
        if owner.hasSuffix(".BUS") || owner.hasSuffix(".MED") || Self.publicSectors.contains(owner)
            || ["BUS", "CVL", "MED"].contains(owner)
        {
            return owner
        }
        if sector.isEmpty || sector == "GOV", ["REB", "OPP", "NGO"].contains(owner.suffix(3)) {
            return owner
        }
        return sector.isEmpty ? String(owner.prefix(3)) : owner.prefix(3) + "." + sector
    }

    /// Of `rebels` too, which a tagger may take for a name at the head of a sentence.
    func sector(_ lemma: String) -> String? {
        if let sector = words.sector(lemma) { return sector }
        // A psychiatrist is somebody.
        if lemma.hasSuffix("ist"), lemma.utf8.count > 6 { return "CVL" }
        if lemma.hasSuffix("-year-old") { return "CVL" }
        guard lemma.hasSuffix("s") else { return nil }
        return words.sector(String(lemma.dropLast()))
            ?? (lemma.hasSuffix("ies") ? words.sector(lemma.dropLast(3) + "y") : nil)
    }

    private func ending(at token: Int) -> EntityTable.Mention? {
        guard let mention = covering[token],
            mention.tokens.upperBound == token + 1 || mention.head == token
        else { return nil }
        return mention
    }

    private func isParty(_ mention: EntityTable.Mention) -> Bool {
        let record = entities.record(of: mention)
        // A missile: `Hwasong-12`.
        if record.actor == nil, isModel(mention) { return false }
        // A capital that stands for its government elsewhere is here the town.
        if record.type == .place, mention.form == .name { return mention.standsFor != nil }
        if record.actor != nil || mention.standsFor != nil { return true }
        switch record.type {
        case .person, .organization, .country, .group: return true
        default: return false
        }
    }

    private func party(_ mention: EntityTable.Mention) -> EventRecord.Party {
        let record = entities.record(of: mention)
        return EventRecord.Party(
            reading.text.span(mention.range), entity: record.id, actor: record.actor)
    }
}
