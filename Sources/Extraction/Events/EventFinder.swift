import Language
import Records

/// Finds the events of one sentence.
struct EventFinder {
    let lexicon: EventLexicon
    let words: EventWords
    let reading: Reading
    let sentence: Int
    let tree: SentenceTree
    let clauses: [Clause?]
    let manners: [Manner]
    let parties: PartyFinder
    let circumstances: Circumstances
    let quotes: QuoteCover
    let things: ThingOwners
    let genre: Genre

    /// What the article is about.
    enum Genre { case news, games, films }

    /// An event before it has its number.
    struct Draft {
        var code: EventCode?
        var trigger: Int
        var sources: [EventRecord.Party]
        var targets: [EventRecord.Party]
        var object: Span?
        var manner: Manner
        var rule: String
    }

    func find() -> [Draft] {
        var drafts: [Int: Draft] = [:]
        var spent: Set<Int> = []
        for token in tree.words.indices where tree.isVerb(token) {
            if let draft = verbal(token, &spent) { drafts[draft.trigger] = draft }
        }
        for token in tree.words.indices
        where tree.words[token].upos == .noun && !spent.contains(token) {
            if let draft = nominal(token) { drafts[token] = drafts[token] ?? draft }
        }
        dropGovernors(&drafts)
        dropDoubles(&drafts)
        return drafts.sorted { $0.key < $1.key }.map { published(somewhere(recoded($0.value))) }
    }

    /// `agreed to withdraw`: one event, told by its last verb.
    private func dropGovernors(_ drafts: inout [Int: Draft]) {
        for draft in drafts.sorted(by: { $0.key < $1.key }).map(\.value) {
            guard let governor = draft.manner.governor, governor != draft.trigger,
                let force = draft.manner.force, let code = draft.code,
                lexicon.code(code, under: force) != nil
            else { continue }
            guard let above = drafts[governor], above.code != nil else {
                // `the court ordered the mayor to free them`: asked is the mayor.
                let askers = force == .demanded ? clauses[governor].map(doers) ?? [] : []
                if tree.isVerb(draft.trigger), !askers.isEmpty, !isSame(askers[0], draft.sources) {
                    drafts[draft.trigger]?.sources = unique(askers)
                    if !draft.sources.isEmpty { drafts[draft.trigger]?.targets = draft.sources }
                }
                continue
            }
            if draft.targets.isEmpty { drafts[draft.trigger]?.targets = above.targets }
            if force == .demanded, !above.sources.isEmpty {
                drafts[draft.trigger]?.sources = above.sources
                drafts[draft.trigger]?.targets = (draft.sources + draft.targets)
                    .filter { !isSame($0, above.sources) }
            }
            drafts[governor] = nil
        }
    }

    /// What the manner makes of the code.
    private func recoded(_ draft: Draft) -> Draft {
        guard let code = draft.code else { return draft }
        var draft = draft
        // Who did not accept has refused.
        if draft.manner.force == nil, draft.manner.polarity == .negative,
            draft.manner.modality == .asserted, code.type == "AGREE"
        {
            draft.manner.force = .refused
        }
        guard let force = draft.manner.force, let other = lexicon.code(code, under: force)
        else { return draft }
        draft.code = other
        if force != .planned { draft.manner.polarity = .positive }
        if [.threatened, .ended, .agreed, .demanded].contains(force) {
            draft.manner.modality = .asserted
        }
        return draft
    }

    private func verbal(_ verb: Int, _ spent: inout Set<Int>) -> Draft? {
        guard let clause = clauses[verb], !isNoParty(clause) else { return nil }
        let fit = EventFit(tree: tree, parties: parties, circumstances: circumstances)
        let best = fit.best(lexicon.verb(tree.lemma(verb)), clause)
        let manner = manners[verb]
        let supported = supported(verb, clause, over: best, &spent)
        if let demand = demanded(
            verb, supported?.code ?? best?.code, supported?.rule ?? best?.rule, clause)
        {
            return demand
        }
        if let supported { return supported }
        guard let best, !isPlayed(best.code, clause) else {
            return best == nil ? plain(verb, clause, manner) : nil
        }
        var (sources, targets) = roles(best, clause)
        if sources.isEmpty, targets.isEmpty { return nil }
        pair(&sources, &targets, best.code, clause)
        if targets.isEmpty { targets = targetsBelow(clause, best.code, except: sources) }
        if targets.isEmpty, best.code.type == "AID" {
            targets = targetsOfPurpose(verb, clause, except: sources)
        }
        spent.formUnion(clause.objects.filter { best.objects.lemmas.contains(tree.lemma($0)) })
        let entry = modified(best, clause)
        if sources.isEmpty {
            sources = attackers(beside: verb, clause, best.code).filter { !isSame($0, targets) }
        }
        let joint = abducted(shared(entry.code, clause, sources), verb, sources, targets)
        let code = spoken(joint, verb, sources, targets)
        pair(&sources, &targets, code, clause)
        return Draft(
            code: code, trigger: verb, sources: sources, targets: targets,
            object: object(of: clause, verb), manner: manner, rule: entry.rule)
    }

    func object(of clause: Clause, _ verb: Int) -> Span? {
        (clause.objects.first ?? clause.recipients.first).flatMap {
            circumstances.object($0, of: verb)
        }
    }

    /// Storms and shares do nothing to anybody.
    private func isNoParty(_ clause: Clause) -> Bool {
        clause.subjects.contains {
            (words.isNature(tree.lemma($0)) || words.isMarket(tree.lemma($0)))
                && parties.party($0) == nil
        }
    }

    /// `beat Italy 2-1`, `attacked the goal`: a game's words stand beside it.
    private func isPlayed(_ code: EventCode, _ clause: Clause) -> Bool {
        guard Self.playable.contains(code.cameo) else { return false }
        let folded = reading.folded[sentence]
        if tree.words.indices.contains(where: { words.isSport(tree.lemma($0)) }) { return true }
        return clause.objects.contains { object in
            object + 3 < folded.count && tree.words[object + 1].upos == .number
                && ["-", "–"].contains(folded[object + 2])
                && tree.words[object + 3].upos == .number
        }
    }

    private static let playable: Set = [
        "040", "080", "120", "130", "170", "171", "172", "180", "182", "190", "191", "192",
    ]

    /// A main clause's verb that is in no list, told bare where somebody named does it.
    private func plain(_ verb: Int, _ clause: Clause, _ manner: Manner) -> Draft? {
        let relation = tree.words[verb].relation
        guard relation == .root || relation == .conj, !words.isLight(tree.lemma(verb)),
            !clause.isPassive, !quotes.isCue(verb, of: sentence)
        else { return nil }
        let sources = clause.subjects.compactMap { parties.party($0) }.filter { $0.entity != nil }
        let targets = clause.objects.compactMap { parties.party($0) }
        guard !sources.isEmpty, !clause.objects.isEmpty else { return nil }
        return Draft(
            code: nil, trigger: verb, sources: unique(sources), targets: unique(targets),
            object: object(of: clause, verb), manner: manner, rule: "events/other")
    }
}
